// The steps of a form that asks one question at a time, without the page: which step comes after
// which, and which one an address opens.

/** @import { Asked } from "./types" */

export const RESULT = "result";

/**
 * The step shown, and whether one answer is being changed, after which the result comes again.
 * @typedef {{ step: string, changing: boolean }} Position
 */

/**
 * The first question without an answer, or else the result.
 * @param {Asked} asked
 */
export const firstOpen = (asked) =>
  [...asked.keys()].find((name) => asked.get(name) === undefined) ?? RESULT;

/**
 * The position after this one: the next question in order, or, when an answer is being changed,
 * what is newly asked and then the result.
 * @param {Position} position
 * @param {Asked} asked
 * @param {ReadonlySet<string>} flow the names of all questions of the flow
 * @returns {Position}
 */
export function following({ step, changing }, asked, flow) {
  const order = [...asked.keys()];
  const next =
    changing || !flow.has(step) ? firstOpen(asked) : (order[order.indexOf(step) + 1] ?? RESULT);
  return { step: next, changing: changing && next !== RESULT };
}

/**
 * The step before this one, for a reader whose history does not hold it.
 * @param {Position} position
 * @param {Asked} asked
 */
export function preceding({ step, changing }, asked) {
  const order = [...asked.keys()];
  const position = step === RESULT ? order.length : order.indexOf(step);
  if (changing || position < 0) return RESULT;
  return order[position - 1] ?? order[0];
}

/**
 * The step that a link opens: the one it names, if that can be shown; or else the result, where the
 * link is to an answer; or else the first question without one.
 * @param {string | null} wanted
 * @param {object} form
 * @param {Asked} form.asked
 * @param {ReadonlySet<string>} form.flow
 * @param {ReadonlySet<string>} form.fields
 * @param {boolean} form.toAnswer whether the link leads to an answer
 */
export function stepOfLink(wanted, { asked, flow, fields, toAnswer }) {
  const canShow =
    wanted === RESULT ||
    (wanted !== null && (asked.has(wanted) || (fields.has(wanted) && !flow.has(wanted))));
  if (canShow) return /** @type {string} */ (wanted);
  return toAnswer ? RESULT : firstOpen(asked);
}
