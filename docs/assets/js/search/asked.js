// The wordings of all entries: how well each entry's best one and what was typed say each other, and
// how much of it all of them cover. Only wordings that share a word with it are looked at.

import { says } from "./match.js";

/** @import { Asked, Idea } from "./types" */
/** @typedef {{ best: number, covered: number[] }} Said for each idea, how well a wording says it */

const FORTH = 1.2; // how much more it counts that the wording says what was typed than the other way round

/** @param {number} forth @param {number} back */
const mutual = (forth, back) => ((1 + FORTH) * forth * back) / (FORTH * back + forth || 1);

/** @param {Idea} idea */
const keysOf = ({ stems, senses, inner }) => [...stems, ...senses, ...inner];

/**
 * An idea: all that it says, the wordings that have it, and what it weighs in each.
 * @typedef {{ idea: Idea, keys: Set<string>, wordings: number[], weights: number[] }} Place
 */

export function wordings() {
  /** Equal ideas are one object. @type {Map<Idea, Place>} */
  const places = new Map();
  /** @type {Map<string, Set<Place>>} */
  const holding = new Map();
  /** The entry and the ideas of each wording. @type {{ entry: number, ideas: Idea[] }[]} */
  const all = [];
  let weights = new Float64Array();
  let forth = new Float64Array();
  let back = new Float64Array();
  let here = new Float64Array();

  /** @param {number} entry @param {Idea[]} ideas */
  function add(entry, ideas) {
    for (const idea of ideas) {
      /** @type {Place} */
      const place = places.get(idea) ?? {
        idea,
        keys: new Set(keysOf(idea)),
        wordings: [],
        weights: [],
      };
      place.wordings.push(all.length);
      if (places.has(idea)) continue;
      places.set(idea, place);
      for (const key of place.keys) holding.set(key, (holding.get(key) ?? new Set()).add(place));
    }
    all.push({ entry, ideas });
  }

  /**
   * Weighs the ideas of every wording, once all are in.
   * @param {(idea: Idea, at: number, ideas: Idea[]) => number} weigh
   */
  function close(weigh) {
    weights = new Float64Array(all.length);
    [forth, back, here] = [1, 2, 3].map(() => new Float64Array(all.length));
    for (const [number, { ideas }] of all.entries())
      for (const [at, idea] of ideas.entries()) {
        const weight = weigh(idea, at, ideas);
        places.get(idea)?.weights.push(weight);
        weights[number] += weight;
      }
  }

  /** @param {Iterable<string>} keys @returns {Set<Place>} */
  function placesWith(keys) {
    const found = new Set();
    for (const key of keys) for (const place of holding.get(key) ?? []) found.add(place);
    return found;
  }

  /**
   * What the wordings of each entry say of what was typed.
   * @param {Asked} asked
   * @returns {Map<number, Said>}
   */
  function match({ ideas, weights: own, sum, bag }) {
    forth.fill(0);
    back.fill(0);
    /** @type {Map<number, Said>} */
    const said = new Map();
    for (const [at, idea] of ideas.entries()) {
      const touched = [];
      for (const place of placesWith([...keysOf(idea), ...(idea.near?.keys() ?? [])])) {
        const fit = says(idea, place.keys);
        for (const number of place.wordings) {
          if (!here[number]) touched.push(number);
          if (fit > here[number]) here[number] = fit;
        }
      }
      for (const number of touched) {
        const { entry } = all[number];
        let its = said.get(entry);
        if (!its) {
          its = { best: 0, covered: new Array(ideas.length).fill(0) };
          said.set(entry, its);
        }
        if (here[number] > its.covered[at]) its.covered[at] = here[number];
        forth[number] += own[at] * here[number];
        here[number] = 0;
      }
    }
    for (const place of placesWith(bag)) {
      const fit = says(place.idea, bag);
      for (const [at, number] of place.wordings.entries()) back[number] += place.weights[at] * fit;
    }
    for (let number = 0; number < all.length; number++) {
      if (!forth[number]) continue;
      const its = said.get(all[number].entry);
      const fit = mutual(forth[number] / sum, back[number] / weights[number]);
      if (its && fit > its.best) its.best = fit;
    }
    return said;
  }

  return { add, close, match };
}
