// Before Python's worker, where it is made of a source and not loaded from a site: the first
// message brings its files; and it is not a module.
/** @type {{ [name: string]: Uint8Array<ArrayBuffer> }} */
const FILES = {};
/** @param {unknown} address */
const nameOf = (address) => String(address).split("/").pop() ?? "";
addEventListener(
  "message",
  (event) => {
    event.stopImmediatePropagation();
    Object.assign(FILES, event.data);
  },
  { once: true },
);
// WebKit lets a worker of a folder read no Blob and import none; a data: address it imports.
/** @param {string} name */
// biome-ignore lint/correctness/noUnusedVariables: put before worker.js, which calls it here.
const asAddress = (name) =>
  `data:text/javascript,${encodeURIComponent(new TextDecoder().decode(FILES[name]))}`;
globalThis.fetch = async (address) => {
  if (!(nameOf(address) in FILES)) throw new TypeError("not in this copy");
  return new Response(FILES[nameOf(address)]);
};
// Nothing of one copy is left for another; and Pyodide asks by calling importScripts whether it is
// in a worker of the old kind.
Object.defineProperty(globalThis, "caches", { value: undefined });
globalThis.importScripts = () => {
  throw new TypeError("not in this copy");
};
