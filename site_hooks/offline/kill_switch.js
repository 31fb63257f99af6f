// Takes the site's service worker away again, with all that it kept: browsers that have one fetch this in its place.
addEventListener("install", (event) => {
  // Never activated, so no page has to wait while one worker hands over to the other. Carried out after this event: to wait for it here would be to wait for ever.
  registration.unregister();
  const ours = `uep ${new URL("./", location).pathname} `;
  const drop = (names) => Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop));
});
