// What is kept on this device, as JSON. A browser may refuse to keep anything, or hold what someone
// else wrote: reading then gives null, and writing says that it failed.

/** @typedef {"localStorage" | "sessionStorage"} Store */

/**
 * @param {Store} store
 * @param {string} key
 * @returns {unknown} null where nothing is kept, or it is not JSON
 */
export function read(store, key) {
  try {
    return JSON.parse(globalThis[store].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {unknown} value null takes away what is kept
 * @returns {boolean} whether the browser did it
 */
export function write(store, key, value) {
  try {
    if (value === null) globalThis[store].removeItem(key);
    else globalThis[store].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
