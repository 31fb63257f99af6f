// Python beside the page, in a worker (site_hooks/runtime_pack/worker.js). It starts when the reader
// shows intent, and is one for all calculators of a page.
//
// <meta name="uep-python" content="…/assets/python/<hash>/">, which only calculator pages carry,
// states where the pack is. Each change of state is also dispatched on the document as "uep:python",
// for scripts that are not in this bundle.

import { Trouble } from "./python_faults.js";

/** @import { Answers, Answered, PythonState } from "./types" */

const WORKER_SILENT_AFTER = 8000;

/** @type {Set<(state: PythonState) => void>} */
const listeners = new Set();
/** @type {Map<number, { resolve: (value: any) => void, reject: (trouble: Trouble) => void }>} */
const waiting = new Map();
/** @type {PythonState} */
let state = { name: "idle", text: "" };
/** @type {Worker | null} */
let worker = null;
/** @type {Promise<void> | null} */
let started = null;
let failures = 0;
let calls = 0;

/** @param {PythonState} next */
function change(next) {
  state = next;
  for (const listener of [...listeners]) listener(state);
  document.dispatchEvent(new CustomEvent("uep:python", { detail: state }));
}

/**
 * The state now. `loaded` and `total` are bytes, as sent; `text` is for a role="status"; `remembered`:
 * the next start will find the memory of a started Python.
 */
export const current = () => state;

/**
 * Hear of the state now and of every change.
 * @param {(state: PythonState) => void} listener
 * @returns {() => void} ends it
 */
export function on(listener) {
  listeners.add(listener);
  listener(state);
  return () => void listeners.delete(listener);
}

function packFolder() {
  const meta = /** @type {HTMLMetaElement | null} */ (
    document.querySelector('meta[name="uep-python"]')
  );
  return meta && new URL(meta.content, document.baseURI).href;
}

/**
 * Why the worker did not come up: a missing or replaced file has its own words.
 * @param {string} address
 */
async function whyNoWorker(address) {
  try {
    const response = await fetch(address, { cache: "reload" });
    if (response.status === 404 || response.status === 410)
      return new Trouble("missing", "worker.js");
    if (!response.ok) return new Trouble("refused", `worker.js: HTTP ${response.status}`);
    if (/^text\/html/i.test(response.headers.get("content-type") ?? ""))
      return new Trouble("replaced", "worker.js");
  } catch {
    return new Trouble("unreachable", "worker.js");
  }
  return new Trouble("worker", "module worker");
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/**
 * The state while files arrive.
 * @param {number} loaded bytes
 * @param {number} total bytes
 * @returns {PythonState}
 */
function progress(loaded, total) {
  if (loaded >= total)
    return { name: "starting", text: "Starting the calculators…", loaded, total };
  const text = `Getting the calculators ready: ${megabytes(loaded)} of ${megabytes(total)} MB`;
  return { name: "loading", text, loaded, total };
}

/**
 * Settle a call that waits for the worker.
 * @param {number} id
 * @param {"resolve" | "reject"} how
 * @param {any} value
 */
function settle(id, how, value) {
  waiting.get(id)?.[how](value);
  waiting.delete(id);
}

/** Start the worker, or wait for the one that is starting or there; after a failure, start anew. */
function running() {
  started ??= new Promise((resolve, reject) => startWorker(resolve, reject));
  started.catch(() => {});
  return started;
}

/**
 * @param {() => void} resolve
 * @param {(trouble: Trouble) => void} reject
 */
function startWorker(resolve, reject) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  let heard = false;
  /** @param {Trouble} trouble */
  const fail = (trouble) => {
    clearTimeout(silence);
    worker?.terminate();
    worker = null;
    started = null;
    failures += 1;
    for (const call of waiting.values()) call.reject(trouble);
    waiting.clear();
    change({
      name: "failed",
      text: trouble.message,
      code: trouble.code,
      detail: trouble.detail,
    });
    reject(trouble);
  };
  const folder = packFolder();
  if (!folder) {
    // Not before `started` holds this start, or the next one would find it refused for ever.
    queueMicrotask(() => fail(new Trouble("page", "meta uep-python")));
    return;
  }
  const address = new URL("worker.js", folder).href;
  change({ name: "loading", text: "Getting the calculators ready…", loaded: 0, total: 0 });
  try {
    worker = new Worker(address, { type: "module", name: "python" });
  } catch (error) {
    const name = /** @type {Error} */ (error).name;
    queueMicrotask(() => fail(new Trouble("worker", name)));
    return;
  }
  const mine = worker;
  /** @param {Trouble} trouble */
  const failIfCurrent = (trouble) => mine === worker && fail(trouble);
  silence = setTimeout(
    () => failIfCurrent(new Trouble("stalled", "worker.js")),
    WORKER_SILENT_AFTER,
  );
  mine.onerror = (event) => {
    event.preventDefault();
    clearTimeout(silence);
    // After a first word from the worker an error event is a crash, before it the file did not load.
    if (heard) fail(new Trouble("stopped", event.message ?? "error"));
    else whyNoWorker(address).then(failIfCurrent);
  };
  /** @type {{ [type: string]: (data: any) => void }} */
  const handlers = {
    progress: ({ loaded, total }) => change(progress(loaded, total)),
    ready: ({ pyodide, python, remembered }) => {
      change({
        name: "ready",
        text: "The calculators are ready.",
        pyodide,
        python,
        remembered,
      });
      resolve();
    },
    remembered: () => change({ ...state, remembered: true }),
    failed: ({ code, detail }) => fail(new Trouble(code, detail)),
    answer: ({ id, value }) => settle(id, "resolve", JSON.parse(value)),
    error: ({ id, code, detail }) => {
      const trouble = new Trouble(code, detail);
      settle(id, "reject", trouble);
      if (code === "stopped" || code === "memory") fail(trouble);
    },
  };
  mine.onmessage = ({ data }) => {
    clearTimeout(silence);
    heard = true;
    handlers[data.type]?.(data);
  };
  const sections = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-calculator]")
  );
  const calculators = [...sections].map((section) => section.dataset.calculator);
  mine.postMessage({ type: "start", refresh: failures > 0, calculators });
}

/** Begin now, unless it has begun; safe to call again and again. */
export const start = () => void running().catch(() => {});

/**
 * Call a public function of tools_py.browser, once Python is there.
 * @param {string} name
 * @param {...string} values
 * @returns {Promise<any>} its value, read as JSON; a fault is a Trouble
 */
export async function call(name, ...values) {
  await running();
  return new Promise((resolve, reject) => {
    calls += 1;
    waiting.set(calls, { resolve, reject });
    worker?.postMessage({ type: "call", id: calls, name, arguments: values });
  });
}

/** The site's root, which the pack lies three folders below. */
export function siteRoot() {
  const folder = packFolder();
  return folder ? new URL("../../../", folder).href : "";
}

/** @typedef {[calculator: string, answers: Answers, before?: object | null]} Asked */

/**
 * The arguments of tools_py.browser.answer. Today is the reader's day.
 * @param {Asked} asked
 */
function question(...[calculator, answers, before = null]) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return [calculator, JSON.stringify(answers), today, siteRoot(), JSON.stringify(before)];
}

/** @typedef {{ key: string | null, promise: Promise<Answered> }} Last */

// The last question and the promise of its answer, which is not worked out again. Whoever asks gets a
// copy, for the page may enter something in it.
/** @type {Last | null} */
let last = null;

/**
 * Ask a calculator. `before` is what a link or a saved plan states of the rules it was made under.
 * @param {Asked} asked
 * @returns {Promise<Answered>}
 */
export function answer(...asked) {
  const values = question(...asked);
  const key = values.join();
  if (last?.key !== key) {
    /** @type {Last} */
    const mine = { key, promise: call("answer", ...values) };
    // The next to ask tries again.
    mine.promise.catch(() => {
      if (last === mine) last = null;
    });
    last = mine;
  }
  return last.promise.then((answered) => structuredClone(answered));
}

/** @typedef {[calculator: string, answers: Answers, use: (answered: Answered) => void]} Ahead */

// One at a time, and of those that came meanwhile only the newest: on a slow device whoever asks would
// wait for them all.
let looking = false;
/** @type {Ahead | null} */
let newest = null;

/** @param {Ahead} asked */
async function lookAhead(...asked) {
  const [calculator, answers, use] = asked;
  newest = null;
  if (state.name !== "ready" || last?.key === question(calculator, answers).join()) return;
  if (looking) {
    newest = asked;
    return;
  }
  looking = true;
  await answer(calculator, answers)
    .then((answered) => newest || use(answered))
    .catch(() => {});
  looking = false;
  if (newest) lookAhead(.../** @type {Ahead} */ (newest));
}

/**
 * Work the answer out now, if Python is there, and give it to `use`, unless a newer question came
 * meanwhile. A fault shows only when the reader asks for the answer.
 * @param {Ahead} asked
 */
export const ahead = (...asked) => void lookAhead(...asked);
