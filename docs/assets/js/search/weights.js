// What each idea weighs: the rare more than the common, the subject of a question more than the
// words around it.

/** @import { Data, Idea } from "./types" */
/** @typedef {(idea: Idea, at: number, ideas: Idea[]) => number} Weigh */

const HEAVY = 1.5; // how much more the subject of a question weighs
const LIGHT = 0.5; // and how much less the words around it

/** @param {Idea} idea */
const keysOf = ({ stems, senses }) => [stems.join(" "), ...senses];

/** @param {Idea} idea */
const isNumber = ({ stems }) => /^\d/.test(stems[0]);

/** @param {Idea[]} ideas @param {number} at */
const numberAt = (ideas, at) => `${ideas[at].stems[0]} ${ideas[at + 1]?.stems[0] ?? ""}`;

/**
 * @param {Data} data
 * @param {(text: string) => Idea[]} ideasOf
 */
export function weights(data, ideasOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let entries = 0;
  /** Numbers with what they number, as the site has them: "60 work". @type {Set<string>} */
  const numbered = new Set();

  /** @param {string[]} phrases */
  const kindOf = (phrases) => new Set(phrases.flatMap((phrase) => ideasOf(phrase).flatMap(keysOf)));
  const longTerms = data.terms.map(([, , term]) => term).filter((term) => term.includes(" "));
  const heavy = kindOf([...data.heavy, ...longTerms]);
  const light = kindOf(data.light);

  /** @param {Set<string>} bag of one more entry */
  function count(bag) {
    entries++;
    for (const key of bag) counts.set(key, often(key) + 1);
  }

  /** @param {Idea[]} ideas */
  function noteNumbers(ideas) {
    for (let at = 0; at < ideas.length; at++)
      if (isNumber(ideas[at])) numbered.add(numberAt(ideas, at));
  }

  /** In how many entries a stem or a sense is. @param {string} key */
  const often = (key) => counts.get(key) ?? 0;

  /** @param {string} key */
  const rarity = (key) => Math.log(1 + entries / (1 + often(key)));

  /** @param {Idea} idea @param {{ has: (stem: string) => boolean }} known */
  function rare({ stems, senses }, known) {
    const own = Math.max(...stems.map((stem) => (known.has(stem) ? rarity(stem) : 0)));
    if (!senses.length) return own || 1;
    const shared = Math.min(...senses.map(rarity));
    return own ? Math.min(own, (own + shared) / 2) : shared;
  }

  /**
   * @param {{ has: (stem: string) => boolean }} known
   * @returns {Weigh}
   */
  const weigher = (known) => (idea, at, ideas) => {
    const keys = keysOf(idea);
    if (isNumber(idea)) {
      const stated = !ideas[at + 1] || numbered.has(numberAt(ideas, at));
      return rare(idea, known) * (stated ? HEAVY : LIGHT);
    }
    if (keys.some((key) => heavy.has(key))) return rare(idea, known) * HEAVY;
    return rare(idea, known) * (keys.some((key) => light.has(key)) ? LIGHT : 1);
  };

  return { count, often, noteNumbers, weigher };
}
