// Has the pages that are read kept for when there is no connection; names them on the page about that.
(async () => {
  "use strict";
  const { worker } = document.currentScript.dataset;
  if (!isSecureContext || !navigator.serviceWorker) return;
  // First the page, then what is for later.
  if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done); });
  navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {});

  const list = document.querySelector("[data-kept]");
  if (!list) return;
  const folder = worker.replace("sw.js", "halaman-");
  const kept = new Map();
  for (const name of (await caches.keys()).filter((key) => key.startsWith(folder))) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) kept.set(new URL(url).pathname, await cache.match(url));
  }
  kept.delete(location.pathname);
  const items = [...kept].reverse().map(async ([path, copy]) => {
    const page = new DOMParser().parseFromString(await copy.text(), "text/html");
    const link = document.createElement("a");
    link.href = path;
    link.lang = page.documentElement.lang;
    link.textContent = page.title.split(" · ")[0];
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  list.append(...await Promise.all(items));
  list.parentElement.hidden = !kept.size;
})();
