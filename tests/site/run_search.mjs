// Asks the search as the page does, in Node: `node run_search.mjs DATA < queries.json` prints, for each query,
// the places that are found, best first.

import { readFileSync } from "node:fs";
import { engine } from "../../docs/assets/js/search/engine.js";

const data = JSON.parse(readFileSync(process.argv[2] ?? "", "utf-8"));
const { search, addresses, ready } = await engine(data);
await ready;
/** @type {{ [query: string]: object[] }} */
const answers = {};
for (const query of JSON.parse(readFileSync(0, "utf-8")))
  answers[query] = search(query).map(({ section, ...rest }) => ({
    address: addresses[section],
    ...rest,
  }));
process.stdout.write(JSON.stringify(answers));
