// Keeps one complete version of the site for use without a network. The build puts the table of
// that version into this file.
//
// Pages come from the network while it answers; files whose name tells their content come from what
// is kept; everything else is asked for first and kept for the day without a network. Each version
// has a cache of its own, which counts only once every file has arrived with the digest that the
// build wrote down. A newer version waits until no page of the older one is open.
/**
 * @typedef {{
 *   version: string,
 *   named: string,
 *   files: { [address: string]: string },
 *   keep: string[],
 *   either: [plain: string, packed: string, asked: string][],
 * }} Build
 */
const BUILD = /** @type {Build} */ (/** @type {unknown} */ ("BUILD"));

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

const ROOT = new URL("./", worker.location.href).href;
const OURS = `uep ${new URL(ROOT).pathname} `;
const CACHE = OURS + BUILD.version;
const NAMED = new RegExp(BUILD.named);
const AT_ONCE = 6;
const PATIENCE = 4000; // milliseconds

/** @param {string} url */
const named = (url) => NAMED.test(url.slice(ROOT.length));

// ------------------------------------------------------------------------------------ what is kept

/**
 * Fetch a file that has to be the one which the build wrote down; what the browser holds will do if
 * it is that.
 * @param {string} address
 */
async function exact(address) {
  const integrity = BUILD.files[address];
  const response = await fetch(ROOT + address, { integrity }).catch(() =>
    fetch(ROOT + address, { integrity, cache: "reload" }),
  );
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  // A page that was reached by a redirect may not answer a navigation.
  return response.redirected
    ? new Response(response.body, { headers: response.headers })
    : response;
}

/**
 * Keep one file, unless an earlier attempt or an older version already has it.
 * @param {Cache} cache
 * @param {string} address
 */
async function keep(cache, address) {
  const url = ROOT + address;
  if (await cache.match(url)) return;
  await cache.put(url, (named(url) && (await caches.match(url))) || (await exact(address)));
}

/**
 * Of two forms of one file, keep the one which Python's worker fetches from this host: the plain
 * one where the host sends it as brotli, else ours.
 * @param {Cache} cache
 * @param {Build["either"][number]} forms
 */
async function keepEither(cache, [plain, packed, asked]) {
  /** @param {Response | undefined} response */
  const encoding = (response) => response?.headers.get("content-encoding") ?? "";
  if (/^(br|zstd)$/.test(encoding(await cache.match(ROOT + asked)))) {
    await keep(cache, plain);
    if (encoding(await cache.match(ROOT + plain))) return;
    await cache.delete(ROOT + plain);
  }
  await keep(cache, packed);
}

async function install() {
  const cache = await caches.open(CACHE);
  const waiting = BUILD.keep.map((address) => () => keep(cache, address));
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await Promise.all(BUILD.either.map((forms) => keepEither(cache, forms)));
}

async function activate() {
  // What a still newer version has fetched so far is left to it.
  const old = worker.registration.installing
    ? []
    : (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

// -------------------------------------------------------------------------------- what is answered

/**
 * Fetch again what has been lost of a kept version: a browser short of space, or a tool, takes
 * single files.
 */
async function complete() {
  const held = await (await caches.open(CACHE)).keys();
  if (held.length < BUILD.keep.length + BUILD.either.length) await install();
}

/** @param {FetchEvent} event */
const fromNetwork = async (event) =>
  (await Promise.resolve(event.preloadResponse).catch(() => null)) ?? fetch(event.request);

/**
 * The kept file of this version, whatever a page's address ends in.
 * @param {Request} request
 */
async function kept(request) {
  const cache = await caches.open(CACHE);
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname.replace(/(^|\/)index\.html$/, "$1");
  return (
    (await cache.match(url)) ?? ((await cache.match(`${url}/`)) && Response.redirect(`${url}/`))
  );
}

/**
 * From the network; if that fails, or takes its time over a page, from this version.
 * @param {FetchEvent} event
 * @param {number} [patience] milliseconds
 * @returns {Promise<Response>}
 */
async function fresh(event, patience) {
  const network = fromNetwork(event).then(
    (response) => (response.status < 500 ? response : Promise.reject(response)),
    (error) => Promise.reject(error),
  );
  const tired = new Promise((resolve) => patience && setTimeout(resolve, patience));
  const answer = await Promise.race([network.catch(() => null), tired]);
  return (
    answer ??
    (await kept(event.request).catch(() => undefined)) ??
    network.catch((failed) => (failed instanceof Response ? failed : notKept(event.request)))
  );
}

/**
 * A file that is named by its content, from any version's cache.
 * @param {Request} request
 */
const keptByName = (request) => caches.match(request.url).catch(() => undefined);

/**
 * A file that was found damaged: fetched past every cache, it takes the place of what is kept.
 * @param {Request} request
 */
async function anew(request) {
  const integrity = BUILD.files[request.url.slice(ROOT.length)] ?? "";
  const response = await fetch(request, { integrity }).catch(() => null);
  if (!response) return (await keptByName(request)) ?? fetch(request);
  for (const name of response.ok ? await caches.keys() : []) {
    const cache = name.startsWith(OURS) && (await caches.open(name));
    if (cache && (await cache.match(request.url))) await cache.put(request.url, response.clone());
  }
  return response;
}

/** @param {Request} request */
async function notKept(request) {
  const page =
    request.mode === "navigate" && (await (await caches.open(CACHE)).match(`${ROOT}404.html`));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data !== "version") return;
  event.ports[0]?.postMessage(BUILD.version);
  event.waitUntil(complete().catch(() => {}));
});
worker.addEventListener("fetch", (event) => {
  const { method, mode, url, cache } = event.request;
  if (method !== "GET" || !url.startsWith(ROOT)) return;
  if (mode === "navigate") event.respondWith(fresh(event, PATIENCE));
  else if (!named(url)) event.respondWith(fresh(event));
  // A name that tells the content is the same file in every version, so any cache may answer.
  else if (cache === "reload") event.respondWith(anew(event.request));
  else event.respondWith(keptByName(event.request).then((found) => found ?? fetch(event.request)));
});
