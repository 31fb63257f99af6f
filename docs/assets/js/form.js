// A calculator's form: what the page does as the reader enters, submits and clears.

import { ask, draw, drop, forget, leave } from "./answer.js";
import { refusedOf } from "./brought.js";
import { all, one } from "./dom.js";
import { clearErrors, refuse } from "./errors.js";
import {
  addRecord,
  clear,
  collect,
  fill,
  partDate,
  removeRecord,
  shapesOf,
  showRelevant,
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
export const linkIn = (form) => links.read(location.hash, form.dataset.form, () => shapesOf(form));

/**
 * Whoever turns to the form, pauses, or comes to the button, is about to ask: by then Python is
 * there and the answer lies ready.
 * @param {HTMLElement} section
 * @param {Form} form
 */
function prepareAnswer(section, form) {
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
 * Take up what the address holds, as in a tab that has just been opened. A link to an answer states
 * under which rules it was made; one from another calculator only brings what is known already.
 * @param {HTMLElement} section
 * @param {Form} form
 */
function takeUp(section, form) {
  const link = linkIn(form);
  if (!link) return;
  const { errors, note } = refusedOf(form, link);
  leave(section);
  clear(form);
  fill(form, link.answers);
  if (link.toAnswer) ask(section, { previous: link.previous, errors, note });
  else {
    if (errors.length) refuse(section, errors);
    report(section, note);
  }
}

/**
 * Take up a link, and every other that is opened in this tab.
 * @param {HTMLElement} section
 * @param {Form} form
 */
function followLinks(section, form) {
  takeUp(section, form);
  let shown = location.hash;
  section.addEventListener("uep:answered", () => {
    shown = location.hash;
  });
  // Back from a heading of the page is no new link, and takes nothing away that was typed.
  addEventListener("hashchange", () => {
    if (location.hash === shown) return;
    if (linkIn(form)) shown = location.hash;
    takeUp(section, form);
  });
}

/**
 * Name what to enter, where nothing is.
 * @param {HTMLElement} section
 * @param {Form} form
 */
function refuseEmpty(section, form) {
  leave(section);
  const missing = /** @type {[string, string][]} */ (JSON.parse(form.dataset.empty ?? "[]"));
  refuse(
    section,
    missing.map(([field, message]) => ({ field, message })),
  );
}

/**
 * Set a calculator up, and take up a link; where there are steps, they do so (wizard.js).
 * @param {HTMLElement} section
 */
export function setUp(section) {
  const form = /** @type {Form} */ (one("form", section));
  prepareAnswer(section, form);
  showRelevant(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.empty && !Object.keys(collect(form)).length) refuseEmpty(section, form);
    else ask(section);
  });
  form.addEventListener("input", ({ target }) => {
    drop();
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.type === "checkbox" && input.checked) untickExcluded(input);
    showRelevant(form);
    forget(section);
  });
  form.addEventListener("change", ({ target }) =>
    partDate(/** @type {HTMLInputElement} */ (target)),
  );
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
  if (!("wizard" in section.dataset)) followLinks(section, form);
}
