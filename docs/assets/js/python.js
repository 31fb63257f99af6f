// Python beside the page, in a worker (site_hooks/runtime_pack/worker.js). It starts when the
// reader shows intent, and is one for all calculators of a page.
//
// <meta name="uep-python" content="…/assets/python/<hash>/">, which only calculator pages carry,
// states where the pack is. Each change of state is also dispatched on the document as
// "uep:python", for scripts that are not in this bundle.

import { all } from "./dom.js";
import { faultOf } from "./file_faults.js";
import { isoDay } from "./iso_date.js";
import { patience } from "./patience.js";
import { Trouble } from "./python_faults.js";

/** @import { Answers, Answered, PythonState, WorkerMessage } from "./types" */

const WORKER_SILENT_AFTER = 8; // seconds
const START_AT_MOST = 150; // seconds without a word from a worker that starts
const HUNG_AFTER = 30; // seconds without a word while a question waits; the slowest takes one
// Faults that a second start may mend by itself: the files came damaged, or not to the end.
const MENDED_BY_A_SECOND_START = /^(damaged|module|worker|refused|unreachable)$/;

/** @type {Set<(state: PythonState) => void>} */
const listeners = new Set();
/** @typedef {{ resolve: (value: unknown) => void, reject: (trouble: Trouble) => void }} Call */
/** @type {Map<number, Call>} */
const waiting = new Map();
/** @type {PythonState} */
let state = { name: "idle", text: "" };
/** @type {Worker | null} */
let worker = null;
/** @type {Promise<void> | null} */
let started = null;
/** @type {(trouble: Trouble) => void} */
let fail = () => {};
/** @type {ReturnType<typeof patience> | null} */
let silence = null;
let past = false; // past the browser's cache
let failures = 0;
let calls = 0;

/** @param {PythonState} next */
function change(next) {
  state = next;
  for (const listener of [...listeners]) listener(state);
  document.dispatchEvent(new CustomEvent("uep:python", { detail: state }));
}

/**
 * The state now. `loaded` and `total` are bytes, as sent; `text` is for a role="status";
 * `remembered`: the next start will find the memory of a started Python.
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
 * Why the worker did not come up: a file that cannot be had has its own words.
 * @param {string} address
 */
async function whyNoWorker(address) {
  const { code, detail } = (await faultOf(address)) ?? { code: "worker", detail: "module worker" };
  return new Trouble(code, detail);
}

/**
 * Give up when nothing has been heard of the worker for so long.
 * @param {number} seconds
 * @param {string} code
 * @param {string} detail
 */
function expectWord(seconds, code, detail) {
  silence?.stop();
  silence = patience(seconds, () => fail(new Trouble(code, detail)));
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

/** A call that waited for the worker. @param {number} id */
function takeCall(id) {
  const call = waiting.get(id);
  waiting.delete(id);
  if (!waiting.size) silence?.stop();
  return call;
}

/** Start the worker, or wait for the one that is starting or there; after a failure, start anew. */
function running() {
  started ??= new Promise((resolve, reject) => startWorker(resolve, reject));
  started.catch(() => {});
  return started;
}

/**
 * A worker from its start on: how its start is settled, whether anything has come from it, and
 * whether it answers.
 * @typedef {object} Attempt
 * @property {() => void} resolve
 * @property {(trouble: Trouble) => void} reject
 * @property {boolean} heard
 * @property {boolean} answers
 */

/** @param {Attempt["resolve"]} resolve @param {Attempt["reject"]} reject */
function startWorker(resolve, reject) {
  /** @type {Attempt} */
  const attempt = { resolve, reject, heard: false, answers: false };
  fail = (trouble) => end(attempt, trouble);
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
    const { name } = /** @type {Error} */ (error);
    queueMicrotask(() => fail(new Trouble("worker", name)));
    return;
  }
  expectWord(WORKER_SILENT_AFTER, "stalled", "worker.js");
  listenTo(worker, address, attempt);
  const calculators = all("[data-calculator]").map(({ dataset }) => dataset.calculator);
  worker.postMessage({ type: "start", refresh: past, calculators });
}

/**
 * End a worker that has failed, and start another if that may mend it.
 * @param {Attempt} attempt
 * @param {Trouble} trouble
 */
function end({ resolve, reject, answers }, trouble) {
  silence?.stop();
  worker?.terminate();
  worker = null;
  failures += 1;
  past = trouble.code !== "hung";
  if (failures === 1 && !answers && MENDED_BY_A_SECOND_START.test(trouble.code)) {
    startWorker(resolve, reject);
    return;
  }
  started = null;
  for (const call of waiting.values()) call.reject(trouble);
  waiting.clear();
  const { message, code, detail } = trouble;
  change({ name: "failed", text: message, code, detail });
  reject(trouble);
}

/**
 * @param {Worker} mine
 * @param {string} address
 * @param {Attempt} attempt
 */
function listenTo(mine, address, attempt) {
  mine.onerror = (event) => {
    event.preventDefault();
    silence?.stop();
    // After a first word from the worker an error event is a crash, before it the file did not
    // load.
    if (attempt.heard) fail(new Trouble("stopped", event.message ?? "error"));
    else whyNoWorker(address).then((trouble) => mine === worker && fail(trouble));
  };
  mine.onmessage = ({ data }) => {
    attempt.heard = true;
    if (attempt.answers) silence?.again();
    else expectWord(START_AT_MOST, "python", "did not start");
    take(data, attempt);
  };
}

/**
 * Take up what the worker reports.
 * @param {WorkerMessage} message
 * @param {Attempt} attempt
 */
function take(message, attempt) {
  switch (message.type) {
    case "progress":
      change(progress(message.loaded, message.total));
      break;
    case "ready": {
      const { pyodide, python, remembered } = message;
      attempt.answers = true;
      silence?.stop();
      change({ name: "ready", text: "The calculators are ready.", pyodide, python, remembered });
      attempt.resolve();
      break;
    }
    case "remembered":
      change({ ...state, remembered: true });
      break;
    case "failed":
      fail(new Trouble(message.code, message.detail));
      break;
    case "answer":
      takeCall(message.id)?.resolve(JSON.parse(message.value));
      break;
    case "error": {
      const trouble = new Trouble(message.code, message.detail);
      takeCall(message.id)?.reject(trouble);
      if (message.code === "stopped" || message.code === "memory") fail(trouble);
    }
  }
}

/** Begin now, unless it has begun; safe to call again and again. */
export const start = () => void running().catch(() => {});

/**
 * Call a public function of tools_py.browser, once Python is there.
 * @param {string} name
 * @param {...string} values
 * @returns {Promise<unknown>} its value, read as JSON; a fault is a Trouble
 */
export async function call(name, ...values) {
  await running();
  return new Promise((resolve, reject) => {
    calls += 1;
    if (!waiting.size) expectWord(HUNG_AFTER, "hung", name);
    waiting.set(calls, { resolve, reject });
    worker?.postMessage({ type: "call", id: calls, name, arguments: values });
  });
}

/** The site's root, which the pack lies three folders below. */
export function siteRoot() {
  const folder = packFolder();
  return folder ? new URL("../../../", folder).href : "";
}

/**
 * A calculator, the answers to its questions, and what a link or a saved plan states of the rules
 * it was made under.
 * @typedef {[calculator: string, answers: Answers, before?: object | null]} Calculation
 */

/**
 * The arguments of tools_py.browser.answer. Today is the reader's day.
 * @param {Calculation} calculation
 */
function argumentsOf(...[calculator, answers, before = null]) {
  const today = isoDay(new Date());
  return [calculator, JSON.stringify(answers), today, siteRoot(), JSON.stringify(before)];
}

/** @typedef {{ key: string | null, promise: Promise<Answered> }} Last */

// The last calculation and the promise of its answer, which is not worked out again. Whoever asks
// gets a copy, for the page may enter something in it.
/** @type {Last | null} */
let last = null;

/**
 * Ask a calculator.
 * @param {Calculation} calculation
 * @returns {Promise<Answered>}
 */
export function answer(...calculation) {
  const values = argumentsOf(...calculation);
  const key = values.join();
  if (last?.key !== key) {
    /** @type {Last} */
    const mine = { key, promise: /** @type {Promise<Answered>} */ (call("answer", ...values)) };
    // The next to ask tries again.
    mine.promise.catch(() => {
      if (last === mine) last = null;
    });
    last = mine;
  }
  return last.promise.then((answered) => structuredClone(answered));
}

/** @typedef {[calculator: string, answers: Answers, use: (answered: Answered) => void]} Ahead */

// One at a time, and of those that came meanwhile only the newest: on a slow device whoever asks
// would wait for them all.
let looking = false;
/** @type {Ahead | null} */
let newest = null;

/** @param {Ahead} calculation */
async function lookAhead(...calculation) {
  const [calculator, answers, use] = calculation;
  newest = null;
  if (state.name !== "ready" || last?.key === argumentsOf(calculator, answers).join()) return;
  if (looking) {
    newest = calculation;
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
 * Work the answer out now, if Python is there, and give it to `use`, unless a newer calculation
 * came meanwhile. A fault shows only when the reader asks for the answer.
 * @param {Ahead} calculation
 */
export const ahead = (...calculation) => void lookAhead(...calculation);
