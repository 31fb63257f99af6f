// Asking a calculator and showing its answer or its errors. No rule stands here.

import { setAddress } from "./address.js";
import { make, one } from "./dom.js";
import { clearErrors, headTitle, refuse } from "./errors.js";
import { collect } from "./fields.js";
import * as python from "./python.js";
import { leftOut, linkTo, made, report, tools, trouble } from "./take_away.js";

/** @import { Answered, FieldError, Previous } from "./types" */

/**
 * What a link or a saved plan brings beside its answers: what it states of the rules it was made
 * under, what of it cannot be used, and words for the reader.
 * @typedef {{ previous?: Previous | null, errors?: FieldError[], note?: string }} Brought
 */

// The last answer as elements, which are made as soon as it is there, be it ahead.
/** @type {{ html: string, element: HTMLElement } | null} */
let drawn = null;

// Of several requests only the newest is shown.
let newest = 0;

/** Let go of an answer that is still being worked out. */
export function drop() {
  newest += 1;
}

/**
 * @param {HTMLElement} section
 * @param {string} html
 */
export function draw(section, html) {
  if (drawn?.html === html) return drawn.element;
  const element = make("div");
  // The markup is written by tools_py.reports.html, which escapes all that was typed.
  element.innerHTML = html;
  drawn = { html, element };
  section.dispatchEvent(new CustomEvent("uep:drawn", { detail: element, bubbles: true }));
  return element;
}

/**
 * Show an answer, with its links and downloads.
 * @param {HTMLElement} section
 * @param {Answered} answered
 */
export function show(section, answered) {
  const place = one("[data-answer]", section);
  // First, because the browser notes the state of every field with it, those of the answer too if
  // they are there.
  setAddress("replaceState", history.state, linkTo(answered));
  const parts = draw(section, answered.html).childNodes;
  place.replaceChildren(...parts, tools(section, answered), leftOut(), made(answered.day));
  drawn = null;
  place.hidden = false;
  place.classList.add("first-frame");
  requestAnimationFrame(() => setTimeout(() => place.classList.remove("first-frame")));
  report(section);
  headTitle(answered.result.headline);
  const heading = one(".headline", place);
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
  section.dispatchEvent(new CustomEvent("uep:answered", { detail: answered, bubbles: true }));
}

/**
 * Take the answer away, because an entry has changed.
 * @param {HTMLElement} section
 */
export function forget(section) {
  const place = one("[data-answer]", section);
  if (!place.hidden)
    report(section, "The answers have changed. Calculate again to bring the result up to date.");
  place.hidden = true;
  place.replaceChildren();
}

/**
 * Take errors and answer away, and let go of an answer that is still being worked out.
 * @param {HTMLElement} section
 */
export function leave(section) {
  drop();
  const place = one("[data-answer]", section);
  place.hidden = true;
  place.replaceChildren();
  clearErrors(section);
  report(section);
  delete section.dataset.busy;
}

/**
 * Every error at once, and one of each field that cannot be read.
 * @param {FieldError[]} unread
 * @param {FieldError[]} [others] what Python says
 */
export function everyError(unread, others = []) {
  const named = new Set(unread.map(({ field }) => field));
  return [...unread, ...others.filter(({ at, field }) => !named.has(at ?? field))];
}

/**
 * Submit the form of a calculator's section; what the button does.
 * @param {HTMLElement} section
 * @param {Brought} [brought]
 */
export async function ask(section, brought = {}) {
  newest += 1;
  const mine = newest;
  clearErrors(section);
  forget(section);
  section.dataset.busy = "";
  const stop = python.on(({ name, text }) => {
    if (mine === newest) report(section, name === "ready" ? "Working it out…" : text);
  });
  try {
    const calculator = /** @type {string} */ (section.dataset.calculator);
    const answered = await python.answer(
      calculator,
      collect(one("form", section)),
      brought.previous,
    );
    if (mine !== newest) return;
    stop();
    report(section);
    const errors = everyError(brought.errors ?? [], answered.errors);
    if (errors.length) refuse(section, errors);
    else show(section, answered);
    if (brought.note) report(section, brought.note);
  } catch (error) {
    stop();
    if (mine === newest) trouble(section, error, () => ask(section, brought));
  } finally {
    stop();
    if (mine === newest) delete section.dataset.busy;
  }
}
