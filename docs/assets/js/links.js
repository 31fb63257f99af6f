// Links to answers: "#calculator=NAME&_was=…&key=value&…&end". Lists are parted by commas, a name
// within a name by a dot; "_was" states what the answer was worked out under (tools_py.versions).
//
// "end" is what a full stop or a tracking parameter after the link damages in place of an answer,
// and without it a link was cut short. Older links have no end, "+" for a space, and "_rules",
// "_holidays" and "_was.…" for "_was"; links that only bring answers have none of these. "_ask" has
// answers that the search brings worked out at once.

import { isoDate } from "./iso_date.js";
import * as mended from "./mended.js";
import { fitting } from "./shapes.js";

/** @import { Answers, Link, Raw, Result, Shape } from "./types" */
/** @typedef {{ [item: string]: { [name: string]: string } }} Assignments */

/** Characters of the longest fragment that is written or read. */
export const LONGEST = 8000;

/** Names of parts that are no answers, beside those that begin with "_". */
const OURS = new Set(["calculator", "step", "change"]);

/**
 * A text as a link holds it. The digit after a percent sign is escaped too: a link whose every "%"
 * is followed by "25" has been escaped again on its way.
 * @param {string} text
 */
const escaped = (text) =>
  new URLSearchParams([["", text]])
    .toString()
    .slice(1)
    .replaceAll("+", "%20")
    .replaceAll("*", "%2A")
    .replace(/%(2C|2F|3A)/g, decodeURIComponent)
    .replace(/%25([\da-f])/gi, (_, digit) => `%25%${digit.charCodeAt(0).toString(16)}`);

/** @param {[string, string][]} parts */
const joined = (parts) => parts.map(([key, text]) => `${escaped(key)}=${escaped(text)}`).join("&");

/**
 * The parts of a link that hold one answer.
 * @param {string} key
 * @param {unknown} value an answer as a result states it
 * @returns {[string, string][]}
 */
function partsOf(key, value) {
  if (value == null) return [];
  if (typeof value !== "object") return [[key, String(value)]];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return [[key, value.length ? value.join(",") : "none"]];
  const inner = Object.entries(value);
  if (!Array.isArray(value) && inner.length && inner.every(([, text]) => typeof text === "string"))
    return [
      [
        key,
        inner.map(([name, text]) => `${name}:${text.replace(/^(\d+) (?=\w+$)/, "$1")}`).join(","),
      ],
    ];
  return inner.flatMap(([name, item]) => fieldParts(`${key}.${name}`, item));
}

/**
 * The parts that hold the fields of a record or of a thing to do.
 * @param {string} key
 * @param {object} item
 */
const fieldParts = (key, item) =>
  Object.entries(item).flatMap(([name, value]) => partsOf(`${key}.${name}`, value));

/**
 * The fragment of a link to an answer.
 * @param {Pick<Result, "calculator" | "answers">} result
 * @param {string} was what it was worked out under
 * @param {ReadonlyMap<string, string>} defaults the answers that hold where none is given, which
 *   are not written
 * @param {ReadonlySet<string>} leftOut the answers that do not go into the link
 */
export function write(result, was, defaults, leftOut) {
  const answers = Object.entries(result.answers).filter(
    ([name, value]) => !leftOut.has(name) && value !== defaults.get(name),
  );
  const parts = answers.flatMap(([name, value]) => partsOf(name, value));
  return `#${joined([["calculator", result.calculator], ["_was", was], ...parts])}&end`;
}

/**
 * A link to an answer with "not known" for some of its answers, for which a result has no word.
 * @param {string} fragment
 * @param {readonly string[]} names
 */
export const withUnknown = (fragment, names) =>
  fragment.replace(/&end$/, [...names.map((name) => `&${name}=unknown`), "&end"].join(""));

/** @param {string} value */
const list = (value) => (value === "none" ? [] : value.split(",").filter(Boolean));

/** @param {string} length "15WD" or "15 WD" */
const spaced = (length) => length.trim().replace(/^(\d+)\s*(?=\p{L})/u, "$1 ");

/**
 * How a kind of field takes up one part of a link: from what it has so far, the rest of the part's
 * key, and its value. Undefined where a key of that form does not belong to the field.
 * @callback TakeUp
 * @param {unknown} before
 * @param {string[]} path
 * @param {string} value
 * @param {Shape} shape
 * @returns {unknown}
 */

/** @type {{ [widget: string]: TakeUp }} */
const TAKE_UP = {
  choices: (_before, path, value) => (path.length ? undefined : list(plain(value))),
  lengths(before, path, value) {
    const text = mended.decoded(value).replaceAll("+", " ");
    const pairs = path.length
      ? [[path.join("."), text]]
      : text.split(",").map((each) => each.split(":"));
    return {
      .../** @type {object | undefined} */ (before),
      ...Object.fromEntries(pairs.map(([name, length = ""]) => [name.trim(), spaced(length)])),
    };
  },
  assignments(before, path, value) {
    if (path.length < 2) return;
    const known = /** @type {Assignments} */ (before) ?? Object.create(null);
    const key = path.slice(0, -1).join(".");
    known[key] ??= Object.create(null);
    known[key][path[path.length - 1]] = value;
    return known;
  },
  records(before, [number, name], value, { parts, most = 0 }) {
    if (number === undefined && value === "none") return before ?? [];
    const shape = parts?.get(name);
    if (!shape || !/^\d{1,3}$/.test(number) || Number(number) >= most) return;
    const records = /** @type {Answers[]} */ (before) ?? [];
    records[Number(number)] = { ...records[Number(number)], [name]: plain(value) };
    return records;
  },
};

/**
 * A value of a kind that has no spaces, without those that a line's end has put in.
 * @param {string} value
 */
const plain = (value) => mended.decoded(value).replace(/\s/g, "");

/** A kind of field whose answer is in one part. @type {TakeUp} */
const inOnePart = (_before, path, value) => (path.length ? undefined : plain(value));

/**
 * What the parts of a link state of a form's fields: their answers so far, the fields whose answers
 * cannot be read, and how many parts belong to none.
 * @param {[string, string][]} parts
 * @param {ReadonlyMap<string, Shape>} shapes
 */
function takeUp(parts, shapes) {
  /** @type {{ [name: string]: unknown }} */
  const answers = {};
  /** @type {Set<string>} */
  const wrong = new Set();
  let unknown = 0;
  for (const [key, value] of parts) {
    const [name, ...path] = key.split(".");
    const shape = shapes.get(name);
    if (!shape) {
      unknown += Number(!name.startsWith("_") && !OURS.has(name));
      continue;
    }
    const taken = (TAKE_UP[shape.widget] ?? inOnePart)(answers[name], path, value, shape);
    if (taken === undefined) wrong.add(name);
    else answers[name] = taken;
  }
  for (const [name, value] of Object.entries(answers))
    if (Array.isArray(value)) answers[name] = value.filter((item) => item != null);
  return { answers, wrong, unknown };
}

/**
 * What an older link states of the answer that it led to: "_was.NAME=value".
 * @param {[string, string][]} parts
 */
function factsIn(parts) {
  /** @type {{ [name: string]: string }} */
  const facts = {};
  for (const [key, value] of parts)
    if (key.startsWith("_was.")) facts[key.slice("_was.".length)] = value;
  return facts;
}

/**
 * Read a fragment.
 * @param {string} fragment with or without "#"
 * @param {string | undefined} calculator the calculator whose answers are wanted
 * @param {() => ReadonlyMap<string, Shape>} shapesOf gives those of the fields of its form
 * @returns {Link | null} null where it holds no answers of this calculator
 */
export function read(fragment, calculator, shapesOf) {
  const { parts, ended } = mended.parts(fragment.slice(0, LONGEST + 1));
  const named = (/** @type {string} */ name) => parts.find(([key]) => key === name)?.[1];
  if (named("calculator") !== calculator) return null;
  const shapes = shapesOf();
  const tooLong = fragment.length > LONGEST;
  if (tooLong) parts.length = 0;
  const { answers, wrong, unknown } = takeUp(parts, shapes);
  const fits = fitting(answers, shapes);
  const was = named("_was");
  const rules = named("_rules");
  const hasEnd = was !== undefined || named("_ask") !== undefined;
  return {
    answers: fits.answers,
    wrong: [...new Set([...wrong, ...fits.wrong])],
    unknown,
    tooLong,
    cut: hasEnd && !ended,
    toAnswer: hasEnd ? ended : rules !== undefined,
    step: named("step") ?? null,
    changing: named("change") !== undefined,
    previous:
      was === undefined ? { rules, holidays: named("_holidays"), facts: factsIn(parts) } : { was },
  };
}

/**
 * A value as a step of the one-question-a-page form writes it into the address; null where it is
 * not yet an answer.
 * @param {Raw} value
 */
export function stepValue(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(",") || "none";
  const [day, month, year] = [value.day, value.month, value.year].map(String);
  const isDate = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);
  return isDate ? isoDate(year, month, day) : null;
}

/**
 * The fragment of a step; without one, the fragment that brings answers to a form's questions.
 * @param {string} calculator
 * @param {string | null} step
 * @param {boolean} changing whether one answer is being changed
 * @param {Answers} answers
 */
export function writeStep(calculator, step, changing, answers) {
  /** @type {[string, string][]} */
  const parts = [["calculator", calculator]];
  if (step) parts.push(["step", step]);
  if (changing) parts.push(["change", "1"]);
  for (const [key, value] of Object.entries(answers)) {
    const written = stepValue(value);
    if (written) parts.push([key, written]);
  }
  return `#${joined(parts)}&end`;
}
