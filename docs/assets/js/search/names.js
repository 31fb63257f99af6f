// What is called by a name: a term, a note, a Section of the Code, a section of the guidance.

import { split } from "./words.js";

/** @import { Data } from "./types" */

export const GUIDANCE = "guidance/";

const WHAT_IS = new RegExp(
  "^(?:who (?:counts|qualifies) as|what(?:'s|’s)? (?:is meant by|is|are|was|does|do|counts as)|" +
    "what(?:'|’)?s|(?:the )?(?:meaning|definition) of|define|explain|" +
    "where (?:is|are)(?= .* defined$))(?: an?| the)? ",
  "i",
);
const MEANS = / (?:means?|stands? for|meaning|definition|defined)$/i;

/**
 * The word whose meaning is asked for; what was typed where none is.
 * @param {string} query
 */
export const meaningAsked = (query) =>
  query
    .trim()
    .replace(/[?.]+$/, "")
    .replace(/ (?:under|in) the (?:code|sec|guidance)$/i, "")
    .replace(WHAT_IS, "")
    .replace(MEANS, "");

/**
 * A name as its stems, without the word before the number of a clause or note.
 * @param {string} text
 * @param {(word: string) => string} stem
 */
export function nameOf(text, stem) {
  const bare = text.replace(/^(sec )?(section|clause|note|editor.s note)s? (?=[a-z]*[-\d])/i, "");
  return split(bare).map(stem).join(" ");
}

/**
 * @typedef {object} Named
 * @property {number} section
 * @property {string} anchor
 * @property {string} answer
 * @property {string} name the chief of its names, as stems
 * @property {boolean} isClause
 */

/**
 * What is called by its very name: a term or another name of it, a note, a Section of the Code.
 * @param {Data} data
 * @param {(word: string) => string} stem
 * @param {string[]} addresses of the sections
 */
export function namesOf({ terms, sections }, stem, addresses) {
  /** @type {Map<string, Named>} */
  const names = new Map();
  /** @param {string} called @param {Named} named */
  const name = (called, named) => {
    const key = nameOf(called, stem);
    if (!names.has(key)) names.set(key, named);
  };
  for (const [section, anchor, term, answer, others] of terms)
    for (const called of [term, ...others])
      name(called, { section, anchor, answer, name: nameOf(term, stem), isClause: false });
  for (const [section, [, anchor, title]] of sections.entries()) {
    const isClause = addresses[section].startsWith("about/sec-sections/#");
    const called = isClause ? title : /^a-\d\d$/.test(anchor) && anchor;
    if (called) name(called, { section, anchor: "", answer: "", name: called, isClause });
  }
  return names;
}

/**
 * The sections of the guidance by their headings, and by their numbers; not those that two have.
 * @param {Data} data
 * @param {(word: string) => string} stem
 * @param {string[]} addresses of the sections
 */
export function headingsOf({ sections }, stem, addresses) {
  /** @type {Map<string, number | undefined>} */
  const headings = new Map();
  for (const [section, [, , title]] of sections.entries()) {
    if (!addresses[section].startsWith(GUIDANCE)) continue;
    const [, number, heading] = title.match(/^([\d.]*\d)?\.? ?(.*)$/) ?? [];
    for (const key of [number, nameOf(heading, stem)])
      if (key) headings.set(key, headings.has(key) ? undefined : section);
  }
  return headings;
}
