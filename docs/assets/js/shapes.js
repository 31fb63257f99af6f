// What an answer can be, by the kind of its field. What comes from outside - a link, a file, what
// this browser keeps - is held to it before anything is made of it, so that it can neither freeze
// the page nor put a stranger's words on it. Whether an answer makes sense, Python says.

/** @import { Answers, Raw, Shape } from "./types" */

const LONGEST = 100; // characters that an answer can have, as in tools_py.forms.field

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A number with its unit, as it may be typed; no letters. */
const NUMBER = /^[^\p{L}]*$/u;
/** A day, a month or a year, or all three in one box: two words at most, "24th March 2027". */
const DATE_PART = /^(?:[^\p{L}]*\p{L}{0,9}){0,2}[^\p{L}]*$/u;
/** "15 working days". */
const LENGTH = /^[^\p{L}]*(?:\p{L}{1,8}[^\p{L}]*){1,2}$/u;
/** The words for true and false. */
const SWITCH = new Map([
  ["true", "true"],
  ["yes", "true"],
  ["false", "false"],
  ["no", "false"],
]);
/** A thing to do: "other-user.uept.notice". */
const ITEM = /^[a-z-]{1,40}(?:\.[a-z-]{1,40}){0,3}$/;

/**
 * @param {unknown} value
 * @returns {value is string | number}
 */
const isText = (value) =>
  typeof value === "string" ? value.length <= LONGEST : typeof value === "number";

/**
 * @param {unknown} value
 * @returns {value is { [name: string]: unknown }}
 */
export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What of an answer can be used: a field's own way to read it. Undefined is nothing of it.
 * @type {{ [widget: string]: (value: unknown, shape: Shape) => Raw | undefined }}
 */
const USABLE = {
  number: (value) => (isText(value) && NUMBER.test(String(value)) ? String(value) : undefined),
  date(value) {
    if (typeof value === "string") return ISO_DATE.test(value) ? value : undefined;
    return shortTexts(value, ["day", "month", "year"], DATE_PART);
  },
  // A choice of yes and no is true or false in a file.
  choice: (value, { values }) =>
    typeof value !== "object" && values?.has(String(value)) ? String(value) : undefined,
  tick: (value) => SWITCH.get(String(value)),
  choices(value, { values }) {
    const fits = Array.isArray(value) && value.length <= LONGEST;
    return fits && value.every((word) => values?.has(word)) ? value : undefined;
  },
  lengths: (value, { values }) => shortTexts(value, [...(values ?? [])], LENGTH),
  records(value, { parts, most = 0 }) {
    if (!parts || !Array.isArray(value) || value.length > most) return;
    const records = value.map((item) => (isObject(item) ? fitting(item, parts) : null));
    const all = records.every((record) => record && !record.wrong.length && !record.leftOut.length);
    return all ? records.map((record) => record?.answers ?? {}) : undefined;
  },
  assignments(value, { values, most = 0 }) {
    if (!isObject(value) || Object.keys(value).length > most) return;
    /** @param {[name: string, entered: unknown]} field */
    const fits = ([name, entered]) => {
      if (name !== "status") return name === "owner" && (entered === null || isText(entered));
      return !entered || (typeof entered === "string" && values?.has(entered));
    };
    const all = Object.entries(value).every(
      ([key, item]) => ITEM.test(key) && isObject(item) && Object.entries(item).every(fits),
    );
    return all ? /** @type {Answers} */ (value) : undefined;
  },
};

/**
 * An object of short texts under these names.
 * @param {unknown} value
 * @param {readonly string[]} names
 * @param {RegExp} form
 */
function shortTexts(value, names, form) {
  if (!isObject(value)) return;
  const given = Object.entries(value).filter(([, text]) => text !== null && text !== "");
  const all = given.every(
    ([name, text]) => names.includes(name) && isText(text) && form.test(String(text)),
  );
  return all ? Object.fromEntries(given.map(([name, text]) => [name, String(text)])) : undefined;
}

/**
 * Of answers from outside, those that a form can take; the names of its fields whose answers it
 * cannot; and the names for which it has no field.
 * @param {{ [name: string]: unknown }} answers
 * @param {ReadonlyMap<string, Shape>} shapes
 * @returns {{ answers: Answers, wrong: string[], leftOut: string[] }}
 */
export function fitting(answers, shapes) {
  /** @type {Map<string, Raw>} */
  const taken = new Map();
  const wrong = [];
  const leftOut = [];
  for (const [name, value] of Object.entries(answers)) {
    const shape = shapes.get(name);
    if (value === null || value === undefined || value === "") continue;
    const usable = shape && USABLE[shape.widget](value, shape);
    if (!shape) leftOut.push(name);
    else if (usable === undefined) wrong.push(name);
    else taken.set(name, usable);
  }
  return { answers: Object.fromEntries(taken), wrong, leftOut };
}
