// The wordings of all entries: how well the best one of each entry matches what was typed, and how
// much of what was typed all of them cover. Only wordings that share a word with it are looked at.

import { fitOf } from "./match.js";

/** @import { Idea, Query } from "./types" */

/**
 * How well an entry matches: by its best wording, and for each idea that was typed by all of them.
 * @typedef {{ best: number, covered: number[] }} Match
 */
/**
 * An idea: its stems and senses, the wordings that have it, and what it weighs in each.
 * @typedef {{ idea: Idea, keys: Set<string>, wordings: number[], weights: number[] }} Posting
 */

const RECALL = 1.2; // how much more recall counts than precision

/** The F measure. @param {number} recall @param {number} precision */
const measure = (recall, precision) =>
  ((1 + RECALL) * recall * precision) / (RECALL * precision + recall || 1);

/** @param {Idea} idea */
const keysOf = ({ stems, senses, inner }) => [...stems, ...senses, ...inner];

export class Wordings {
  /** Equal ideas are one object. @type {Map<Idea, Posting>} */
  #postings = new Map();
  /** @type {Map<string, Set<Posting>>} */
  #byKey = new Map();
  /** The entry and the ideas of each wording. @type {{ entry: number, ideas: Idea[] }[]} */
  #all = [];
  /** What all ideas of each wording weigh. */
  #weights = new Float64Array();

  /** @param {number} entry @param {Idea[]} ideas */
  add(entry, ideas) {
    for (const idea of ideas) this.#postingOf(idea).wordings.push(this.#all.length);
    this.#all.push({ entry, ideas });
  }

  /** @param {Idea} idea */
  #postingOf(idea) {
    const known = this.#postings.get(idea);
    if (known) return known;
    /** @type {Posting} */
    const posting = { idea, keys: new Set(keysOf(idea)), wordings: [], weights: [] };
    this.#postings.set(idea, posting);
    for (const key of posting.keys)
      this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(posting));
    return posting;
  }

  /**
   * Weighs the ideas of every wording, once all are in.
   * @param {(idea: Idea, at: number, ideas: Idea[]) => number} weigh
   */
  close(weigh) {
    this.#weights = new Float64Array(this.#all.length);
    for (const [number, { ideas }] of this.#all.entries())
      for (const [at, idea] of ideas.entries()) {
        const weight = weigh(idea, at, ideas);
        this.#postingOf(idea).weights.push(weight);
        this.#weights[number] += weight;
      }
  }

  /** @param {Iterable<string>} keys @returns {Set<Posting>} */
  #postingsWith(keys) {
    const found = new Set();
    for (const key of keys) for (const posting of this.#byKey.get(key) ?? []) found.add(posting);
    return found;
  }

  /** How well each wording that has something of an idea has it. @param {Idea} idea */
  #fits(idea) {
    /** @type {Map<number, number>} */
    const fits = new Map();
    for (const posting of this.#postingsWith([...keysOf(idea), ...(idea.near?.keys() ?? [])])) {
      const fit = fitOf(idea, posting.keys);
      for (const number of posting.wordings)
        if (fit > (fits.get(number) ?? 0)) fits.set(number, fit);
    }
    return fits;
  }

  /** What the ideas of each wording weigh that were typed. @param {Set<string>} bag */
  #weightsTyped(bag) {
    const typed = new Float64Array(this.#all.length);
    for (const { idea, wordings, weights } of this.#postingsWith(bag)) {
      const fit = fitOf(idea, bag);
      for (const [at, number] of wordings.entries()) typed[number] += weights[at] * fit;
    }
    return typed;
  }

  /**
   * How well each entry matches what was typed; those that share no word with it are left out.
   * @param {Query} query
   * @returns {Map<number, Match>}
   */
  match({ ideas, weights, sum, bag }) {
    const recall = new Float64Array(this.#all.length);
    /** @type {Map<number, Match>} */
    const matches = new Map();
    /** @param {number} number of a wording */
    const matchOf = (number) => {
      const { entry } = this.#all[number];
      const match = matches.get(entry) ?? { best: 0, covered: new Array(ideas.length).fill(0) };
      matches.set(entry, match);
      return match;
    };
    for (const [at, idea] of ideas.entries())
      for (const [number, fit] of this.#fits(idea)) {
        const { covered } = matchOf(number);
        covered[at] = Math.max(covered[at], fit);
        recall[number] += weights[at] * fit;
      }
    const typed = this.#weightsTyped(bag);
    for (let number = 0; number < recall.length; number++) {
      if (!recall[number]) continue;
      const match = matchOf(number);
      const precision = typed[number] / this.#weights[number];
      match.best = Math.max(match.best, measure(recall[number] / sum, precision));
    }
    return matches;
  }
}
