{% load dispatch %}{% autoescape off %}// Keeps the page's frame, which holds nothing of anybody, so that it opens without a line. It sends nothing by itself.
const CACHE = "{{ name }}-{{ version }}";
const KEPT = {{ kept|as_json }};
const SHELL = "{{ shell }}";
const WAIT_MS = 8000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name.startsWith("{{ name }}-") && name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});
// A page of a program that is ill is no page: the kept frame shows what waits.
const wellOrRefused = (isPage) => (answer) => (isPage && answer.status >= 500 ? Promise.reject(answer) : answer);
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const isPage = request.mode === "navigate";
  const isKept = KEPT.includes(new URL(request.url).pathname);
  if (!isPage && !isKept) return;
  event.respondWith(
    fetch(request, { signal: AbortSignal.timeout(WAIT_MS) }).then(wellOrRefused(isPage)).catch(async () => {
      const kept = await caches.match(isPage ? SHELL : request, { ignoreSearch: true });
      return kept ?? Response.error();
    }),
  );
});
{% endautoescape %}
