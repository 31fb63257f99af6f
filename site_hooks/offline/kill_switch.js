// Takes the site's service worker away again, with all that it kept: browsers that have one fetch
// this in its place.
{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
  worker.addEventListener("install", (event) => {
    // Never activated, so no page has to wait while one worker hands over to the other. Carried out
    // after this event: to wait for it here would be to wait for ever.
    worker.registration.unregister();
    const ours = `uep ${new URL("./", worker.location.href).pathname} `;
    /** @param {string[]} names */
    const drop = (names) =>
      Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
    event.waitUntil(caches.keys().then(drop));
  });
}
