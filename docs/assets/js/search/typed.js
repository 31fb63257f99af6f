// What is meant by what was typed: slips put right, and the word that is still being typed.

import SearchableMap from "minisearch/SearchableMap";
import { begunWith, slipsOf } from "./match.js";
import { split } from "./words.js";

const BEGUN = 20; // words that one half typed is taken for

/** @import { Idea } from "./types" */
/** @import { Vocabulary } from "./words.js" */
/** @typedef {{ query: string, right: string, ideas: Idea[] }} Understood */

export class Reader {
  /** Every word of the site. @type {SearchableMap<true>} */
  #spelt = new SearchableMap();
  /** What was typed last is asked for several times. @type {Understood} */
  #last = { query: "", right: "", ideas: [] };
  #words;
  #known;
  #often;

  /**
   * @param {Vocabulary} words
   * @param {SearchableMap<true>} known every stem and sense of the site
   * @param {(stem: string) => number} often in how many entries a stem is
   */
  constructor(words, known, often) {
    this.#words = words;
    this.#known = known;
    this.#often = often;
    for (const word of words.seen()) this.#spelt.set(word, true);
  }

  /** @param {string} query @returns {Understood} */
  understand(query) {
    if (this.#last.query !== query) {
      const right = this.#putRight(query);
      this.#last = { query, right, ideas: this.#meantBy(right) };
    }
    return this.#last;
  }

  /**
   * What was typed, each slip put right: of the words it may stand for the most common.
   * @param {string} query
   */
  #putRight(query) {
    const { stem } = this.#words;
    const typed = split(query);
    const right = typed.map((word, at) => {
      const its = stem(word);
      if (this.#known.has(its) || word.length < 4 || /\d/.test(word)) return word;
      const beingTyped = at === typed.length - 1 && !/\s$/.test(query);
      if (beingTyped && begunWith(this.#known, its).size) return word;
      const [best] = slipsOf(this.#spelt, word).sort(
        (one, other) => this.#often(stem(other)) - this.#often(stem(one)),
      );
      return best ?? word;
    });
    return right.every((word, at) => word === typed[at]) ? query : right.join(" ");
  }

  /** @param {string} query @returns {Idea[]} */
  #meantBy(query) {
    const typed = /\s$/.test(query) ? "" : this.#words.stem(split(query).at(-1) ?? "");
    return this.#words.ideas(query).map((idea) => {
      const beingTyped = !idea.senses.length && idea.stems[0] === typed;
      const near = beingTyped ? this.#mostCommon(begunWith(this.#known, typed)) : new Map();
      return { ...idea, near };
    });
  }

  /** @param {Map<string, number>} stems */
  #mostCommon(stems) {
    const order = [...stems].sort(([one], [other]) => this.#often(other) - this.#often(one));
    return new Map(order.slice(0, BEGUN));
  }

  /**
   * Finds of a word whether it was asked for, in its own form or another.
   * @param {string} query
   */
  wanted = (query) => {
    const { ideas } = this.understand(query);
    const bag = new Set(ideas.flatMap(({ stems, near = new Map() }) => [...stems, ...near.keys()]));
    const { stem, isIdle } = this.#words;
    return (/** @type {string} */ word) => bag.has(stem(word)) && !isIdle(word);
  };

  /** The words typed that no page has. @param {string} query */
  unknownIn(query) {
    const missing = this.understand(query)
      .ideas.filter(
        ({ senses, near, stems }) => !senses.length && !near?.size && !this.#known.has(stems[0]),
      )
      .map(({ stems }) => stems[0]);
    const { stem } = this.#words;
    return split(query).filter((word) => missing.includes(stem(word)) && !/\d/.test(word));
  }
}
