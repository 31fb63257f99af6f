// For tests in Python: writes and reads links, a line of JSON for a line of JSON.

import { createInterface } from "node:readline";

import * as links from "../../docs/assets/js/links.js";
import { fitting } from "../../docs/assets/js/shapes.js";

const LISTS = new Set(["values", "parts"]);

/**
 * Shapes as JSON has them, lists in place of sets and maps.
 * @param {string} key
 * @param {unknown} value
 */
const revive = (key, value) => {
  if (!LISTS.has(key)) return value;
  return Array.isArray(value) ? new Set(value) : new Map(Object.entries(value ?? {}));
};

for await (const line of createInterface({ input: process.stdin })) {
  const { write, read, calculator, file, parts } = JSON.parse(line, revive);
  const answer = write
    ? links.write(write.result, write.was, new Map(Object.entries(write.defaults)), new Set())
    : file
      ? fitting(file, parts)
      : links.read(read, calculator, () => parts);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
