// Asks the search as the page does, in Node: `node run_search.mjs DATA < queries.json` prints, for each query,
// the addresses of what is found, best first, with the question and the answer where one is known.

import { readFileSync } from "node:fs";
import { engine } from "../../docs/assets/js/search/engine.js";

const data = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const { search, addresses } = await engine(data);
const answers = {};
for (const query of JSON.parse(readFileSync(0, "utf-8")))
  answers[query] = search(query).map(({ section, anchor, score, fit, question }) => ({
    address: addresses[section],
    anchor,
    score,
    fit,
    ask: question === null ? null : data.questions[question][2],
    answer: question === null ? null : data.questions[question][3],
  }));
process.stdout.write(JSON.stringify(answers));
