// Asks the search as the page does, in Node: `node run_search.mjs DATA` reads lists of queries, one
// a line, and prints, for each query of a line, the places that are found, best first.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { engine } from "../../docs/assets/js/search/engine.js";

const data = JSON.parse(readFileSync(process.argv[2] ?? "", "utf-8"));
const { search, addresses, ready } = await engine(data);
await ready;
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {{ [query: string]: object[] }} */
  const answers = {};
  for (const query of JSON.parse(line))
    answers[query] = search(query).map(({ section, ...rest }) => ({
      address: addresses[section],
      ...rest,
    }));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
