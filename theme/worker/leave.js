// A preview keeps nothing: a worker that another build left on this address goes, and what it kept.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (/\/(aset|halaman)-/.test(name)) await caches.delete(name);
  await registration.unregister();
})()));
