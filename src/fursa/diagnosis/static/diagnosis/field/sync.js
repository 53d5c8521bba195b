// To and from the server: who is signed in, the forms in use, and the interviews that are ready.
import { forms } from "./vault.js";

// Who is signed in; null where nobody is; undefined where the server is not reached.
export async function readState(url) {
  try {
    const answer = await fetch(url, { cache: "no-store", redirect: "manual", headers: { Accept: "application/json" } });
    if (answer.status >= 500) return undefined;
    return answer.ok ? await answer.json() : null; // sent to sign in, or not allowed
  } catch { return undefined; }
}

export async function fetchForms(state) {
  const known = new Set((await forms.all()).map((form) => form.hash));
  for (const { url, ...form } of state.forms) {
    if (known.has(form.hash)) continue;
    try {
      const answer = await fetch(url, { redirect: "error" });
      if (answer.ok) await forms.put({ ...form, xml: await answer.text(), offered: true });
    } catch { /* the network went meanwhile: next time */ }
  }
  await forms.tidy(state.forms.map((form) => form.hash));
}

// Sends what is ready. What the server has taken is wiped here; what it refuses stays, with its reason.
export async function send(vault, state, told) {
  for (const entry of await vault.list()) {
    if (entry.state !== "ready") continue;
    const body = new FormData();
    body.append("xml_submission_file", new Blob([entry.xml], { type: "text/xml" }), "submission.xml");
    for (const file of entry.files) body.append(file.name, new Blob([file.bytes], { type: file.type }), file.name);
    let answer;
    try {
      answer = await fetch(state.submit, { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": state.csrf, Accept: "application/json" } });
    } catch { return; } // no network: everything stays as it is
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 201) {
      await vault.remove(entry.id);
      told({ ...entry, xml: "", files: [] }, said);
    } else if (answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)) {
      await vault.save({ ...entry, state: "refused", problem: said.problem || "" });
    } else {
      return; // signed out, or the server is unwell: later
    }
  }
}
