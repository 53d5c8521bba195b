// The page /field/: interviews filled in with or without network. What it does, in order: know who is here (by the server,
// or by the passphrase where there is no network), show the forms and what is kept, fill one in, send when there is network.
import { Vault, forms } from "./vault.js";
import { openForm, answerTo, Pages } from "./engine.js";
import { fetchForms, readState, send } from "./sync.js";

const here = document.getElementById("field").dataset;
const words = JSON.parse(document.getElementById("field-words").textContent);
const language = document.documentElement.lang;
const at = (id) => document.getElementById(id);
const QUIET_MINUTES = 15;
const SYNC_EVERY = 60 * 1000;
const KEEP_AFTER = 1200;

let vault = null; // of whoever is here
let state = null; // what the server said of them; null without network or sign-in
let filling = null; // {entry, form, engine, pages}
let isOpening = false;
let lastAct = Date.now();

const say = (sentence, values = {}) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
const moment = (time) => new Intl.DateTimeFormat(`${language}-MA`, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" }).format(time);

function show(id) {
  for (const panel of ["field-locked", "field-home", "field-form"]) at(panel).hidden = panel !== id;
  window.scrollTo(0, 0);
}

function tell(sentence, kind = "info") {
  const note = at("field-note");
  note.className = `note ${kind}`;
  note.hidden = !sentence;
  note.querySelector("[data-words]").textContent = sentence;
}

function line() {
  const status = at("field-line");
  status.className = `status ${state ? "good" : "waiting"}`;
  status.textContent = state ? words.connected : words.alone;
}

// Who is here -------------------------------------------------------------------------------------------------------

async function meet() {
  const found = await readState(here.state);
  state = found || null;
  line();
  if (state) {
    // Another signed in since: what was open belongs to somebody else.
    if (vault && vault.tag !== state.tag) await leave();
    if (!vault) vault = await Vault.of(state);
    await fetchForms(state);
    return true;
  }
  if (found === null && vault) return true; // signed out meanwhile: the work that is open goes on, and is sent later
  return Boolean(vault);
}

async function leave() {
  if (filling) await keep();
  close();
  vault = null;
}

async function lockUp(sentence = "") {
  await leave();
  at("field-unlock").hidden = !(await Vault.isAnySealed());
  at("field-none").hidden = await Vault.isAnySealed();
  at("field-passphrase").value = "";
  show("field-locked");
  tell(sentence);
}

at("field-unlock").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  const opened = await Vault.open(at("field-passphrase").value);
  button.disabled = false;
  at("field-passphrase").value = "";
  if (!opened) { tell(words.wrong, "bad"); return; }
  vault = opened;
  tell("");
  await home();
});

at("field-seal").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [first, second] = ["field-new", "field-again"].map((id) => at(id).value);
  if (first.normalize("NFKC").length < 10) { tell(words.short, "bad"); return; }
  if (first !== second) { tell(words.differ, "bad"); return; }
  if (!state) { tell(words.needsNetwork, "bad"); return; }
  await Vault.seal(state, first);
  ["field-new", "field-again"].forEach((id) => { at(id).value = ""; });
  tell(words.sealed, "success");
  await home();
});

// What there is to do -----------------------------------------------------------------------------------------------

function row(title, facts, buttons) {
  const item = document.createElement("li");
  item.className = "panel";
  const head = document.createElement("h3");
  head.textContent = title;
  item.append(head);
  for (const fact of facts.filter(Boolean)) {
    const text = document.createElement("p");
    text.textContent = fact;
    item.append(text);
  }
  const bar = document.createElement("div");
  bar.className = "field-buttons";
  for (const [label, act, kind] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `btn ${kind}`;
    button.textContent = label;
    button.addEventListener("click", act);
    bar.append(button);
  }
  if (buttons.length) item.append(bar);
  return item;
}

async function home() {
  if (!vault) { await lockUp(); return; }
  const entries = await vault.list();
  const offered = (await forms.all()).filter((form) => form.offered).sort((one, other) => one.title.localeCompare(other.title, language));
  at("field-forms").replaceChildren(...offered.map((form) => row(form.title, [say(words.version, { version: form.version })],
    [[words.begin, () => begin(form), "btn-primary"]])));
  at("field-no-forms").hidden = offered.length > 0;
  const shown = entries.map((entry) => row(entry.title || words.closedTitle, [
    entry.label, say(words[`is_${entry.state}`], { when: moment(entry.at) }), entry.problem,
  ], entry.state === "draft" || entry.state === "refused"
    ? [[words.goOn, () => goOn(entry.id), "btn-primary"], [words.discard, () => discard(entry), "btn-secondary"]] : []));
  at("field-entries").replaceChildren(...shown);
  at("field-nothing").hidden = shown.length > 0;
  at("field-sync").hidden = !entries.some((entry) => entry.state === "ready");
  at("field-sealing").hidden = !state || (await Vault.isSealed(vault.tag));
  if (filling || isOpening) return; // a form was opened while this was being drawn
  show("field-home");
  const { person } = asked();
  if (person && at("field-note").hidden) tell(say(words.forPerson, { reference: person }));
}

async function discard(entry) {
  const dialog = at("field-discard");
  dialog.showModal();
  const answer = await new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
  if (answer === "yes") await vault.remove(entry.id);
  await home();
}

async function synchronise(isAsked = false) {
  if (!(await meet()) || !vault) return;
  if (!state) { if (isAsked) tell(words.stillAlone, "warning"); return; }
  await send(vault, state, (entry, said) => {
    tell(say(said.state === "landed" ? words.landed : said.state === "conflict" ? words.conflict : words.waits,
      { title: entry.title, label: entry.label, problem: said.problem || "" }), said.state === "landed" ? "success" : "warning");
  });
  if (!at("field-home").hidden) await home();
}

// Filling in --------------------------------------------------------------------------------------------------------

function asked() {
  return Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
}

async function begin(form) {
  const wanted = asked();
  const reference = Object.entries(form.mapping).find(([, field]) => field === "person.reference");
  const values = reference && wanted.person ? { [reference[0]]: wanted.person } : {};
  history.replaceState(null, "", window.location.pathname);
  await fill({ id: crypto.randomUUID(), form: form.hash, title: form.title, label: wanted.person || "", state: "draft", xml: "", files: [] }, values);
}

async function goOn(id) {
  const entry = await vault.get(id);
  await fill({ ...entry, state: "draft", problem: "" }, {});
}

async function fill(entry, values) {
  const form = await forms.get(entry.form);
  if (!form) { tell(words.noForm, "bad"); return; }
  tell("");
  isOpening = true;
  const stage = document.createElement("div");
  at("field-stage").replaceChildren(stage);
  at("field-title").textContent = entry.title;
  show("field-form");
  try {
    const engine = await openForm(stage, { engine: here.engine, form, entry, values, language, words });
    const pages = new Pages(stage);
    filling = { entry, form, engine, pages, isChanged: Boolean(Object.keys(values).length), timer: 0 };
    pages.changed = turn;
    isOpening = false;
    turn();
  } catch (error) {
    console.error(error);
    isOpening = false;
    close();
    await home();
    tell(words.broken, "bad");
    return;
  }
  for (const kind of ["input", "change", "click"]) stage.addEventListener(kind, changed);
}

function turn() {
  const { pages } = filling;
  at("field-where").textContent = pages.count > 1 ? say(words.page, { page: pages.at + 1, pages: pages.count }) : "";
  at("field-progress").max = pages.count;
  at("field-progress").value = pages.at + 1;
  at("field-progress").hidden = pages.count < 2;
  at("field-back").hidden = pages.at === 0;
  at("field-next").hidden = pages.at >= pages.count - 1;
  at("field-finish").hidden = pages.at < pages.count - 1;
}

function changed() {
  if (!filling) return;
  filling.isChanged = true;
  clearTimeout(filling.timer);
  filling.timer = setTimeout(keep, KEEP_AFTER);
}

// The answers as they stand, onto this computer. One at a time: two writings of one draft must not overtake each other.
let writing = Promise.resolve();
function keep() {
  const { entry, form, engine, isChanged } = filling || {};
  if (!isChanged) return writing;
  filling.isChanged = false;
  clearTimeout(filling.timer);
  const owner = vault;
  writing = writing.then(async () => {
    Object.assign(entry, await engine.collect());
    const reference = Object.entries(form.mapping).find(([, field]) => field === "person.reference");
    entry.label = reference ? answerTo(entry.xml, reference[0]) : "";
    await owner.save(entry);
    at("field-kept").textContent = say(words.kept, { when: moment(Date.now()) });
  }).catch(() => { tell(words.notKept, "bad"); });
  return writing;
}

function close() {
  if (!filling) return;
  filling.pages.stop();
  filling.engine.close();
  at("field-stage").replaceChildren();
  at("field-kept").textContent = "";
  filling = null;
}

async function step(by) {
  await keep();
  filling.pages.go(filling.pages.at + by);
  window.scrollTo(0, 0);
  at("field-title").focus();
}

at("field-back").addEventListener("click", () => step(-1));
at("field-next").addEventListener("click", () => step(1));
at("field-later").addEventListener("click", async () => { await keep(); close(); await home(); });
at("field-finish").addEventListener("click", async () => {
  const { engine, pages, entry } = filling;
  if (engine.problems()) {
    engine.showProblems();
    await new Promise((resolve) => setTimeout(resolve, 50));
    pages.goToProblem();
    tell(words.missing, "bad");
    return;
  }
  filling.isChanged = true;
  entry.state = "ready";
  await keep();
  close();
  tell(words.ready, "success");
  await home();
  await synchronise();
});
at("field-sync").querySelector("button").addEventListener("click", () => synchronise(true));
at("field-lock").addEventListener("click", () => lockUp(words.lockedNow));

// From the beginning ------------------------------------------------------------------------------------------------

for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => { lastAct = Date.now(); });
document.addEventListener("visibilitychange", () => { if (document.hidden && filling) keep(); });
window.addEventListener("pagehide", () => { if (filling) keep(); });
window.addEventListener("online", () => synchronise());
window.addEventListener("offline", () => { state = null; line(); });
setInterval(() => { if (vault) synchronise(); }, SYNC_EVERY);
setInterval(() => { if (vault && Date.now() - lastAct > QUIET_MINUTES * 60 * 1000) lockUp(words.lockedQuiet); }, 15000);

async function start() {
  if (!window.isSecureContext || !("serviceWorker" in navigator) || !window.indexedDB) { show(""); tell(words.insecure, "bad"); return; }
  navigator.serviceWorker.register(here.worker, { scope: here.scope }).catch(() => tell(words.noWorker, "warning"));
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  if (!(await meet())) { await lockUp(); return; }
  await home();
  await synchronise();
  const wanted = asked();
  const form = wanted.form && (await forms.all()).find((one) => one.offered && one.form_id === wanted.form);
  if (form) await begin(form);
}
start();
