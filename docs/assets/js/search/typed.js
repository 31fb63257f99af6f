// What is meant by what was typed: slips put right, and the word that is still being typed.

import SearchableMap from "minisearch/SearchableMap";
import { begunWith, slipsOf } from "./match.js";
import { split } from "./words.js";

const BEGUN = 20; // words that one half typed is taken for

/** @import { Idea } from "./types" */
/** @typedef {{ query: string, right: string, ideas: Idea[] }} Understood */

/**
 * @param {ReturnType<typeof import("./words.js").vocabulary>} words
 * @param {SearchableMap<true>} known every stem and sense of the site
 * @param {(stem: string) => number} often in how many entries a stem is
 */
export function reader(words, known, often) {
  /** Every word of the site. @type {SearchableMap<true>} */
  const spelt = new SearchableMap();
  for (const word of words.seen()) spelt.set(word, true);

  /** What was typed last is asked for several times. @type {Understood} */
  let last = { query: "", right: "", ideas: [] };

  /** @param {string} query @returns {Understood} */
  function understand(query) {
    if (last.query !== query) {
      const right = putRight(query);
      last = { query, right, ideas: meantBy(right) };
    }
    return last;
  }

  /**
   * What was typed, each slip put right: of the words it may stand for the most common.
   * @param {string} query
   */
  function putRight(query) {
    const typed = split(query);
    const right = typed.map((word, at) => {
      const stem = words.stem(word);
      if (known.has(stem) || word.length < 4 || /\d/.test(word)) return word;
      const beingTyped = at === typed.length - 1 && !/\s$/.test(query);
      if (beingTyped && begunWith(known, stem).size) return word;
      const [best] = slipsOf(spelt, word).sort(
        (one, other) => often(words.stem(other)) - often(words.stem(one)),
      );
      return best ?? word;
    });
    return right.every((word, at) => word === typed[at]) ? query : right.join(" ");
  }

  /** @param {string} query @returns {Idea[]} */
  function meantBy(query) {
    const typed = /\s$/.test(query) ? "" : words.stem(split(query).at(-1) ?? "");
    return words.ideas(query).map((idea) => {
      const beingTyped = !idea.senses.length && idea.stems[0] === typed;
      return { ...idea, near: beingTyped ? mostCommon(begunWith(known, typed)) : new Map() };
    });
  }

  /** @param {Map<string, number>} stems */
  function mostCommon(stems) {
    const order = [...stems].sort(([one], [other]) => often(other) - often(one));
    return new Map(order.slice(0, BEGUN));
  }

  /**
   * Tells of a word whether it was asked for, in its own form or another.
   * @param {string} query
   */
  function wanted(query) {
    const asked = understand(query).ideas;
    const bag = new Set(asked.flatMap(({ stems, near = new Map() }) => [...stems, ...near.keys()]));
    return (/** @type {string} */ word) => bag.has(words.stem(word)) && !words.isIdle(word);
  }

  /** The words typed that no page has. @param {string} query */
  function unknownIn(query) {
    const missing = understand(query)
      .ideas.filter(
        ({ senses, near, stems }) => !senses.length && !near?.size && !known.has(stems[0]),
      )
      .map(({ stems }) => stems[0]);
    return split(query).filter((word) => missing.includes(words.stem(word)) && !/\d/.test(word));
  }

  return { understand, wanted, unknownIn };
}
