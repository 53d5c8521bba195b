// The three answers of a ceremony, heard as well as seen: given, already given, not entitled.
// Made here from plain tones; silent until the page was touched once, as browsers ask.
(() => {
  "use strict";
  // Each: [hertz, begins at second, lasts seconds]
  const TUNES = {
    given: [[660, 0, 0.12], [880, 0.13, 0.22]],
    already: [[520, 0, 0.14], [520, 0.24, 0.14]],
    refused: [[220, 0, 0.45]],
  };
  let context = null;

  function play(name) {
    const tune = TUNES[name];
    const Audio = window.AudioContext || window.webkitAudioContext;
    // Before the first touch the browser would refuse, and say so.
    const touched = !navigator.userActivation || navigator.userActivation.hasBeenActive;
    if (!tune || !Audio || !touched) return;
    context = context || new Audio();
    context.resume().catch(() => {});
    for (const [hertz, at, lasts] of tune) {
      const begin = context.currentTime + at;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = name === "refused" ? "square" : "sine";
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, begin);
      volume.gain.exponentialRampToValueAtTime(name === "refused" ? 0.12 : 0.3, begin + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + lasts);
      tone.connect(volume).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + lasts);
    }
    if (navigator.vibrate) navigator.vibrate(name === "given" ? 80 : [80, 80, 80]);
  }

  function heard(root) {
    const result = root.matches && root.matches("[data-sound]") ? root : root.querySelector("[data-sound]");
    if (!result || result.dataset.heard) return;
    result.dataset.heard = "1";
    document.dispatchEvent(new CustomEvent("fursa:sound", { detail: result.dataset.sound }));
    play(result.dataset.sound);
  }

  heard(document.body);
  document.addEventListener("htmx:afterSettle", (event) => heard(event.target));
})();
