// Put before Material's search worker by site_hooks/search.py, with the data of synonyms.json and the
// glossary's other names.
//
// The worker hears two kinds of message. On the first, the index, this reads the words of every entry.
// On the second, a query, it turns what was typed into words that the index has: other names and plain
// words for the same thing, plurals and endings, and for a word that is nowhere the words nearest to
// it. lunr then finds and marks the entries as ever, and the answer is put into order. Nothing else of
// Material's search is touched.

import { Index } from "./search/index.js";
import { forLunr, understand } from "./search/question.js";
import { order } from "./search/ranking.js";

/** @import { Question } from "./search/types" */

const SETUP = 0;
const QUERY = 2;
const RESULT = 3;

const worker = /** @type {any} */ (self);

/** @type {Index | null} */
let index = null;
/** @type {Question | null} */
let question = null;

/** @param {string} word */
const isStopWord = (word) => worker.lunr.stopWordFilter(word) === undefined;

/** @param {string} query */
function ask(query) {
  question = index && understand(query, index, SEARCH_WORDS, isStopWord);
  return question ? forLunr(question) : query;
}

addEventListener("message", (event) => {
  const { type, data } = event.data;
  if (type === SETUP) index = new Index(new RegExp(data.config.separator), data.docs, SEARCH_WORDS);
  if (type === QUERY) Object.defineProperty(event, "data", { value: { type, data: ask(data) } });
});

const post = worker.postMessage.bind(worker);
worker.postMessage = (/** @type {any} */ message, /** @type {unknown[]} */ ...rest) =>
  post(
    message.type === RESULT && question && index
      ? { ...message, data: order(message.data, question, index, isStopWord) }
      : message,
    ...rest,
  );
