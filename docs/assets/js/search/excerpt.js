// The part of a text in which most of what was asked for stands.

import { split } from "./words.js";

const LENGTH = 28; // words
/** The words of texts and their parts: the same are looked at with every letter. */
const wordsOf = kept((/** @type {string} */ text) => text.split(" "));
const partsOf = kept(split);

/** @param {(text: string) => string[]} make */
function kept(make) {
  /** @type {Map<string, string[]>} */
  const made = new Map();
  return (/** @type {string} */ text) => {
    let found = made.get(text);
    if (!found) {
      found = make(text);
      made.set(text, found);
    }
    return found;
  };
}

/**
 * The words of an excerpt, each with whether it was asked for.
 * @param {string} text
 * @param {(word: string) => boolean} asked
 * @returns {[text: string, asked: boolean][]}
 */
export function excerpt(text, asked) {
  const words = wordsOf(text);
  const hits = words.map((word) => partsOf(word).some(asked));
  let first = 0;
  let held = hits.slice(0, LENGTH).filter(Boolean).length;
  for (let at = 1, most = held; at + LENGTH <= words.length; at++) {
    held += Number(hits[at + LENGTH - 1]) - Number(hits[at - 1]);
    if (held > most) [most, first] = [held, at];
  }
  const last = first + LENGTH;
  /** @type {[string, boolean][]} */
  const shown = words.slice(first, last).map((word, at) => [word, hits[first + at]]);
  if (first > 0) shown.unshift(["…", false]);
  if (last < words.length) shown.push(["…", false]);
  return shown;
}
