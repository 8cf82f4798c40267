// Keeps the pages a reader has opened, whole, for when there is no connection. The build puts one line
// before this: the site's `base` path, the `mark` of its content, what to keep at once (`files`, and the
// pages shown for what was never opened, `offline`), how many pages (`most`), and how many milliseconds a
// reader who has a copy waits for the network (`wait`).
const anew = { cache: "no-cache" };
const HOME = `${location.origin}${base}/`;
const PAGES = `${base}/halaman-${mark}`;
const FILES = `${base}/aset-${mark}`;
const open = (name = PAGES) => caches.open(name);

// The name under which a page is kept: its path, without query. Nothing for files and foreign hosts.
const named = (address) => {
  if (!address.startsWith(HOME) || address.startsWith(`${HOME}unduh/`)) return;
  const { pathname } = new URL(address);
  if (!pathname.slice(base.length).includes(".")) return pathname.replace(/\/?$/, "/");
};

const keep = async (name, response) => {
  if (!response.ok || response.headers.get("Cache-Control")?.includes("no-store")) return;
  const pages = await open();
  await pages.put(name, response);
  for (const old of (await pages.keys()).slice(0, -most)) await pages.delete(old);
};

// This build's copy before any other's.
const found = async (name) => (await (await open()).match(name)) ?? caches.match(name);

// A copy says that it is one: its notice is in it, hidden.
const told = async (copy) => new Response((await copy.text()).replace('id="luring" hidden', 'id="luring"'), copy);

// Network first. Where it fails or is slow: the copy, or the page that lists what there is.
const page = async (event, name) => {
  const copy = await found(name);
  const fresh = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(fresh.then((response) => keep(name, response.clone())).then(renew).catch(() => {}));
  try {
    return await Promise.race([fresh, new Promise((_, leave) => copy && setTimeout(leave, wait))]);
  } catch {
    return told(copy ?? await found(offline.findLast((path) => name.startsWith(path.slice(0, -7)))));
  }
};

// What older builds left is fetched anew, then dropped: pages first, as they need their files. Caches
// come in the order in which they were made, so those before ours are older. Whoever saves data keeps
// them until they are opened again.
const renew = async () => {
  if (navigator.connection?.saveData) return;
  const all = await caches.keys();
  for (const old of all.slice(0, all.indexOf(FILES)).reverse()) {
    if (!old.startsWith(base + "/") || old === PAGES) continue;
    for (const { url } of await (await open(old)).keys()) {
      if (named(url) && !await (await open()).match(url)) await keep(url, await fetch(url, anew));
    }
    await caches.delete(old);
  }
};

const asset = async (request) => {
  const copy = await caches.match(request);
  const response = copy ?? await fetch(request);
  if (!copy && response.ok) await (await open(FILES)).put(request, response.clone());
  return response;
};

const install = async () => {
  await caches.delete(FILES);
  await (await open(FILES)).addAll([...files, ...offline.map((path) => new Request(path, anew))]);
  // The page that brought this worker was opened without it.
  for (const { url } of await clients.matchAll({ includeUncontrolled: true })) {
    if (named(url)) await keep(named(url), await fetch(url));
  }
  await skipWaiting();
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(
  Promise.all([registration.navigationPreload?.enable(), clients.claim()]),
));
addEventListener("fetch", (event) => {
  const { mode, url } = event.request;
  if (mode === "navigate" && named(url)) event.respondWith(page(event, named(url)));
  if (url.startsWith(`${HOME}aset/`)) event.respondWith(asset(event.request));
});
