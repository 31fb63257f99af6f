// Python beside the page, as the calculators' pages use it. A classic script (module scripts do not load from file://), loaded with `defer`.
//
//   uepPython.start()                        begin now (the reader shows intent: focus, pointer, a form in view); safe to call again and again
//   uepPython.call(name, ...arguments)       → Promise of the JSON value of tools_py.browser.name(*arguments); starts Python where it has not started, waits for it
//   uepPython.answer(calculator, answers, before)  → Promise of {result, html, facts, files, day} or {errors: […]}; today is the reader's day, before what a link says
//   uepPython.ahead(calculator, answers, use) work the answer out now, if Python is there, so that it lies ready when it is asked for, and give it to `use`,
//                                            unless a newer question came meanwhile; a fault is told only when it is asked for
//   uepPython.on(listener)                   listener(state) now and on every change; returns a function that ends it
//   uepPython.state                          {name, text, loaded, total, code, detail}
//
// state.remembered: whether the next start will find the memory of a started Python (this one did, or it was fetched after it).
// state.name: "idle" → "loading" (loaded and total are bytes, as sent) → "starting" → "ready"; or "failed". state.text is the sentence for the reader,
// for a role="status". After "failed", start() or call() tries again, past the browser's cache.
// A promise that is refused is refused with a uepPython.Trouble: `message` is the sentence for the reader, `code` and `detail` are for a report; neither holds
// anything that was typed. Where the fault was in one calculation ("calculator"), Python goes on.
//
// Where the pack lies is said by <meta name="uep-python" content="…/assets/python/<hash>/"> (site_hooks/runtime.py), which only calculator pages carry.
(() => {
  "use strict";

  const SENTENCES = {
    webassembly: "This browser cannot run the calculators: it has no WebAssembly, or it is switched off (some protected modes do that). Try another browser.",
    decompression: "This browser is too old to unpack the calculators. Bring it up to date, or try another browser.",
    missing: "A file of the calculators is missing from this site. Try again; if it stays missing, tell the site’s publisher.",
    refused: "The server would not hand out a file of the calculators. Try again in a few minutes.",
    damaged: "A file of the calculators arrived damaged or incomplete, and was not used. Try again.",
    replaced:
      "A web page arrived in place of a file of the calculators. A network’s sign-in page or filter does that: sign in to the network, then try again.",
    stalled: "The download of the calculators has stopped: nothing has arrived for eight seconds. Check the connection, then try again.",
    unreachable: "The calculators could not be fetched: the connection failed. Check it, then try again.",
    worker: "This browser did not start the calculators’ background worker. It is too old, or a setting or an extension forbids it.",
    policy: "A security policy on this network or site forbids the calculators to run (WebAssembly is not allowed). Tell whoever looks after it.",
    memory: "There is not enough memory to run the calculators. Close other tabs or programs, then try again.",
    module: "A file of the calculators could not be read by this browser. Bring the browser up to date, or try again.",
    python: "The calculators did not start, because of a fault in them. Try again; if it happens again, please report it.",
    stopped: "The calculators have stopped, because of a fault in them. Try again; what you entered is still here.",
    calculator: "This calculation failed, because of a fault in the calculator. What you entered is still here. Please report it.",
    page: "This page does not say where the calculators lie. Please tell the site’s publisher.",
  };
  const WORKER_SILENT_AFTER = 8000;

  class Trouble extends Error {
    constructor(code, detail) {
      super(SENTENCES[code] ?? SENTENCES.stopped);
      this.name = "Trouble";
      this.code = code;
      this.detail = detail;
    }
  }

  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const listeners = new Set();
  const waiting = new Map();
  let state = { name: "idle", text: "" };
  let worker = null;
  let started = null;
  let failures = 0;
  let calls = 0;

  function change(next) {
    state = next;
    for (const listener of [...listeners]) listener(state);
  }

  function base() {
    const meta = document.querySelector('meta[name="uep-python"]');
    return meta && new URL(meta.content, document.baseURI).href;
  }

  /** Why the worker did not come up: a missing or replaced file has its own words. */
  async function whyNoWorker(address) {
    try {
      const response = await fetch(address, { cache: "reload" });
      if (response.status === 404 || response.status === 410) return new Trouble("missing", "worker.js");
      if (!response.ok) return new Trouble("refused", `worker.js: HTTP ${response.status}`);
      if (/^text\/html/i.test(response.headers.get("content-type") ?? "")) return new Trouble("replaced", "worker.js");
    } catch {
      return new Trouble("unreachable", "worker.js");
    }
    return new Trouble("worker", "module worker");
  }

  function start() {
    started ??= new Promise((resolve, reject) => {
      let silence = 0;
      const fail = (trouble) => {
        clearTimeout(silence);
        worker?.terminate();
        worker = null;
        started = null;
        failures += 1;
        for (const call of waiting.values()) call.reject(trouble);
        waiting.clear();
        change({ name: "failed", text: trouble.message, code: trouble.code, detail: trouble.detail });
        reject(trouble);
      };
      const folder = base();
      if (!folder) {
        fail(new Trouble("page", "meta uep-python"));
        return;
      }
      const address = new URL("worker.js", folder).href;
      change({ name: "loading", text: "Getting the calculators ready…", loaded: 0, total: 0 });
      try {
        worker = new Worker(address, { type: "module", name: "python" });
      } catch (error) {
        fail(new Trouble("worker", error.name));
        return;
      }
      const mine = worker;
      silence = setTimeout(() => mine === worker && fail(new Trouble("stalled", "worker.js")), WORKER_SILENT_AFTER);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(silence);
        // After a first word from the worker an error event is a crash, before it the file did not load.
        if (silence === 0) fail(new Trouble("stopped", event.message ?? "error"));
        else whyNoWorker(address).then((trouble) => mine === worker && fail(trouble));
      };
      worker.onmessage = ({ data }) => {
        clearTimeout(silence);
        silence = 0;
        if (data.type === "progress") {
          const done = data.loaded >= data.total;
          const text = done ? "Starting the calculators…" : `Getting the calculators ready: ${megabytes(data.loaded)} of ${megabytes(data.total)} MB`;
          change({ name: done ? "starting" : "loading", text, loaded: data.loaded, total: data.total });
        } else if (data.type === "ready") {
          change({ name: "ready", text: "The calculators are ready.", pyodide: data.pyodide, python: data.python, remembered: data.remembered });
          resolve();
        } else if (data.type === "remembered") {
          change({ ...state, remembered: true });
        } else if (data.type === "failed") {
          fail(new Trouble(data.code, data.detail));
        } else if (data.type === "answer") {
          waiting.get(data.id)?.resolve(JSON.parse(data.value));
          waiting.delete(data.id);
        } else if (data.type === "error") {
          const trouble = new Trouble(data.code, data.detail);
          waiting.get(data.id)?.reject(trouble);
          waiting.delete(data.id);
          if (data.code === "stopped" || data.code === "memory") fail(trouble);
        }
      };
      const calculators = [...document.querySelectorAll("[data-calculator]")].map((section) => section.dataset.calculator);
      worker.postMessage({ type: "start", refresh: failures > 0, calculators });
    });
    started.catch(() => {});
    return started;
  }

  async function call(name, ...values) {
    await start();
    return new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ type: "call", id: calls, name, arguments: values });
    });
  }

  function question(calculator, answers, before = null) {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    // Links in the answer lead from the site's root, which the pack lies three folders below.
    const folder = base();
    const root = folder ? new URL("../../../", folder).href : "";
    return [calculator, JSON.stringify(answers), today, root, JSON.stringify(before)];
  }

  // The last question and the promise of its answer: what was worked out ahead, or is being worked out, is not worked out again. Whoever asks gets a copy, for the
  // page may enter something in it.
  let last = { key: null, promise: null };

  function answer(...asked) {
    const values = question(...asked);
    const key = values.join();
    if (last.key !== key) {
      const mine = { key, promise: call("answer", ...values) };
      mine.promise.catch(() => void (last === mine && (last = { key: null, promise: null }))); // the next to ask tries again
      last = mine;
    }
    return last.promise.then((answered) => structuredClone(answered));
  }

  // One at a time, and of those that came meanwhile only the newest: on a slow device whoever asks would wait for them all.
  let looking = false;
  let newest = null;

  async function ahead(calculator, answers, use) {
    newest = null;
    if (state.name !== "ready" || last.key === question(calculator, answers).join()) return;
    if (looking) {
      newest = [calculator, answers, use];
      return;
    }
    looking = true;
    await answer(calculator, answers)
      .then((answered) => newest || use(answered))
      .catch(() => {});
    looking = false;
    if (newest) ahead(...newest);
  }

  window.uepPython = {
    start: () => void start().catch(() => {}),
    call,
    answer,
    ahead: (...asked) => void ahead(...asked),
    on(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
    get state() {
      return state;
    },
    Trouble,
  };
})();
