// How well a text matches what was typed: idea by idea, by stems, by senses and by what is near.

/** @import SearchableMap from "minisearch/SearchableMap" */
/** @import { Idea } from "./types" */

const SENSE = 0.85; // what another word for the same thing is worth
const INNER = 0.35; // what a word's sense is worth that stands within a longer phrase
const PART = 0.55; // what a part of a phrase is worth
const BEGUN = 0.75; // what a word is worth that begins with what is being typed
const OTHER_START = 0.5; // a slip in the first letter counts so much more
const MOST_APART = 2; // more slips than that make another word

/**
 * How well a bag of stems and senses has an idea, from 0 to 1.
 * @param {Idea} idea
 * @param {Set<string>} bag
 */
export function fitOf({ stems, senses, inner, near }, bag) {
  let held = 0;
  for (const stem of stems) if (bag.has(stem)) held++;
  if (held === stems.length) return 1;
  /** @param {string} sense */
  const has = (sense) => bag.has(sense);
  if (senses.some(has)) return SENSE;
  const part = (held / stems.length) * PART;
  return Math.max(part, near ? nearestIn(near, bag) : 0, inner.some(has) ? INNER : 0);
}

/** @param {Map<string, number>} near @param {Set<string>} bag */
function nearestIn(near, bag) {
  let most = 0;
  for (const [stem, worth] of near) if (worth > most && bag.has(stem)) most = worth;
  return most;
}

/**
 * The stems and senses of ideas.
 * @param {Idea[]} ideas
 */
export function bagOf(ideas) {
  /** @type {Set<string>} */
  const bag = new Set();
  for (const { stems, senses, inner } of ideas) {
    for (const stem of stems) bag.add(stem);
    for (const sense of senses) bag.add(sense);
    for (const sense of inner) bag.add(sense);
  }
  return bag;
}

/**
 * Known stems that begin with one that is being typed, each with its worth; of a clause that is
 * nowhere, those under it and the one above.
 * @param {SearchableMap<true>} known
 * @param {string} stem
 * @returns {Map<string, number>}
 */
export function begunWith(known, stem) {
  if (/^\d+$/.test(stem) || stem.length < 2) return new Map();
  const under = [...known.atPrefix(stem)].map(([other]) => other);
  if (!/^[a-z]\d/.test(stem)) {
    const worth = known.has(stem) ? BEGUN / 2 : BEGUN;
    return new Map(under.map((other) => [other, worth]));
  }
  if (known.has(stem)) return new Map();
  const above = stem.includes(".") ? [stem.replace(/\.[^.]*$/, "")] : [];
  return new Map([...above, ...under].map((other) => [other, BEGUN]));
}

/**
 * The words that a slip of the keyboard may stand for.
 * @param {SearchableMap<true>} words
 * @param {string} slip
 */
export function slipsOf(words, slip) {
  const others = [...words.fuzzyGet(slip, slip.length < 6 ? 1 : 2)]
    .filter(([other]) => !/\d/.test(other))
    .map(([other, [, apart]]) => ({
      other,
      apart: apart + (other[0] === slip[0] ? 0 : OTHER_START),
    }))
    .filter(({ apart }) => apart <= MOST_APART);
  const nearest = Math.min(...others.map(({ apart }) => apart));
  return others.filter(({ apart }) => apart === nearest).map(({ other }) => other);
}
