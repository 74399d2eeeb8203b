// The service worker: keeps the app's own files, all of one version, so that it opens where there is no network.
const VERSION = "fangxian-phone-{{ version }}";
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(keep());
});

async function keep() {
  const shelf = await caches.open(VERSION);
  await Promise.all(FILES.map(async (path) => {
    const answer = await fetch(path, { cache: "no-cache", redirect: "error" });
    const script = !path.endsWith(".js") || (answer.headers.get("Content-Type") ?? "").includes("javascript");
    if (!answer.ok || !script) throw new Error(path); // somebody else's page in place of ours: nothing is kept
    await shelf.put(path, answer);
  }));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(clear().then(() => self.clients.claim()));
});

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("fangxian-phone-") && name !== VERSION).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !FILES.includes(pathname)) return;
  event.respondWith(caches.open(VERSION).then((shelf) => shelf.match(pathname)).then((kept) => kept ?? fetch(event.request)));
});

self.addEventListener("sync", (event) => {
  event.waitUntil(self.clients.matchAll({ type: "window" }).then((pages) => pages.forEach((page) => page.postMessage("sync"))));
});
