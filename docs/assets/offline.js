// The page's side of the service worker: a calculator's page asks for it, every page tells when a newer version of the site is there. Classic, deferred.
//
// A page keeps the version it was opened with. document.documentElement.dataset.offline is "ready" once the whole site is kept on this device.
(() => {
  "use strict";

  const version = document.querySelector('meta[name="uep-version"]')?.content;
  const calculates = document.querySelector('meta[name="uep-python"]');
  const address = new URL("../service-worker.js", document.currentScript.src).href;
  const QUIET = 3000;
  const HOUR = 3_600_000;
  // Not from a folder, not in a private window of some browsers, not while the site is being written.
  if (!version || !navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;

  const banner = document.body.appendChild(document.createElement("div"));
  banner.className = "new-version";
  banner.setAttribute("role", "status");

  function tell() {
    if (banner.hasChildNodes()) return;
    const words = document.createElement("p");
    words.textContent = "There is a newer version of this site. This page keeps the older one until you reload it.";
    if (calculates) words.textContent += " Reloading clears what you have entered and not yet calculated.";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => location.reload());
    banner.append(words, button);
  }

  const versionOf = (worker) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage("version", [port2]);
    });

  async function follow(registration) {
    const { waiting, active } = registration;
    if (waiting && (await versionOf(waiting)) !== version) tell();
    if (active && (await versionOf(active)) === version) document.documentElement.dataset.offline = "ready";
  }

  function watch(registration) {
    const attend = (worker) => worker?.addEventListener("statechange", () => follow(registration));
    attend(registration.installing);
    attend(registration.waiting);
    registration.addEventListener("updatefound", () => attend(registration.installing));
    follow(registration);
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  }

  // Refused where the browser keeps nothing, or the server has no such file: the site works as before.
  const register = () => navigator.serviceWorker.register(address, { updateViaCache: "none" }).then(watch, () => {});

  /** On a calculator's page, when what the reader came for has been fetched: Python, if it is on its way, goes first. */
  function registerInTime() {
    let stop = () => {};
    stop = uepPython.on(({ name }) => {
      if (name === "loading" || name === "starting" || (name === "idle" && navigator.connection?.saveData)) return;
      setTimeout(() => stop());
      register();
    });
  }

  // A site in a folder of another one may be given the other one's: each keeps to its own.
  navigator.serviceWorker.getRegistration(address).then((registration) => {
    if (registration?.scope === new URL("./", address).href) watch(registration);
    else if (calculates && document.readyState === "complete") setTimeout(registerInTime, QUIET);
    else if (calculates) addEventListener("load", () => setTimeout(registerInTime, QUIET), { once: true });
  });
})();
