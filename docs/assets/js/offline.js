// The first script of every page: the page's side of the service worker. A calculator's page asks
// for that one, every page says when another version of the site is there.
//
// A page keeps the version it was opened with. document.documentElement.dataset.offline is "ready"
// once all of the site is kept on this device.

import { attend, ran, served } from "./arrivals.js";
import { make } from "./dom.js";

ran();

const QUIET = 3000; // milliseconds after the page has loaded
const HOUR = 3_600_000; // milliseconds

/** @type {HTMLMetaElement | null} */
const meta = document.querySelector('meta[name="uep-version"]');
const version = meta?.content;
const calculates = document.querySelector('meta[name="uep-python"]') !== null;
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const address = new URL("../service-worker.js", script.src).href;
const banner = make("div", { class: "new-version", role: "status" });

function sayOther() {
  if (banner.hasChildNodes()) return;
  const words =
    "Another version of this site has been published. " +
    "This page keeps the one it was opened with until you reload it.";
  const clears = " Reloading clears what you have entered and not yet calculated.";
  banner.append(
    make("p", {}, calculates ? words + clears : words),
    make("button", { type: "button", onclick: () => location.reload() }, "Reload"),
  );
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<string>}
 */
const versionOf = (worker) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("version", [port2]);
  });

/** @param {ServiceWorkerRegistration} registration */
async function follow({ waiting, active }) {
  if (waiting && (await versionOf(waiting)) !== version) sayOther();
  if (active && (await versionOf(active)) === version)
    document.documentElement.dataset.offline = "ready";
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  /** @param {ServiceWorker | null} worker */
  const listen = (worker) => worker?.addEventListener("statechange", () => follow(registration));
  listen(registration.installing);
  listen(registration.waiting);
  registration.addEventListener("updatefound", () => listen(registration.installing));
  follow(registration);
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

// Refused where the browser keeps nothing, or the server has no such file: the site works as
// before.
const register = () =>
  navigator.serviceWorker.register(address, { updateViaCache: "none" }).then(watch, () => {});

let python = "idle";
let registered = false;

/** Register when what the reader came for has been fetched: Python, if on its way, goes first. */
function registerOnce() {
  const waits = python === "loading" || python === "starting";
  if (registered || waits || (python === "idle" && navigator.connection?.saveData)) return;
  registered = true;
  register();
}

function registerInTime() {
  registerOnce();
  document.addEventListener("uep:python", registerOnce);
}

async function setUp() {
  document.body.append(banner);
  document.addEventListener("uep:python", ({ detail }) => {
    python = detail.name;
  });
  const registration = await navigator.serviceWorker.getRegistration(address).catch(() => null);
  // A site in a folder of another one may be given the other one's: each keeps to its own.
  if (registration?.scope === new URL("./", address).href) watch(registration);
  else if (calculates && document.readyState === "complete") setTimeout(registerInTime, QUIET);
  else if (calculates)
    addEventListener("load", () => setTimeout(registerInTime, QUIET), { once: true });
}

attend();
// Not from a folder, not in a private window of some browsers, not while the site is being written.
if (version && navigator.serviceWorker && served) setUp();
