// The page /field/ and what it is made of, kept for when there is no network. Answers and names are no part of it.
const NAME = "fursa-field-{{ digest }}";
const SHELL = "{{ shell }}";
const FILES = new Set({{ files|safe }});
const PATIENCE = 4000;

// A page that leads to signing in is not the page.
const isWhole = (answer) => answer.ok && !answer.redirected && answer.type === "basic";

async function keep(cache, address) {
  const answer = await fetch(address, { cache: "reload" });
  if (!isWhole(answer)) throw new Error(address);
  await cache.put(address, answer);
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(NAME);
  await Promise.all([SHELL, ...FILES].map((address) => keep(cache, address)));
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("fursa-field-") && name !== NAME) await caches.delete(name);
  await self.clients.claim();
})()));

async function page(request) {
  const cache = await caches.open(NAME);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (isWhole(answer)) await cache.put(SHELL, answer.clone());
    // A server that is unwell is as good as none.
    if (answer.status < 500) return answer;
  } catch { /* no network */ }
  return (await cache.match(SHELL)) || Response.error();
}

async function file(request, path) {
  const kept = await (await caches.open(NAME)).match(path);
  return kept || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && pathname === SHELL) event.respondWith(page(event.request));
  else if (FILES.has(pathname)) event.respondWith(file(event.request, pathname));
});
