// Which questions come up, and answers with others put in, from the answers alone. No rule stands
// here: a form's flow comes from the build, written from tools_py.forms.flow.

/** @import { Answers, Asked, Question, Raw } from "./types" */

/**
 * Whether a field holds an entry.
 * @param {Raw} value
 * @returns {boolean}
 */
export function given(value) {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return Object.values(value).some(given);
}

/**
 * The questions of a flow that come up, given these answers to all of them.
 * @param {readonly Question[]} flow
 * @param {Answers} answers
 * @returns {Asked}
 */
export function questionsAsked(flow, answers) {
  /** @type {Asked} */
  const asked = new Map();
  /** @param {{ question: string, values: string[] }} clause */
  const holds = ({ question, values }) => hasAny(asked.get(question) ?? "", values);
  for (const { name, when } of flow)
    if (when.some((clauses) => clauses.every(holds))) asked.set(name, answers[name]);
  return asked;
}

/**
 * Whether an answer, of one word or several, has one of these words.
 * @param {Raw} answer
 * @param {readonly string[]} words
 */
export const hasAny = (answer, words) =>
  [answer].flat().some((word) => words.includes(/** @type {string} */ (word)));

/**
 * Answers with others put in; an answer in parts keeps those parts that are not put in.
 * @param {{ [name: string]: unknown }} answers
 * @param {{ [name: string]: unknown }} taken
 * @returns {{ [name: string]: unknown }}
 */
export const merged = (answers, taken) => ({
  ...answers,
  ...Object.fromEntries(
    Object.entries(taken).map(([name, value]) => [
      name,
      typeof value === "object" ? { .../** @type {object} */ (answers[name]), ...value } : value,
    ]),
  ),
});

/** A complete date as it may be typed into one box; tools_py.forms.date_field reads the same. */
const DAY = /(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?/.source;
const FULL_DATE = new RegExp(`^${DAY}[ ./-]+(\\d{1,2}|[a-z]{3,9})[ .,/-]+(\\d{4})$`, "i");

/**
 * The parts of a complete date that stands in one box; null where it is none.
 * @param {string} typed
 * @returns {{ [part: string]: string } | null}
 */
export function datePartsIn(typed) {
  const text = typed.replace(/\s+/g, " ").trim();
  const found = FULL_DATE.exec(text);
  if (found) return { day: found[1], month: found[2], year: found[3] };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso && { day: iso[3], month: iso[2], year: iso[1] };
}
