// A calculator's form: what the page does as the reader enters, submits and clears.

import { ask, draw, drop, forget } from "./answer.js";
import { all, one } from "./dom.js";
import { clearErrors } from "./errors.js";
import {
  addRecord,
  clear,
  collect,
  fill,
  removeRecord,
  showRelevant,
  widgetsOf,
} from "./fields.js";
import * as links from "./links.js";
import * as python from "./python.js";
import { report } from "./take_away.js";

/** @typedef {HTMLElementTagNameMap["form"]} Form */

const PAUSE = 100; // milliseconds without an entry, after which the answer is worked out ahead

/**
 * What the page's address holds for a form: answers, and what they were worked out under.
 * @param {Form} form
 */
export const linkIn = (form) => links.read(location.hash, form.dataset.form, widgetsOf(form));

/**
 * Whoever turns to the form, pauses, or comes to the button, is about to ask: by then Python is there
 * and the answer lies ready.
 * @param {HTMLElement} section
 * @param {Form} form
 */
function lookAhead(section, form) {
  for (const intent of ["focusin", "pointerover", "input"])
    form.addEventListener(intent, () => python.start(), { once: true, passive: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pausing;
  const look = () => {
    pausing = undefined;
    const answers = collect(form);
    if (!Object.keys(answers).length) return;
    const calculator = /** @type {string} */ (section.dataset.calculator);
    python.ahead(calculator, answers, ({ html }) => html && draw(section, html));
  };
  form.addEventListener("input", () => {
    clearTimeout(pausing);
    pausing = setTimeout(look, PAUSE);
  });
  // A pointer on its way does not put off what an entry has begun.
  const soon = () => {
    pausing ??= setTimeout(look, PAUSE);
  };
  for (const sign of ["focusin", "pointerover"])
    form.addEventListener(sign, soon, { passive: true });
  python.on(({ name }) => name === "ready" && look());
}

/**
 * Of boxes of which some exclude the others, untick those that the ticked one excludes.
 * @param {HTMLInputElement} ticked
 */
function untickExcluded(ticked) {
  const field = /** @type {HTMLElement} */ (ticked.closest(".field"));
  for (const other of /** @type {HTMLInputElement[]} */ (all("input:checked", field))) {
    const excludes = "exclusive" in ticked.dataset || "exclusive" in other.dataset;
    if (other !== ticked && excludes) other.checked = false;
  }
}

/** @param {HTMLElement} button a suggested value, which a click enters */
function takeSuggestion(button) {
  const { for: id = "", suggest = "" } = button.dataset;
  const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
  input.value = suggest;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Set a calculator up, and take up a link's answers; to ask for its result is left to the steps
 * (wizard.js) where there are some.
 * @param {HTMLElement} section
 */
export function setUp(section) {
  const form = /** @type {Form} */ (one("form", section));
  lookAhead(section, form);
  showRelevant(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(section);
  });
  form.addEventListener("input", ({ target }) => {
    drop();
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.type === "checkbox" && input.checked) untickExcluded(input);
    showRelevant(form);
    forget(section);
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      clear(form);
      clearErrors(section);
      forget(section);
      report(section, "All answers have been cleared.");
    });
  });
  form.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const field = /** @type {HTMLElement} */ (target.closest(".field"));
    if (target.matches("[data-add]")) one("input, select", addRecord(field)).focus();
    if (target.matches("[data-remove]"))
      removeRecord(field, /** @type {HTMLElement} */ (target.closest(".record")));
    if (target.matches("[data-suggest]")) takeSuggestion(target);
  });
  const link = linkIn(form);
  if (!link) return;
  fill(form, link.answers);
  // A link to an answer states under which rules it was made, one from the search asks for its answer;
  // one from another calculator only brings what is known already.
  if ("wizard" in section.dataset) return;
  if (link.previous.rules) ask(section, link.previous);
  else if (link.asks) ask(section);
}
