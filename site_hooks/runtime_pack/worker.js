// Python beside the page: one module worker for all calculators of a visit.
//
// The build puts this file into the pack (`assets/python/<hash>/worker.js`), without its comments,
// and the table of the pack's files into this file, so that a worker and the files it fetches can
// never be of two versions, and nothing has to be asked for first.
//
// in:  {type: "start", refresh, calculators}
//        → {type: "progress", loaded, total}…, then {type: "ready", pyodide, python, remembered} or
//          {type: "failed", code, detail}
//      {type: "call", id, name, arguments}
//        → {type: "answer", id, value} or {type: "error", id, code, detail}
//
// {type: "remembered"} follows a start without the memory snapshot: the next one will find it in
// the browser's cache. {type: "arriving", loaded, total} comes while a call waits for deferred
// files.
//
// `name` is a public function of tools_py.browser, its arguments and its value are strings.
// `refresh` passes the browser's cache by (a retry). `code` is one of the codes that
// python_faults.js puts into words. `detail` is technical: a file name, a status, Python's function
// names and line numbers; never anything that was typed.
//
// What Pyodide does on a fault is why this file fetches for itself: loadPyodide() never settles
// when the WebAssembly file cannot be had. Every file is checked for length and SHA-256 before it
// is used.

/** @import { Lockfile, PyodideAPI, PyodideConfig } from "pyodide" */
/** @typedef {{ bytes: number, sha256: string }} Spec what the build wrote down of a file */
/** @typedef {{ [name: string]: Spec }} Files */
/** @typedef {{ files: Files, pyodide: string, python: string, lock: Lockfile }} Pack */
/**
 * What is done with each chunk of a file as it comes.
 * @callback HandOn
 * @param {Uint8Array<ArrayBuffer>} chunk
 * @param {number} left bytes
 * @param {number} done bytes
 * @returns {void}
 */
/**
 * What is done as a file arrives.
 * @callback OnArrival
 * @param {number} left bytes
 * @param {number} pace milliseconds for each byte so far
 * @param {number} done bytes
 * @returns {void}
 */
/** @typedef {typeof import("pyodide")} Loader */
/** @typedef {{ default: NonNullable<PyodideConfig["createPyodideModule"]> }} Engine */
/** @typedef {{ module: WebAssembly.Module } | { error: unknown }} Compiled */
/** @typedef {{ snapshot: Uint8Array, layOver: (memory: WebAssembly.Memory) => void }} Snapshot */
/** @typedef {{ memory: Snapshot | null }} Restored what Python starts from, once that is known */
/** @typedef {ReturnType<typeof guardOf>} Guard */
/** @typedef {ReturnType<typeof fetchParts>} Parts */
/**
 * Python once it has started, and the functions of setup.py.
 * @typedef {object} Python
 * @property {PyodideAPI} pyodide
 * @property {string[]} waiting archives that the start did without
 * @property {(name: string, ...values: string[]) => string} call
 * @property {() => string} trouble
 * @property {() => boolean} missing
 * @property {(path: string) => void} add
 * @property {(...calculators: string[]) => void} rehearse
 */

const PACK = /** @type {Pack} */ (/** @type {unknown} */ ("PACK"));

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

const BASE = new URL("./", import.meta.url).href;
const TICK = 500; // milliseconds
const STALLED_AFTER = 16; // ticks of the watchdog: a tab that was suspended has had none meanwhile
const START_AT_MOST = 120_000; // milliseconds
const FETCH_LATER_AFTER = 1500; // milliseconds
const REHEARSE_AFTER = 100; // milliseconds
const REHEARSALS = 6;
const NEARLY_DONE = 250; // milliseconds, at the speed so far
const SAMPLE = 400_000; // bytes, before which no speed is known
const OUT_OF_MEMORY =
  /out of memory|could not allocate|allocation failed|cannot allocate|memory access out of bounds/i;
/** @param {Uint8Array} bytes */
const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const fetchFile = globalThis.fetch.bind(globalThis);

/** @param {string} name */
function specOf(name) {
  const spec = PACK.files[name];
  if (!spec) throw new Failure("missing", name);
  return spec;
}

class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/**
 * Turn whatever was thrown into a Failure.
 * @param {unknown} error
 * @param {string} code for what is not recognised
 */
function asFailure(error, code) {
  if (error instanceof Failure) return error;
  const { name = "Error", message = error } = /** @type {Partial<Error>} */ (error ?? {});
  const text = `${name}: ${message}`;
  if (/content security policy|unsafe-eval/i.test(text))
    return new Failure("policy", "WebAssembly is not allowed");
  if (OUT_OF_MEMORY.test(text)) return new Failure("memory", name);
  return new Failure(code, text.slice(0, 300));
}

// ------------------------------------------------------------------------------------------- files

/** What is being fetched: bytes for the page, and a watchdog that gives up when none arrive. */
class Downloads {
  /**
   * @param {string[]} names
   * @param {RequestCache} cache
   * @param {boolean} [quiet] whether the page is only to know that something arrives
   */
  constructor(names, cache, quiet = false) {
    this.cache = cache;
    this.quiet = quiet;
    this.abort = new AbortController();
    this.total = names.reduce((sum, name) => sum + specOf(name).bytes, 0);
    this.loaded = 0;
    this.open = 0;
    this.ticks = 0;
    this.lastReport = 0;
    this.arrived(0);
    this.watchdog = setInterval(() => {
      this.ticks = this.open ? this.ticks + 1 : 0;
      if (this.ticks > STALLED_AFTER)
        this.abort.abort(new Failure("stalled", `${(STALLED_AFTER * TICK) / 1000} s`));
    }, TICK);
  }

  stop() {
    clearInterval(this.watchdog);
  }

  /** @param {number} bytes */
  arrived(bytes) {
    this.loaded += bytes;
    this.ticks = 0;
    const now = performance.now();
    if (now - this.lastReport > (this.quiet ? 1000 : 40) || this.loaded >= this.total) {
      this.lastReport = now;
      worker.postMessage({
        type: this.quiet ? "arriving" : "progress",
        loaded: Math.round(this.loaded),
        total: Math.round(this.total),
      });
    }
  }

  /** @param {string} name */
  async request(name) {
    /** @type {Response} */
    let response;
    this.open += 1;
    try {
      response = await fetchFile(BASE + name, { signal: this.abort.signal, cache: this.cache });
    } catch {
      throw this.abort.signal.aborted ? this.abort.signal.reason : new Failure("unreachable", name);
    } finally {
      this.open -= 1;
    }
    if (response.status === 404 || response.status === 410) throw new Failure("missing", name);
    if (!response.ok) throw new Failure("refused", `${name}: HTTP ${response.status}`);
    if (/^text\/html/i.test(response.headers.get("content-type") ?? ""))
      throw new Failure("replaced", name);
    return response;
  }

  /**
   * Read a response to the end, handing each chunk on as it comes, and check all of it.
   * @param {Response} response
   * @param {string} name
   * @param {string | null} [inflated] as which the file may arrive too: its gzip taken off by a
   *   host that took it for Content-Encoding
   * @param {HandOn} [handOn]
   */
  async read(response, name, inflated, handOn) {
    let spec = specOf(name);
    const expected = spec.bytes;
    const sent = sentBytes(response) || expected;
    let weight = 1;
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const chunks = [];
    let length = 0;
    if (!response.body) throw new Failure("damaged", `${name}: 0 of ${expected} bytes`);
    const reader = response.body.getReader();
    this.open += 1;
    try {
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        if (length === 0) {
          if (inflated && !isGzip(step.value)) spec = specOf(inflated);
          weight = sent / spec.bytes;
          this.total += sent - expected;
        }
        chunks.push(step.value);
        length += step.value.length;
        this.arrived(step.value.length * weight);
        handOn?.(step.value, spec.bytes - length, length);
      }
    } catch {
      reader.cancel().catch(() => {});
      throw this.abort.signal.aborted ? this.abort.signal.reason : new Failure("unreachable", name);
    } finally {
      this.open -= 1;
    }
    const bytes = joined(chunks, length);
    await check(bytes, name, spec);
    return bytes;
  }
}

/**
 * What a compressing host's Content-Length says that it sends; what its file unpacks to is more. 0
 * where it says nothing, or compresses nothing.
 * @param {Response} response
 */
const sentBytes = ({ headers }) =>
  headers.get("content-encoding") ? Number(headers.get("content-length")) : 0;

/** @param {Uint8Array[]} chunks @param {number} length of all */
function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * Refuse bytes that are not what the site published. SHA-256 is only to be had on https and on this
 * machine; elsewhere the length has to do.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @param {Spec} spec
 */
async function check(bytes, name, spec) {
  if (bytes[0] === 0x3c) throw new Failure("replaced", name);
  if (bytes.length !== spec.bytes)
    throw new Failure("damaged", `${name}: ${bytes.length} of ${spec.bytes} bytes`);
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== spec.sha256)
    throw new Failure("damaged", `${name}: not the bytes that were published`);
}

const LIBRARY = `/lib/python${PACK.python.split(".", 2).join("")}.zip`;
/** @param {string} name */
const packedName = (name) => name.replace(/\.[^.]*$/, ".bin");

/**
 * A file of code: checked first, then imported from the browser's cache.
 * @template Module
 * @param {Downloads} downloads
 * @param {string} name
 * @param {(response: Response) => void} [onResponse]
 * @returns {Promise<Module>}
 */
async function importModule(downloads, name, onResponse) {
  const response = await downloads.request(name);
  onResponse?.(response);
  await downloads.read(response, name);
  const type = response.headers.get("content-type") ?? "";
  if (type && !/(java|ecma)script/i.test(type))
    throw new Failure("mistyped", `${name}: ${type.split(";")[0]}`);
  return import(BASE + name);
}

/**
 * A big file, as a stream of its unpacked bytes and a promise that all of it is what was published.
 *
 * We gzip big files ourselves, for hosts that compress nothing. Where the host sends brotli the
 * plain file is smaller still, so that one is fetched.
 * @param {Downloads} downloads
 * @param {string} name
 * @param {Promise<boolean>} hostCompresses
 * @param {OnArrival} [onArrival]
 */
async function bigFile(downloads, name, hostCompresses, onArrival) {
  let response = null;
  let wire = name;
  if (await hostCompresses) {
    response = await downloads.request(name).catch(() => null);
    if (response && !response.headers.get("content-encoding")) {
      response.body?.cancel();
      response = null;
    }
  }
  if (!response) {
    wire = packedName(name);
    if (typeof DecompressionStream !== "function")
      throw new Failure("decompression", "DecompressionStream");
    response = await downloads.request(wire);
  }
  downloads.total += specOf(wire).bytes - specOf(packedName(name)).bytes;

  /** @type {Promise<void> | null} */
  let target = null;
  const begun = performance.now();
  /** @type {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>} */
  let feed;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const stream = new ReadableStream({
    start: (controller) => {
      feed = controller;
    },
  });
  /** @type {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */
  const out = new TransformStream();
  /** @type {HandOn} */
  const handOn = (chunk, left, done) => {
    onArrival?.(left, (performance.now() - begun) / done, done);
    if (!target) {
      target = (isGzip(chunk) ? stream.pipeThrough(new DecompressionStream("gzip")) : stream)
        .pipeTo(out.writable)
        .catch(() => {});
    }
    feed.enqueue(chunk);
  };
  const verified = downloads.read(response, wire, wire === name ? null : name, handOn).then(
    () => feed.close(),
    (error) => {
      feed.error(error);
      if (!target) out.writable.abort(error);
      throw error;
    },
  );
  return { stream: out.readable, verified };
}

/**
 * A big file's unpacked bytes.
 * @param {Downloads} downloads
 * @param {string} name
 * @param {Promise<boolean>} hostCompresses
 * @param {OnArrival} [onArrival]
 */
async function unpackedFile(downloads, name, hostCompresses, onArrival) {
  const { stream, verified } = await bigFile(downloads, name, hostCompresses, onArrival);
  const content = new Response(stream).arrayBuffer().catch(() => null);
  await verified;
  const bytes = new Uint8Array((await content) ?? []);
  if (bytes.length !== specOf(name).bytes)
    throw new Failure("damaged", `${name}: could not be unpacked`);
  return bytes;
}

/**
 * A WebAssembly file, compiled as it arrives.
 * @param {Downloads} downloads
 * @param {string} name
 * @param {Promise<boolean>} hostCompresses
 * @param {OnArrival} onArrival
 */
async function compiledWasm(downloads, name, hostCompresses, onArrival) {
  const { stream, verified } = await bigFile(downloads, name, hostCompresses, onArrival);
  /** @type {Promise<Compiled>} */
  const compiling = WebAssembly.compileStreaming(
    new Response(stream, { headers: { "Content-Type": "application/wasm" } }),
  ).then(
    (module) => ({ module }),
    (error) => ({ error }),
  );
  await verified;
  const compiled = await compiling;
  if ("error" in compiled) throw asFailure(compiled.error, "webassembly");
  return compiled.module;
}

// ------------------------------------------------------------------------------------------ memory

// Starting Python is mostly running the same imports again. The pack holds the memory snapshot of a
// Python that has run them (memory_snapshot.mjs), which spares that. It is larger than the library
// that it replaces, so it is taken on a line that brings it in less time than importing takes; the
// library then comes after the start. On a slower line it comes after the start instead, and lies
// in the browser's cache for the next one. Where it is refused, or cannot be had, the ordinary
// start takes over.
const PAGE = 4096;
const WORTH_WAITING = 300; // milliseconds: two thirds of what importing takes
// Milliseconds still to wait, for which to give up what has come of it: fetching the library and
// importing take less.
const TOO_SLOW = 1200;

/**
 * The published memory, if what it is heavier than the library is brought in time: by the pace of
 * the engine so far, and by its own, since one may lie in the browser's cache and the other not.
 * Null where it is not, or cannot be had.
 * @param {Downloads} downloads
 * @param {Promise<boolean>} hostCompresses
 * @param {number} pace milliseconds for each byte
 */
async function publishedMemory(downloads, hostCompresses, pace) {
  if (!PACK.files["started.memory"]) return null; // the plain pack
  const [memory, library] = /** @type {[string, string]} */ (
    (await hostCompresses) ? ["started.memory", "python.zip"] : ["started.bin", "python.bin"]
  );
  const extra = specOf(memory).bytes - specOf(library).bytes;
  if (extra * pace > WORTH_WAITING) return null;
  downloads.total += specOf("started.bin").bytes - specOf("python.bin").bytes;
  /** @type {OnArrival} */
  const onArrival = (left, itsPace, done) => {
    if (done > SAMPLE && left * itsPace > TOO_SLOW) throw new Failure("stalled", memory);
  };
  try {
    return unpackMemory(await unpackedFile(downloads, "started.memory", hostCompresses, onArrival));
  } catch {
    downloads.total = downloads.loaded + specOf("python.bin").bytes; // which is still to come
    return null;
  }
}

/**
 * Undo what memory_snapshot.mjs did: the snapshot, and a function that lays it over the memory of
 * an engine not yet started, from which it is the difference.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Snapshot}
 */
function unpackMemory(bytes) {
  const [headerLength = 0, count = 0] = new Uint32Array(bytes.buffer, 0, 2);
  const numbers = new Uint32Array(bytes.buffer, 8 + headerLength, count);
  const pages = new Uint32Array(bytes.buffer, 8 + headerLength + 4 * count);
  const words = PAGE / 4;
  const snapshot = new Uint8Array(headerLength + (numbers[count - 1] + 1) * PAGE);
  snapshot.set(bytes.subarray(8, 8 + headerLength));
  return {
    snapshot,
    layOver(memory) {
      const heap = new Uint32Array(snapshot.buffer, headerLength);
      heap.set(new Uint32Array(memory.buffer, 0, heap.length));
      for (let index = 0; index < count; index += 1) {
        const at = numbers[index] * words;
        for (let word = 0; word < words; word += 1) heap[at + word] ^= pages[index * words + word];
      }
    },
  };
}

// ------------------------------------------------------------------------------------------ Python

const SETUP = "SETUP"; // setup.py

/** @type {Python} */
let python;
/** @type {Promise<void> | null} */
let later = null;
let asked = false;
let sentAsBrotli = false;

/**
 * A promise that is settled from outside.
 * @template Value
 */
function deferred() {
  /** @type {(value: Value) => void} */
  let resolve = () => {};
  /** @type {(error: unknown) => void} */
  let reject = () => {};
  /** @type {Promise<Value>} */
  const promise = new Promise((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

/**
 * How a start fails: through `failure` alone, whichever of its promises fails first.
 * @param {Downloads} downloads which then end
 */
function guardOf(downloads) {
  /** @type {ReturnType<typeof deferred<never>>} */
  const { promise: failure, reject: fail } = deferred();
  failure.catch(() => {});
  /**
   * @template Value
   * @param {Promise<Value>} promise
   * @param {string} code
   * @returns {Promise<Value>} which never fails
   */
  const guarded = (promise, code) =>
    promise.catch((error) => {
      downloads.abort.abort(error);
      fail(asFailure(error, code));
      return new Promise(() => {});
    });
  return { failure, fail, guarded };
}

/**
 * Fetch what a start needs. The engine is wanted first and can be made ready while the rest is
 * still on its way, so the rest does not share a slow line with it.
 * @param {Downloads} downloads
 * @param {Guard["guarded"]} guarded
 * @param {boolean} again after a failure: without the snapshot
 */
function fetchParts(downloads, guarded, again) {
  /** @type {ReturnType<typeof deferred<boolean>>} */
  const host = deferred();
  host.promise.then((compresses) => (sentAsBrotli = compresses));
  /** @type {ReturnType<typeof deferred<number>>} */
  const engineNearlyHere = deferred();
  /** @type {OnArrival} */
  const onArrival = (left, pace, done) => {
    if (done > SAMPLE && left * pace < NEARLY_DONE) engineNearlyHere.resolve(pace);
  };
  /** @type {Promise<Engine>} */
  const engine = guarded(
    importModule(downloads, "pyodide.asm.js", (response) =>
      host.resolve(/^(br|zstd)$/.test(response.headers.get("content-encoding") ?? "")),
    ),
    "module",
  );
  /** @type {Promise<Loader>} */
  const loader = guarded(importModule(downloads, "pyodide.js"), "module");
  const wasm = guarded(
    compiledWasm(downloads, "pyodide.asm.wasm", host.promise, onArrival),
    "webassembly",
  );
  /** @type {Promise<Uint8Array<ArrayBuffer>> | null} */
  let arriving = null;
  const library = () =>
    (arriving ??= guarded(unpackedFile(downloads, "python.zip", host.promise), "damaged"));
  const snapshot = engineNearlyHere.promise.then(async (pace) => {
    const memory = again ? null : await publishedMemory(downloads, host.promise, pace);
    if (!memory) library();
    return memory;
  });
  const all = Promise.all([engine, loader, wasm, snapshot.then(() => arriving)]);
  return { engine, loader, wasm, library, snapshot, all };
}

/**
 * Hand Pyodide what it asks for: two files, which are here or on their way. Python fetches nothing
 * else: there is no way out of this worker.
 * @param {Parts} parts
 * @param {Guard["guarded"]} guarded
 * @param {Restored} restored
 */
function serve({ wasm, library }, guarded, restored) {
  globalThis.fetch = async (address) => {
    if (String(address) === `${BASE}pyodide.asm.wasm`) return new Response(null);
    if (String(address) === `${BASE}python.zip`)
      return new Response(restored.memory ? null : await library());
    throw new TypeError("Python does not fetch");
  };
  // Pyodide only warns about a WebAssembly fault and then waits for ever, so the fault is caught
  // on the way.
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const module = await wasm;
    const instance = await guarded(WebAssembly.instantiate(module, imports), "webassembly");
    restored.memory?.layOver(/** @type {WebAssembly.Memory} */ (instance.exports.memory));
    return { module, instance };
  };
}

/**
 * Let Pyodide start, from the snapshot if it can.
 * @param {Parts} parts
 * @param {Restored} restored
 * @returns {Promise<PyodideAPI>}
 */
async function boot({ loader, engine, snapshot }, restored) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([loader, engine]);
  const options = {
    indexURL: BASE,
    stdLibURL: `${BASE}python.zip`,
    lockFileContents: PACK.lock,
    packageBaseUrl: BASE,
    createPyodideModule,
    stdout: () => {},
    stderr: () => {},
  };
  restored.memory = await snapshot;
  if (restored.memory) {
    try {
      return await loadPyodide({ ...options, _loadSnapshot: restored.memory.snapshot });
    } catch {
      restored.memory = null;
    }
  }
  const pyodide = await loadPyodide(options);
  pyodide.runPython(SETUP);
  return pyodide;
}

/**
 * Start Python.
 * @param {boolean} again after a failure: past the browser's cache, and without the snapshot
 * @returns {Promise<boolean>} whether Python was restored from the snapshot
 */
async function start(again) {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.compileStreaming !== "function")
    throw new Failure("webassembly", "WebAssembly");
  const names = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.bin", "python.bin"];
  const downloads = new Downloads(names, again ? "reload" : "default");
  const { failure, fail, guarded } = guardOf(downloads);
  // Pyodide also leaves promises that nobody waits for; without this such a fault would not be
  // reported.
  /** @param {PromiseRejectionEvent} event */
  const stray = (event) => {
    event.preventDefault();
    fail(asFailure(event.reason, "python"));
  };
  addEventListener("unhandledrejection", stray);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let givingUp;
  try {
    const parts = fetchParts(downloads, guarded, again);
    parts.all.then(() => {
      downloads.stop();
      givingUp = setTimeout(() => fail(new Failure("python", "did not start")), START_AT_MOST);
    });
    /** @type {Restored} */
    const restored = { memory: null };
    serve(parts, guarded, restored);
    const pyodide = await Promise.race([failure, guarded(boot(parts, restored), "python")]);
    python = asPython(pyodide, restored.memory ? ["python.zip", "later.zip"] : ["later.zip"]);
    return restored.memory !== null;
  } finally {
    clearTimeout(givingUp);
    removeEventListener("unhandledrejection", stray);
    downloads.stop();
  }
}

/**
 * @param {PyodideAPI} pyodide
 * @param {string[]} waiting archives that the start did without
 * @returns {Python}
 */
function asPython(pyodide, waiting) {
  const { globals } = pyodide;
  return {
    pyodide,
    waiting,
    call: globals.get("call"),
    trouble: globals.get("trouble"),
    missing: globals.get("missing"),
    add: globals.get("add"),
    rehearse: globals.get("rehearse"),
  };
}

/**
 * Fetch the archives that the start did without.
 * @param {RequestCache} cache
 */
async function fetchWaiting(cache) {
  const downloads = new Downloads(python.waiting.map(packedName), cache, true);
  try {
    await Promise.all(
      python.waiting.map(async (name) => {
        const place = name === "python.zip" ? LIBRARY : `/lib/${name}`;
        python.pyodide.FS.writeFile(
          place,
          await unpackedFile(downloads, name, Promise.resolve(false)),
          { canOwn: true },
        );
        python.add(place);
      }),
    );
  } finally {
    downloads.stop();
  }
}

/**
 * The archives that the start did without (calendar files need the second), fetched once; a failure
 * is forgotten so that the next call tries again.
 */
function fetchLater() {
  later ??= fetchWaiting("default")
    .catch((error) => (error.code === "damaged" ? fetchWaiting("reload") : Promise.reject(error)))
    .catch((error) => {
      later = null;
      throw asFailure(error, "damaged");
    });
  return later;
}

/**
 * Answer the page's worked examples a few times, until the reader asks: the first answer of all
 * takes ten times as long as any other, and the browser makes quick what runs often. A question
 * waits for one round at most.
 * @param {string[]} calculators
 * @param {number} [rounds]
 */
function rehearse(calculators, rounds = REHEARSALS) {
  if (asked || !calculators.length || !rounds) return;
  try {
    python.rehearse(...calculators);
  } catch {
    return; // A fault in a calculator is reported to the reader who asks it.
  }
  setTimeout(() => rehearse(calculators, rounds - 1), REHEARSE_AFTER);
}

/**
 * @param {string} name
 * @param {string[]} values
 * @param {boolean} mayWait for archives that the start did without
 * @returns {Promise<string>}
 */
async function call(name, values, mayWait) {
  asked = true;
  try {
    return python.call(name, ...values);
  } catch (error) {
    if (!(error instanceof python.pyodide.ffi.PythonError)) {
      // Not Python's own exception: the interpreter is gone.
      throw asFailure(error, error instanceof RangeError ? "memory" : "stopped");
    }
    if (mayWait && python.missing()) {
      await fetchLater();
      return call(name, values, false);
    }
    const trouble = JSON.parse(python.trouble());
    throw new Failure(
      trouble.type === "MemoryError" ? "memory" : "calculator",
      `${trouble.type} in ${trouble.frames.join(" < ")}`,
    );
  }
}

/**
 * After a start that did without it, fetch the memory, for the browser's cache to have; not where
 * the reader asked for little traffic.
 */
async function remember() {
  const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
  if (connection?.saveData || !PACK.files["started.memory"]) return;
  const downloads = new Downloads(["started.bin"], "default", true);
  try {
    await unpackedFile(downloads, "started.memory", Promise.resolve(sentAsBrotli));
    worker.postMessage({ type: "remembered" });
  } catch {
    // Nothing depends on it.
  } finally {
    downloads.stop();
  }
}

worker.onmessage = async ({ data }) => {
  if (data.type === "start") {
    try {
      const remembered = await start(data.refresh);
      worker.postMessage({ type: "ready", pyodide: PACK.pyodide, python: PACK.python, remembered });
      setTimeout(() => rehearse(data.calculators), REHEARSE_AFTER);
      setTimeout(async () => {
        await fetchLater().catch(() => {});
        if (!remembered) remember();
      }, FETCH_LATER_AFTER);
    } catch (error) {
      const { code, message } = asFailure(error, "python");
      worker.postMessage({ type: "failed", code, detail: message });
    }
  } else if (data.type === "call") {
    try {
      worker.postMessage({
        type: "answer",
        id: data.id,
        value: await call(data.name, data.arguments, true),
      });
    } catch (error) {
      const { code, message } = asFailure(error, "stopped");
      worker.postMessage({ type: "error", id: data.id, code, detail: message });
    }
  }
};

// Also makes a browser that takes this for a classic script say so at once.
export {};
