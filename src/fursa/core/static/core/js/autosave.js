// Keeps what is being typed in a form marked data-autosave="name", so that a time-out, a lost line or a closed
// browser costs seconds. Shared computers: it is kept on this machine only, for a day, encrypted with a key that
// the server gives to the signed-in user's own pages; where the browser has no encryption, in this tab alone.
(() => {
  "use strict";
  const DAY = 24 * 60 * 60 * 1000;
  const PREFIX = "fursa:draft:";
  const PENDING = "fursa:sent";
  const SKIPPED = new Set(["password", "hidden", "file", "submit", "button", "reset"]);
  const { draftKey, user } = document.body.dataset;
  const form = document.querySelector("form[data-autosave]");
  const subtle = window.crypto && window.crypto.subtle;
  const store = subtle ? window.localStorage : window.sessionStorage;

  for (const name of Object.keys(store)) {
    if (!name.startsWith(PREFIX)) continue;
    try { if (JSON.parse(store[name]).at + DAY < Date.now()) store.removeItem(name); } catch { store.removeItem(name); }
  }
  // A form that was sent and answered by any signed-in page but a new sign-in has arrived.
  const sent = JSON.parse(window.sessionStorage.getItem(PENDING) || "null");
  if (!draftKey) {
    if (sent) window.sessionStorage.setItem(PENDING, JSON.stringify({ ...sent, interrupted: true }));
    return;
  }
  if (sent && !sent.interrupted) store.removeItem(sent.name);
  window.sessionStorage.removeItem(PENDING);
  if (!form) return;

  const name = PREFIX + user + ":" + window.location.pathname + ":" + form.dataset.autosave;
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const letters = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const key = subtle ? subtle.importKey("raw", bytes(draftKey), "AES-GCM", false, ["encrypt", "decrypt"]) : null;

  async function lock(values) {
    const text = JSON.stringify(values);
    if (!key) return { at: Date.now(), text };
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    const locked = await subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(text));
    // In pieces: a long form is more than one call may spread.
    let out = "";
    const all = new Uint8Array(locked);
    for (let i = 0; i < all.length; i += 8192) out += String.fromCharCode(...all.subarray(i, i + 8192));
    return { at: Date.now(), iv: letters(iv), text: btoa(out) };
  }

  async function unlock(draft) {
    if (!key) return JSON.parse(draft.text);
    const open = await subtle.decrypt({ name: "AES-GCM", iv: bytes(draft.iv) }, await key, bytes(draft.text));
    return JSON.parse(new TextDecoder().decode(open));
  }

  const controls = () => [...form.elements].filter((one) => one.name && !SKIPPED.has(one.type));
  function values() {
    const found = {};
    for (const one of controls()) {
      const list = (found[one.name] = found[one.name] || []);
      if (one.type === "checkbox" || one.type === "radio") { if (one.checked) list.push(one.value); }
      else if (one.multiple) list.push(...[...one.selectedOptions].map((option) => option.value));
      else list.push(one.value);
    }
    return found;
  }
  function fill(saved) {
    const used = {};
    for (const one of controls()) {
      const list = saved[one.name];
      if (!list) continue;
      if (one.type === "checkbox" || one.type === "radio") one.checked = list.includes(one.value);
      else if (one.multiple) [...one.options].forEach((option) => { option.selected = list.includes(option.value); });
      else one.value = list[(used[one.name] = (used[one.name] ?? -1) + 1)] ?? "";
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const atFirst = JSON.stringify(values());
  let last = atFirst;
  let leaving = false;
  async function keep() {
    const now = JSON.stringify(values());
    if (now === last || leaving) return;
    last = now;
    try { store.setItem(name, JSON.stringify(await lock(JSON.parse(now)))); } catch { /* no room: typing goes on */ }
  }

  async function offer() {
    const raw = store.getItem(name);
    // A page that comes back with errors holds what was sent: that is the newer one.
    if (!raw || document.querySelector(".problems")) return;
    let saved;
    try { saved = await unlock(JSON.parse(raw)); } catch { store.removeItem(name); return; }
    if (JSON.stringify(saved) === atFirst) return;
    fill(saved);
    last = JSON.stringify(values());
    const notice = document.getElementById("draft-notice");
    if (!notice) return;
    const shown = notice.content.firstElementChild.cloneNode(true);
    shown.querySelector("button").addEventListener("click", () => {
      store.removeItem(name);
      fill(JSON.parse(atFirst));
      last = atFirst;
      shown.remove();
    });
    form.before(shown);
  }

  form.addEventListener("submit", () => {
    keep();
    window.sessionStorage.setItem(PENDING, JSON.stringify({ name }));
  });
  form.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) { store.removeItem(name); last = JSON.stringify(values()); } });
  form.addEventListener("input", () => { window.clearTimeout(form.draftTimer); form.draftTimer = window.setTimeout(keep, 800); });
  window.setInterval(keep, 5000);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  // Leaving on purpose leaves nothing behind.
  document.querySelectorAll("form[data-sign-out]").forEach((out) => out.addEventListener("submit", () => {
    leaving = true;
    Object.keys(store).filter((one) => one.startsWith(PREFIX + user + ":")).forEach((one) => store.removeItem(one));
  }));
  offer();
})();
