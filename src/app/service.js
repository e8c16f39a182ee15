// The service worker: keeps this build of the page whole and answers from it, so that it works without a network, and so
// that what is open is never mixed with another build. A newer build waits until the reader takes it.
// scripts/finish.sh writes the list, and the digest of it all.
const FILES = [];
const CACHE = `factline ${registration.scope} `;
const NAME = CACHE + "digest";

addEventListener("install", (event) => {
  // Every address but the page's own names its content, so a copy that the browser has is as good as the host's.
  const files = FILES.map((file) => new Request(file, { cache: file === "./" ? "no-cache" : "default" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(files)));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(CACHE) && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === registration.scope) event.respondWith(handed(request));
  if (request.method === "GET" && request.url.startsWith(registration.scope)) event.respondWith(answer(request));
});

// What another app shares goes on in the part of the address that no host is sent (boot.js).
async function handed(request) {
  const form = await request.formData();
  const given = { paste: form.get("text") ?? "", title: form.get("title") ?? "", source: form.get("url") ?? "" };
  return Response.redirect(`${registration.scope}#${new URLSearchParams(given)}`, 303);
}

async function answer(request) {
  const cache = await caches.open(NAME);
  // Asked for again, past any copy: what is kept may be what was wrong.
  if (request.cache === "reload") {
    const response = await fetch(request);
    if (response.ok && (await cache.match(request))) await cache.put(request, response.clone());
    return response;
  }
  const page = request.mode === "navigate" && /\/(index\.html)?$/.test(new URL(request.url).pathname);
  return (await cache.match(page ? "./" : request, { ignoreSearch: page })) ?? fetch(request);
}
