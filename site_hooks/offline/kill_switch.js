// Takes the site's service worker away again, with all that it kept: browsers that have one fetch this in its place.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const ours = `uep ${new URL("./", location).pathname} `;
      for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
      await registration.unregister();
    })(),
  ),
);
