// Every page: what HTMX may do, where its errors are said, and small courtesies. Pages work without it.
(() => {
  "use strict";
  const region = () => document.getElementById("page-alert");

  // The server's own sentence, from a fragment, a whole page or plain text.
  function sentenceOf(xhr) {
    const type = xhr.getResponseHeader("Content-Type") || "";
    if (type.includes("html")) {
      const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
      const found = page.querySelector("[data-sentence]") || page.querySelector("main p");
      if (found) return found.textContent.trim();
    } else if (type.includes("text/plain")) {
      return xhr.responseText.trim().slice(0, 400);
    }
    return "";
  }

  function say(sentence) {
    const alert = region();
    if (!alert) return;
    alert.querySelector("[data-words]").textContent = sentence;
    alert.hidden = false;
    alert.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:responseError", (event) => {
    const alert = region();
    say(sentenceOf(event.detail.xhr) || (alert ? alert.dataset.failed : ""));
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(lost, () => { const alert = region(); if (alert) say(alert.dataset.lost); });
  }
  document.addEventListener("htmx:beforeRequest", () => { const alert = region(); if (alert) alert.hidden = true; });
  // Signed out meanwhile: the answer is a whole sign-in page, which has no place inside another.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseURL.includes("/login/")) { event.detail.shouldSwap = false; window.location.reload(); }
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.body.dataset.csrf;
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });

  // A second press of the same button sends nothing while the first is on its way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    window.setTimeout(() => { delete form.dataset.sent; }, 5000);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });

  // Errors take the focus, and a link to an error takes it to the field.
  document.querySelectorAll("[data-focus]").forEach((element) => element.focus());
  // A table that has nothing to scroll needs no stop of its own for the keyboard.
  function stops() {
    document.querySelectorAll(".table-wrap").forEach((wrap) => {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
      else wrap.removeAttribute("tabindex");
    });
  }
  stops();
  window.addEventListener("resize", stops);
  document.addEventListener("htmx:afterSettle", stops);
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // The menu of a phone closes with Escape and when the focus leaves it.
  const menu = document.querySelector("details.menu");
  if (menu) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  }
})();
