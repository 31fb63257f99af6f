// The fields of a calculator's form: reading what was entered, putting answers back, showing the
// questions that come up.

import { all, maybe, one } from "./dom.js";
import { datePartsIn, given, hasAny, questionsAsked } from "./form_state.js";

/** @import { Answers, Asked, Question, Raw, Shape } from "./types" */
/** @typedef {{ [part: string]: string }} Parts what the boxes of a field hold, by their names */

/**
 * The fields that stand in a form or in one record of a list, and not in a record within it.
 * @param {Element} container
 */
const fieldsOf = (container) =>
  all(".field", container).filter(
    (field) => field.parentElement?.closest(".record, form") === container,
  );

/**
 * The boxes of a field. A select has all that is asked of them but `checked`.
 * @param {Element} field
 */
export const inputs = (field) => /** @type {HTMLInputElement[]} */ (all("input, select", field));

/** @param {HTMLInputElement} input */
const localName = (input) => /** @type {string} */ (input.name.split(".").pop());

/** @param {HTMLInputElement} input */
const isTicked = (input) => input.type === "radio" || input.type === "checkbox";

/**
 * What the answers to the fields of a form, or of a record of a list, can be, by the fields' names.
 * @param {Element} container
 * @returns {Map<string, Shape>}
 */
export const shapesOf = (container) =>
  new Map(fieldsOf(container).map((field) => [fieldName(field), shapeOf(field)]));

/**
 * @param {HTMLElement} field
 * @returns {Shape}
 */
function shapeOf(field) {
  const { widget = "", most, values } = field.dataset;
  const template = /** @type {HTMLTemplateElement | null} */ (maybe("template", field));
  const own = values?.split(" ") ?? all("option", field).map(ownValue);
  return {
    widget,
    values: new Set([...own, ...inputs(field).map(widget === "lengths" ? localName : ownValue)]),
    parts: template ? shapesOf(one(".record", template.content)) : undefined,
    most: Number(most),
  };
}

/** @param {HTMLElement} element a box, or an option of one */
const ownValue = (element) => /** @type {HTMLInputElement | HTMLOptionElement} */ (element).value;

/**
 * Whether the reader can enter an answer to a field.
 * @param {Element} form
 * @param {string} name
 */
export function hasBox(form, name) {
  const field = fieldsOf(form).find((each) => fieldName(each) === name);
  return Boolean(field && maybe("input, select, button", field));
}

/**
 * The words of a field's question.
 * @param {Element} form
 * @param {string} name
 */
export function questionOf(form, name) {
  const field = fieldsOf(form).find((each) => fieldName(each) === name);
  return field?.dataset.question ?? (field && maybe("legend, label", field)?.textContent) ?? name;
}

/** @param {HTMLElement} field */
const fieldName = (field) => /** @type {string} */ (field.dataset.field);

/** @param {HTMLElement} field */
const partsOf = (field) =>
  Object.fromEntries(inputs(field).map((input) => [localName(input), input.value]));

/** @type {{ [widget: string]: (field: HTMLElement) => Raw }} */
const READERS = {
  date: partsOf,
  number: (field) => inputs(field)[0].value,
  choice: (field) =>
    /** @type {HTMLInputElement | null} */ (maybe("select", field) ?? maybe("input:checked", field))
      ?.value ?? "",
  choices: (field) =>
    inputs(field)
      .filter((input) => input.checked)
      .map((input) => input.value),
  tick: (field) => (inputs(field)[0].checked ? "true" : ""),
  lengths: partsOf,
  records: (field) => all(".record", field).map(collect),
  // Entered in the answer, kept here.
  assignments: (field) => JSON.parse(field.dataset.value ?? "{}"),
};

/**
 * The answer to a field; none to a question that is hidden.
 * @param {HTMLElement} field
 */
const answerTo = (field) => (field.hidden ? "" : READERS[field.dataset.widget ?? ""](field));

/**
 * The answers as entered, as tools_py.forms takes them. Questions that are hidden are left out.
 * @param {Element} container a form, or a record of a list
 * @returns {Answers}
 */
export function collect(container) {
  /** @type {Answers} */
  const answers = {};
  for (const field of fieldsOf(container)) {
    const value = answerTo(field);
    if (given(value)) answers[fieldName(field)] = value;
  }
  return answers;
}

/** @param {HTMLElement} field @param {Parts} parts */
function writeParts(field, parts) {
  for (const input of inputs(field)) input.value = parts[localName(input)] ?? "";
}

/**
 * How an answer to each kind of field is entered. Answers from outside have been held to the
 * field's shape (shapes.js).
 * @type {{ [widget: string]: (field: HTMLElement, value: unknown) => void }}
 */
const WRITERS = {
  date(field, value) {
    if (typeof value !== "string") return writeParts(field, /** @type {Parts} */ (value));
    const [year, month, day] = value.split("-");
    writeParts(field, { year, month: String(Number(month)), day: String(Number(day)) });
  },
  number(field, value) {
    inputs(field)[0].value = String(value);
  },
  choice(field, value) {
    for (const input of inputs(field)) {
      if (input.type === "radio") input.checked = input.value === String(value);
      else input.value = String(value);
    }
  },
  choices(field, value) {
    const words = /** @type {string[]} */ (value);
    for (const input of inputs(field))
      input.checked = words.includes(input.value) || (input.value === "none" && !words.length);
  },
  tick(field, value) {
    inputs(field)[0].checked = String(value) === "true";
  },
  lengths: (field, value) => writeParts(field, /** @type {Parts} */ (value)),
  records(field, value) {
    for (const record of all(".record", field)) record.remove();
    for (const answers of /** @type {Answers[]} */ (value)) fill(addRecord(field), answers);
  },
  assignments(field, value) {
    field.dataset.value = JSON.stringify(value);
  },
};

/**
 * Put a complete date that was typed or pasted into one box of a date into the three.
 * @param {HTMLInputElement} input
 */
export function partDate(input) {
  const field = /** @type {HTMLElement | null} */ (input.closest('.field[data-widget="date"]'));
  const date = field && datePartsIn(input.value);
  if (date) WRITERS.date(field, date);
}

/**
 * Put answers, as a result or a link states them, into the form.
 * @param {Element} container
 * @param {{ [name: string]: unknown }} answers
 */
export function fill(container, answers) {
  for (const field of fieldsOf(container)) {
    const value = answers[fieldName(field)];
    if (value == null) continue;
    WRITERS[field.dataset.widget ?? ""](field, value);
    field.closest("details.group")?.setAttribute("open", "");
  }
  showRelevant(container);
}

/**
 * Empty every field.
 * @param {Element} form
 */
export function clear(form) {
  for (const field of fieldsOf(form)) {
    for (const record of all(".record", field)) record.remove();
    delete field.dataset.value;
    for (const input of inputs(field)) {
      if (isTicked(input)) input.checked = false;
      else input.value = "";
    }
  }
  showRelevant(form);
}

/**
 * The questions of a form's flow; none where it has no flow.
 * @param {Element} container
 * @returns {Question[]}
 */
export function flowOf(container) {
  const flow = container.matches("[data-flow] > form") && container.parentElement?.dataset.flow;
  return flow ? JSON.parse(flow) : [];
}

/**
 * Show the questions that come up and hide the others.
 * @param {Element} container
 * @returns {Asked} those of the form's flow, with their answers
 */
export function showRelevant(container) {
  const fields = fieldsOf(container);
  const byName = new Map(fields.map((field) => [fieldName(field), field]));
  const flow = flowOf(container);
  const inFlow = new Set(flow.map(({ name }) => name));
  for (const field of fields) if (inFlow.has(fieldName(field))) field.hidden = false;
  const asked = questionsAsked(flow, collect(container));
  for (const field of fields) {
    if (inFlow.has(fieldName(field))) field.hidden = !asked.has(fieldName(field));
    const { when, whenValues = "" } = field.dataset;
    if (!when) continue;
    // Read anew for each field: a question that has just been hidden no longer brings up the next.
    const question = byName.get(when);
    field.hidden = !(question && hasAny(answerTo(question), whenValues.split(" ")));
  }
  return asked;
}

/**
 * Add an empty record to a list.
 * @param {HTMLElement} field
 * @returns {HTMLElement} the record
 */
export function addRecord(field) {
  const list = one(".records", field);
  const number = list.children.length;
  const copy = /** @type {HTMLTemplateElement} */ (one("template", field)).content.cloneNode(true);
  const record = /** @type {HTMLElement} */ (
    /** @type {DocumentFragment} */ (copy).firstElementChild
  );
  for (const element of [record, ...all("*", record)]) {
    for (const attribute of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace("-N-", `-${number}-`));
    }
    const input = /** @type {HTMLInputElement} */ (element);
    if (input.name) input.name = `${field.dataset.field}.${number}.${input.name}`;
  }
  one(".record-name", record).textContent += ` ${number + 1}`;
  list.append(record);
  return record;
}

/**
 * Take a record out of a list and number the others anew.
 * @param {HTMLElement} field
 * @param {Element} record
 */
export function removeRecord(field, record) {
  record.remove();
  const entered = all(".record", field).map((each) =>
    inputs(each).map(({ value, checked }) => ({ value, checked })),
  );
  one(".records", field).replaceChildren();
  for (const values of entered) {
    for (const [position, input] of inputs(addRecord(field)).entries()) {
      if (isTicked(input)) input.checked = values[position].checked;
      else input.value = values[position].value;
    }
  }
  (maybe(".record input, .record select", field) ?? one("[data-add]", field)).focus();
}
