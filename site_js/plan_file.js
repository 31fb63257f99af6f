// A saved plan, without the page: what of a file can be used.

/** @import { Answers } from "./types" */

/** @typedef {{ answers: Answers, calculator?: string, [more: string]: any }} Saved */

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {any} value
 * @returns {value is Saved}
 */
export const isSaved = (value) => isObject(value) && isObject(value.answers);

/**
 * What a saved plan states of the rules and the days that it was made under.
 * @param {Saved} plan
 */
export const madeUnder = (plan) => ({
  rules: plan.register_version,
  holidays: plan.calendar_version,
  facts: plan.facts,
  rules_said: plan.rules_said,
  bank_holidays: plan.bank_holidays,
});

/**
 * The answers of a plan that belong to a form, and the names of the others.
 * @param {Answers} answers
 * @param {ReadonlySet<string>} known the names of the form's fields
 * @returns {{ answers: Answers, leftOut: string[] }}
 */
export function fitting(answers, known) {
  const given = Object.entries(answers).filter(([, value]) => value != null);
  return {
    answers: Object.fromEntries(given.filter(([name]) => known.has(name))),
    leftOut: given.map(([name]) => name).filter((name) => !known.has(name)),
  };
}

/**
 * Read a file.
 * @param {string} text
 * @param {ReadonlySet<string>} calculators those whose answers a plan can take
 * @param {ReadonlySet<string>} known the names of the form's fields
 * @returns {{ saved: Saved, answers: Answers, leftOut: string[] }}
 * @throws {Error} with the reason as its message, where it is no saved plan
 */
export function read(text, calculators, known) {
  let saved;
  try {
    saved = JSON.parse(text);
  } catch {
    throw new Error("it is not JSON");
  }
  if (!isSaved(saved)) throw new Error("it holds no answers");
  if (saved.calculator && !calculators.has(saved.calculator))
    throw new Error("it is an answer of another kind");
  const { answers, leftOut } = fitting(saved.answers, known);
  if (!Object.keys(answers).length) throw new Error("none of its answers belongs to a plan");
  return { saved, answers, leftOut };
}
