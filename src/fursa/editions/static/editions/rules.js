// Of a rule's fields, those that its kind speaks of; without this script all are there.
(() => {
  for (const rule of document.querySelectorAll("[data-rule]")) {
    const kind = rule.querySelector("select[name$='-kind']");
    const show = () => { for (const part of rule.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(kind.value); };
    kind.addEventListener("change", show);
    show();
  }
})();
