// One form on the screen, drawn by ODK Web Forms: a page for each theme, and its answers at any moment.

const XFORM = "text/xml";

// ODK Web Forms tells of its answers when they are sent, and not before. A half-finished interview is worth as much: the
// form's root is a property of the component that shows the title, and gives the answers as they stand.
function rootOf(container) {
  const waiting = [container._vnode];
  while (waiting.length) {
    const node = waiting.pop();
    if (!node) continue;
    const { component } = node;
    if (component) {
      const { form } = component.props || {};
      if (form && form.prepareInstancePayload) return form;
      waiting.push(component.subTree);
    }
    if (Array.isArray(node.children)) waiting.push(...node.children.filter((one) => one && typeof one === "object"));
  }
  return null;
}

function speak(app, language, words) {
  const say = (options) => (day) => new Intl.DateTimeFormat(`${language}-MA`, { timeZone: "UTC", ...options }).format(day);
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)));
  Object.assign(app.config.globalProperties.$primevue.config.locale, {
    dayNames: days.map(say({ weekday: "long" })), dayNamesShort: days.map(say({ weekday: "short" })),
    dayNamesMin: days.map(say({ weekday: "narrow" })), monthNames: months.map(say({ month: "long" })),
    monthNamesShort: months.map(say({ month: "short" })), firstDayOfWeek: 1, dateFormat: "dd/mm/yy",
    today: words.today, clear: words.clear, emptyFilterMessage: words.nothing, emptyMessage: words.nothing,
    emptySelectionMessage: words.nothing, emptySearchMessage: words.nothing,
  });
}

// The answers given in advance stand in the form's own first instance, where its defaults stand.
function filledIn(xml, values) {
  if (!Object.keys(values).length) return xml;
  const form = new DOMParser().parseFromString(xml, XFORM);
  const instance = form.getElementsByTagName("instance")[0];
  for (const [name, value] of Object.entries(values)) {
    const found = instance && instance.getElementsByTagName(name)[0];
    if (found) found.textContent = value;
  }
  return new XMLSerializer().serializeToString(form);
}

// A draft opened again is the same interview: it keeps the identity it was begun with.
function asInstance(xml, id) {
  const answers = new DOMParser().parseFromString(xml, XFORM);
  const byName = (name) => [...answers.getElementsByTagName("*")].filter((one) => one.localName === name && one.parentNode.localName === "meta");
  byName("deprecatedID").forEach((one) => one.remove());
  byName("instanceID").forEach((one) => { one.textContent = `uuid:${id}`; });
  return new XMLSerializer().serializeToString(answers);
}

export function answerTo(xml, name) {
  const answers = new DOMParser().parseFromString(xml, XFORM);
  const found = name && answers.getElementsByTagName(name)[0];
  return found ? found.textContent.trim() : "";
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

export async function openForm(container, { engine, form, entry, values, language, words }) {
  globalThis.odkWords = { ...words.odk, errors: (count) => `${words.odk.errors} ${count}` };
  const { createApp, h, OdkWebForm, webFormsPlugin } = await import(engine);
  const again = entry.xml && {
    resolveInstance: async () => entry.xml,
    attachmentFileNames: entry.files.map((file) => file.name),
    resolveAttachment: async (name) => {
      const file = entry.files.find((one) => one.name === name);
      return new Response(new Blob([file.bytes], { type: file.type }), { status: 200, headers: { "Content-Type": file.type } });
    },
  };
  const app = createApp({
    render: () => h(OdkWebForm, {
      formXml: entry.xml ? form.xml : filledIn(form.xml, values),
      // No file goes with a form (its manifest is empty): nothing is asked of anybody.
      fetchFormAttachment: async () => new Response("", { status: 404 }),
      missingResourceBehavior: "BLANK",
      ...(again ? { editInstance: again } : {}),
      onSubmit: () => {},
    }),
  });
  app.use(webFormsPlugin);
  speak(app, language, words);
  app.mount(container);
  while (!container.querySelector(".form-initialization-status:not(.loading)")) await settled();
  const root = rootOf(container);
  if (!root) { app.unmount(); throw new Error("the form could not be opened"); }
  const spoken = root.languages.find((one) => !one.isSyntheticDefault && new RegExp(`(^|\\()${language}(\\)|$)`).test(one.language));
  if (spoken) root.setLanguage(spoken);
  return {
    problems: () => root.validationState.violations.length,
    // Shows what is missing where it is missing, as pressing “send” does.
    showProblems() { container.querySelector(".odk-form .footer button").click(); },
    async collect() {
      await settled();
      const { data } = await root.prepareInstancePayload({ payloadType: "monolithic" });
      const sent = [...data[0].entries()];
      const files = [];
      for (const [name, file] of sent) {
        if (name !== "xml_submission_file") files.push({ name: file.name || name, type: file.type, bytes: await file.arrayBuffer() });
      }
      const xml = await sent.find(([name]) => name === "xml_submission_file")[1].text();
      return { xml: asInstance(xml, entry.id), files };
    },
    close() { app.unmount(); },
  };
}

// A question's words name whatever answers it: a screen reader must not say "edit, blank".
let numbered = 0;
function nameControls(container) {
  // Every group calls itself a landmark of the page, and none says which.
  for (const panel of container.querySelectorAll(".p-panel-content-container[role=region]")) {
    panel.removeAttribute("role");
    panel.removeAttribute("aria-labelledby");
  }
  for (const question of container.querySelectorAll(".question-container")) {
    const words = question.querySelector(".control-text label, .control-text, label");
    if (!words) continue;
    words.id = words.id || `field-words-${(numbered += 1)}`;
    for (const control of question.querySelectorAll("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, [role=combobox], [role=spinbutton]")) {
      if (!(control.labels && control.labels.length) && !control.hasAttribute("aria-label")) control.setAttribute("aria-labelledby", words.id);
    }
    if (question.querySelector("[type=radio], [type=checkbox]")) {
      question.setAttribute("role", "group");
      question.setAttribute("aria-labelledby", words.id);
    }
  }
}

// A long form one theme at a time: each group is a page, and so are the questions between two groups.
export class Pages {
  constructor(container) {
    this.list = container.querySelector(".form-questions > div");
    this.at = 0;
    this.watcher = new MutationObserver(() => this.#draw());
    this.watcher.observe(this.list, { childList: true, subtree: true });
    this.#draw();
  }

  #cut() {
    const pages = [];
    let loose = null;
    for (const element of this.list.children) {
      if (element.classList.contains("p-panel") && !element.classList.contains("is-repeat")) { loose = null; pages.push([element]); }
      else if (loose) loose.push(element);
      else pages.push((loose = [element]));
    }
    return pages;
  }

  #draw() {
    nameControls(this.list);
    const pages = this.#cut();
    this.at = Math.max(0, Math.min(this.at, pages.length - 1));
    pages.forEach((page, number) => page.forEach((element) => { element.hidden = number !== this.at; }));
    this.count = pages.length;
    const head = pages[this.at] && pages[this.at][0].querySelector(":scope > .p-panel-header h2");
    this.title = head ? head.textContent.trim() : "";
    if (this.changed) this.changed();
  }

  go(to) { this.at = to; this.#draw(); }

  // The first page with a question that needs another look.
  goToProblem() {
    const number = this.#cut().findIndex((page) => page.some((one) => one.matches(".highlight") || one.querySelector(".highlight")));
    if (number >= 0) this.go(number);
  }

  stop() { this.watcher.disconnect(); }
}
