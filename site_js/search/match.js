// Which of the known questions was asked: every wording is compared with what was typed, idea by idea.

const SENSE = 0.85; // what another word for the same thing is worth
const INNER = 0.35; // what a word's sense is worth that stands within a longer phrase
const PART = 0.55; // what a part of a phrase is worth
const NEAR = 0.7; // what a word is worth that differs by a slip of the keyboard
const BEGUN = 0.75; // what a word is worth that begins with what is being typed

/**
 * How well a bag of stems and senses says an idea, from 0 to 1.
 * @param {import("./answer_types").Idea & { near?: Map<string, number> }} idea
 * @param {Set<string>} bag
 */
export function says(idea, bag) {
  const held = idea.stems.filter((stem) => bag.has(stem)).length / idea.stems.length;
  if (held === 1) return 1;
  let worth = held * PART;
  for (const sense of idea.senses) if (bag.has(sense)) return Math.max(worth, SENSE);
  for (const [stem, near] of idea.near ?? []) if (bag.has(stem)) worth = Math.max(worth, near);
  for (const sense of idea.inner) if (bag.has(sense)) worth = Math.max(worth, INNER);
  return worth;
}

/** @param {import("./answer_types").Idea[]} ideas @param {boolean} [inner] with the words within phrases, too */
export function bagOf(ideas, inner = true) {
  const bag = new Set();
  for (const idea of ideas) {
    for (const stem of idea.stems) bag.add(stem);
    for (const sense of idea.senses) bag.add(sense);
    if (inner) for (const sense of idea.inner) bag.add(sense);
  }
  return bag;
}

/**
 * Finds words near to one that is nowhere, and words that begin with one that is being typed.
 * @param {import("minisearch/SearchableMap").default} known
 * @param {string} stem @param {boolean} last
 */
export function nearTo(known, stem, last) {
  const found = new Map();
  if (/^\d+$/.test(stem)) return found;
  if (/^[a-z]\d/.test(stem)) {
    if (!known.has(stem) && stem.includes(".")) found.set(stem.replace(/\.[^.]*$/, ""), BEGUN);
    if (!known.has(stem)) for (const [other] of known.atPrefix(stem)) found.set(other, BEGUN);
    return found;
  }
  if (last && stem.length > 1) for (const [other] of known.atPrefix(stem)) found.set(other, known.has(stem) ? BEGUN / 2 : BEGUN);
  if (known.has(stem) || found.size || stem.length < 4) return found;
  let nearest = 9;
  const near = [...known.fuzzyGet(stem, stem.length < 6 ? 1 : 2)].filter(([other]) => other[0] !== "~" && !/\d/.test(other));
  for (const [other, [, apart]] of near) nearest = Math.min(nearest, apart + (other[0] === stem[0] ? 0 : 0.5));
  for (const [other, [, apart]] of near) if (apart + (other[0] === stem[0] ? 0 : 0.5) === nearest) found.set(other, NEAR);
  return found;
}
