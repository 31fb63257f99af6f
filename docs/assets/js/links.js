// Links to answers: "#calculator=NAME&key=value&…". Lists are parted by commas, a name within a name
// by a dot; "_rules", "_holidays" and "_was.…" state what the answer was worked out under, and "_ask"
// has it worked out at once.

/** @import { Answers, Link, Raw, Result } from "./types" */

/** Characters of the longest fragment that is written or read. */
export const LONGEST = 8000;

/**
 * The parts of a link that hold one answer.
 * @param {string} key
 * @param {any} value an answer as a result states it
 * @returns {[string, string][]}
 */
function partsOf(key, value) {
  if (value == null) return [];
  if (typeof value !== "object") return [[key, String(value)]];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return [[key, value.length ? value.join(",") : "none"]];
  return Object.entries(value).flatMap(([name, inner]) => partsOf(`${key}.${name}`, inner));
}

/**
 * The fragment of a link to an answer.
 * @param {Pick<Result, "calculator" | "answers" | "register_version" | "calendar_version">} result
 * @param {{ [name: string]: string }} facts the dates and sums by which a later answer is compared
 * @param {ReadonlySet<string>} leftOut the answers that do not go into the link
 */
export function write(result, facts, leftOut) {
  const link = new URLSearchParams({ calculator: result.calculator });
  for (const [name, value] of Object.entries(result.answers)) {
    if (!leftOut.has(name)) for (const [key, text] of partsOf(name, value)) link.set(key, text);
  }
  link.set("_rules", result.register_version);
  link.set("_holidays", result.calendar_version);
  for (const [name, value] of Object.entries(facts)) link.set(`_was.${name}`, value);
  return `#${link}`;
}

/**
 * How each kind of field takes up one part of a link: from what it has so far, the rest of the part's
 * key, and its value. Undefined where a key of that form does not belong to the field.
 * @type {{ [widget: string]: (before: any, path: string[], value: string) => Raw | undefined }}
 */
const TAKE_UP = {
  choices: (_before, _path, value) => (value === "none" ? [] : value.split(",")),
  lengths(before, path, value) {
    if (path.length === 1) return { ...objectOf(before), [path[0]]: value };
  },
  assignments(before, path, value) {
    if (path.length < 2) return;
    const key = path.slice(0, -1).join(".");
    const known = objectOf(before);
    return { ...known, [key]: { ...objectOf(known[key]), [path[path.length - 1]]: value } };
  },
  records(before, path, value) {
    if (path.length !== 2 || !/^\d$/.test(path[0])) return;
    const records = Array.isArray(before) ? [...before] : [];
    const number = Number(path[0]);
    records[number] = { ...records[number], [path[1]]: value };
    return records;
  },
};

/** @param {any} value */
const objectOf = (value) => (typeof value === "object" ? value : {});

/**
 * One field's answer after one more part of a link.
 * @param {string | undefined} widget
 * @param {Raw | undefined} before
 * @param {string[]} path
 * @param {string} value
 */
function takeUp(widget, before, path, value) {
  return TAKE_UP[widget ?? ""]?.(before, path, value) ?? (path.length ? before : value);
}

/** @param {Raw | undefined} value */
const withoutGaps = (value) =>
  Array.isArray(value) ? value.filter((item) => item != null) : value;

/**
 * Read a fragment.
 * @param {string} fragment with or without "#"
 * @param {string | undefined} calculator the calculator whose answers are wanted
 * @param {ReadonlyMap<string, string | undefined>} widgets the kind of each field of its form
 * @returns {Link | null} null where it holds no answers of this calculator, or is too long
 */
export function read(fragment, calculator, widgets) {
  if (fragment.length > LONGEST) return null;
  const link = new URLSearchParams(fragment.replace(/^#/, ""));
  if (link.get("calculator") !== calculator) return null;
  /** @type {Map<string, Raw | undefined>} */
  const answers = new Map();
  /** @type {{ [name: string]: string }} */
  const facts = {};
  for (const [key, value] of link) {
    const [name, ...path] = key.split(".");
    if (name === "_was") facts[path.join(".")] = value;
    if (widgets.has(name))
      answers.set(name, takeUp(widgets.get(name), answers.get(name), path, value));
  }
  const read = [...answers].map(([name, value]) => [name, withoutGaps(value)]);
  return {
    answers: /** @type {Answers} */ (
      Object.fromEntries(read.filter(([, value]) => value !== undefined))
    ),
    asks: link.has("_ask"),
    previous: { rules: link.get("_rules"), holidays: link.get("_holidays"), facts },
  };
}

/**
 * A value as a step of the one-question-a-page form writes it into the address; null where it is not
 * yet an answer.
 * @param {Raw} value
 */
export function stepValue(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(",");
  const [day, month, year] = [value.day, value.month, value.year].map(String);
  const isDate = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);
  return isDate ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/**
 * The fragment of a step.
 * @param {string} calculator
 * @param {string} step
 * @param {boolean} changing whether one answer is being changed
 * @param {Answers} answers
 */
export function writeStep(calculator, step, changing, answers) {
  const link = new URLSearchParams({ calculator, step });
  if (changing) link.set("change", "1");
  for (const [key, value] of Object.entries(answers)) {
    const written = stepValue(value);
    if (written) link.set(key, written);
  }
  return `#${link}`;
}

/**
 * The fragment that brings answers to another calculator's questions.
 * @param {string} calculator
 * @param {{ [name: string]: any }} answers
 */
export function writeAnswers(calculator, answers) {
  const link = new URLSearchParams({ calculator });
  for (const [name, value] of Object.entries(answers))
    link.set(name, Array.isArray(value) ? value.join(",") || "none" : value);
  return `#${link}`;
}
