// A saved plan, without the page: what of a file can be used.

import { fitting, isObject } from "./shapes.js";

/** @import { Answers, Previous, Shape } from "./types" */

/**
 * @typedef {{
 *   answers: { [name: string]: unknown },
 *   calculator?: string,
 *   [more: string]: unknown,
 * }} Saved
 */
/** @typedef {{ saved: Saved, answers: Answers, wrong: string[], leftOut: string[] }} Opened */

const MOST_FACTS = 500;

/**
 * @param {unknown} value
 * @returns {value is Saved}
 */
export const isSaved = (value) => isObject(value) && isObject(value.answers);

/** @param {unknown} value */
const texts = (value) =>
  Object.fromEntries(
    (isObject(value) ? Object.entries(value) : [])
      .filter(([, text]) => typeof text === "string")
      .slice(0, MOST_FACTS),
  );

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" ? value : null);

/**
 * What a saved plan states of the rules and the days that it was made under.
 * @param {Saved} plan
 * @returns {Previous}
 */
export const madeUnder = (plan) => ({
  rules: textOf(plan.register_version),
  holidays: textOf(plan.calendar_version),
  facts: texts(plan.facts),
  rules_said: texts(plan.rules_said),
  bank_holidays: [plan.bank_holidays].flat().slice(0, MOST_FACTS).map(texts),
});

/**
 * Read a file.
 * @param {string} text
 * @param {ReadonlySet<string>} calculators those whose answers a plan can take
 * @param {ReadonlyMap<string, Shape>} shapes of the form's fields
 * @returns {Opened}
 * @throws {Error} with the reason as its message, where it is no saved plan
 */
export function read(text, calculators, shapes) {
  let saved;
  try {
    saved = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error("it is not JSON");
  }
  if (!isSaved(saved)) throw new Error("it holds no answers");
  if (saved.calculator && !calculators.has(saved.calculator))
    throw new Error("it is an answer of another kind");
  const fits = fitting(saved.answers, shapes);
  if (!Object.keys(fits.answers).length && !fits.wrong.length)
    throw new Error("none of its answers belongs to a plan");
  return { saved, ...fits };
}

/**
 * Words for the answers for which a plan has no question. Names in a file are anybody's, so they
 * are not repeated.
 * @param {string[]} names
 */
export function withoutPlace(names) {
  const others = names.filter((name) => !name.startsWith("what_if_")).length;
  const words = [
    names.length > others && "the what-if amounts",
    others && `${others} ${others === 1 ? "answer" : "answers"} to no question here`,
  ].filter(Boolean);
  return words.length ? `Left out, since a plan has no place for it: ${words.join(" and ")}.` : "";
}
