// The part of a text in which most of what was asked for stands.

import { split } from "./words.js";

const LENGTH = 28; // words

/**
 * The words of an excerpt, each with whether it was asked for.
 * @param {string} text
 * @param {(word: string) => boolean} asked
 * @returns {[text: string, asked: boolean][]}
 */
export function excerpt(text, asked) {
  const words = text.split(" ");
  const hits = words.map((word) => split(word).some(asked));
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
