// Starts the pack's Python, imports all calculators and writes a memory snapshot, from which a
// later start goes on without importing.
//
//   node memory_snapshot.mjs FOLDER SETUP OUT
//
// FOLDER holds pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm, python.zip and pyodide-lock.json;
// SETUP is the Python that the worker runs first. OUT is laid out so:
//
//   uint32 length of Pyodide's header · uint32 number of pages
//   the header
//   uint32 number of each page
//   the pages, 4096 bytes each
//
// A page is written where it differs from the memory of the engine before its start, and as the
// difference (exclusive or): what the engine brings along would otherwise be fetched twice. All is
// little-endian; the header's length is a multiple of 16.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const PAGE = 4096;
const [folder, setup, out] = process.argv.slice(2);

// Two builds give the same bytes: the clock stands still, and nothing is left to chance.
const now = Number(process.env.SOURCE_DATE_EPOCH) * 1000;
Date.now = () => now;
performance.now = () => 0;
crypto.randomFillSync = (bytes) => {
  if (bytes instanceof Uint8Array) bytes.fill(0);
  return bytes;
};

/**
 * What the engine of Pyodide exports, as far as it is used here.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} [memory]
 * @property {() => number} emscripten_stack_get_end
 * @property {() => number} emscripten_stack_get_current
 * @property {() => number} emscripten_get_sbrk_ptr
 */
/**
 * @typedef {object} Engine
 * @property {WebAssembly.Memory} memory
 * @property {Uint8Array} before its start
 * @property {() => Uint8Array} freeStack
 */

let started = /** @type {Engine | undefined} */ (undefined);
const instantiate = WebAssembly.instantiate;
// Pyodide calls it with bytes or with a module, which give different results.
WebAssembly.instantiate = /** @type {typeof instantiate} */ (
  /** @type {unknown} */ (instantiateAndNote)
);

/**
 * @param {WebAssembly.Module} source or bytes
 * @param {WebAssembly.Imports} imports
 */
async function instantiateAndNote(source, imports) {
  /** @type {WebAssembly.Instance & { instance?: WebAssembly.Instance }} */
  const result = await instantiate(source, imports);
  const exported = /** @type {Exports} */ (
    /** @type {unknown} */ ((result.instance ?? result).exports)
  );
  const { memory } = exported;
  if (memory) {
    const before = new Uint8Array(memory.buffer.slice(0));
    const freeStack = () =>
      new Uint8Array(
        memory.buffer,
        exported.emscripten_stack_get_end(),
        exported.emscripten_stack_get_current() - exported.emscripten_stack_get_end(),
      );
    started = { memory, before, freeStack };
    const heapEnd = () => new Uint32Array(memory.buffer)[exported.emscripten_get_sbrk_ptr() / 4];
    Object.assign(globalThis, { heapEnd });
  }
  return result;
}

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: folder,
  stdLibURL: `${folder}/python.zip`,
  lockFileContents: JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf8")),
  env: { PYTHONHASHSEED: "0" },
  stdout: () => {},
  stderr: () => {},
  _makeSnapshot: true,
  // As in a browser; otherwise the path of this file on the machine that builds.
  _sysExecutable: "./this.program",
});
python.runPython(readFileSync(setup, "utf8"));
python.runPython(`
def settle():
    import gc
    import linecache
    import re
    import typing
    import zipimport

    from js import heapEnd

    # The archive is not there when a start restores the snapshot.
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()
    re.purge()
    linecache.clearcache()
    for forget in typing._cleanups:
        forget()
    for stream in sys.stdout, sys.stderr:
        stream.buffer.write(bytes(1 << 17))
        stream.flush()
    gc.collect()
    sys._clear_internal_caches()
    # What was freed still says what it was: fill all of it with zeros, which weigh nothing.
    top, filled, size = heapEnd(), [], 1 << 20
    while size > 6:
        block = bytes(size)
        if id(block) < top:
            filled.append(block)
        else:
            size = size * 7 // 8 if size > 512 else size - 8

prepare()
settle()
del settle
`);
if (!started) throw new Error("Pyodide started no engine of WebAssembly.");
const { memory, before, freeStack } = started;
freeStack().fill(0);
const taken = python.makeMemorySnapshot();
if (memory.buffer.byteLength !== before.length)
  throw new Error("Python's memory has grown, so a snapshot of it could not be restored.");
const header = new Uint8Array(taken.slice(0, taken.length - before.length));
if (header.length % 16 !== 0) throw new Error("Pyodide lays out its snapshots in another way.");
const heap = taken.subarray(header.length);
const numbers = [];
const pages = [];
for (let at = 0; at < heap.length; at += PAGE) {
  const page = new Uint8Array(PAGE);
  let differs = 0;
  for (let offset = 0; offset < PAGE; offset += 1)
    differs |= page[offset] = heap[at + offset] ^ before[at + offset];
  if (differs) {
    numbers.push(at / PAGE);
    pages.push(page);
  }
}
const lengths = new Uint8Array(Uint32Array.of(header.length, numbers.length).buffer);
writeFileSync(
  out,
  Buffer.concat([lengths, header, new Uint8Array(Uint32Array.from(numbers).buffer), ...pages]),
);
