// Runs a search worker as a browser would, in Node: `node run_search_worker.mjs WORKER INDEX < queries.json` prints, for each query,
// what the worker would have shown, best first: [[{location, title, text, terms, score}, …] per page, …]. No part of the search is imitated here.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const [worker, index] = process.argv.slice(2);
const listeners = [];
const replies = [];
let received;

const scope = {
  console: { ...console, log: console.error, warn: console.error },
  addEventListener: (type, listener) => type === "message" && listeners.push(listener),
  postMessage: (message) => {
    replies.push(structuredClone(message));
    received?.();
  },
};
scope.self = scope;
vm.runInContext(readFileSync(worker, "utf-8"), vm.createContext(scope), { filename: worker });

async function ask(message) {
  const answered = new Promise((resolve) => (received = resolve));
  const event = new MessageEvent("message", { data: structuredClone(message) });
  for (const listener of listeners) listener.call(scope, event);
  await answered;
  return replies.pop();
}

const data = JSON.parse(readFileSync(index, "utf-8"));
await ask({ type: 0, data: { ...data, options: { suggest: true } } });

const answers = {};
for (const query of JSON.parse(readFileSync(0, "utf-8"))) {
  const {
    data: { items, suggest },
  } = await ask({ type: 2, data: query });
  const pages = items.map((page) =>
    page.map(({ location, title, text, terms, score }) => ({
      location,
      title,
      text,
      terms,
      score,
    })),
  );
  answers[query] = { pages, suggest };
}
process.stdout.write(JSON.stringify(answers));
