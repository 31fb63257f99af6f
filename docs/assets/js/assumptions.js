// What an answer assumes or lacks: links that make an assumption the reader's own answer, or lead
// to the box in which something else is entered, and boxes that are filled in beside the answer.

import { ask } from "./answer.js";
import { all, one } from "./dom.js";
import { collect, fill } from "./fields.js";
import { merged } from "./form_state.js";
import { linkTo, report } from "./take_away.js";

/** @import { Answered } from "./types" */

/** @param {HTMLElement} link */
const takenBy = (link) => JSON.parse(link.dataset.sets ?? "{}");

const HEAD = /^(#calculator=[^&]*)(&_was=[^&]*)?/;

/**
 * Let the links carry what the reader has answered too, for another tab; amounts stay out of them,
 * and what this answer was worked out under: theirs is another.
 * @param {HTMLElement} section
 * @param {Answered} answered
 */
function address(section, answered) {
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-sets]", section))) {
    const taken = link.hash.replace(HEAD, "");
    link.hash = linkTo(answered).replace(HEAD, (_, named) => named + taken);
  }
}

/**
 * Show a box of the form, and go to it.
 * @param {HTMLElement} box
 */
function goTo(box) {
  box.closest("details")?.setAttribute("open", "");
  box.closest(".field")?.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

/**
 * Put what was entered beside the answer into the form, and ask again.
 * @param {HTMLElement} section
 * @param {HTMLElement} blanks
 */
function fillIn(section, blanks) {
  const form = one("form", section);
  /** @type {{ [name: string]: unknown }} */
  let entered = collect(form);
  for (const box of /** @type {HTMLInputElement[]} */ (all("[data-blank]", blanks))) {
    const [name = "", part = ""] = (box.dataset.blank ?? "").split(".");
    if (box.value.trim()) entered = merged(entered, { [name]: { [part]: box.value } });
  }
  fill(form, entered);
  ask(section);
}

/**
 * Follow the links of the assumptions without losing what was typed, and take up what is entered
 * beside the answer.
 * @param {HTMLElement} section
 */
export function followAssumptions(section) {
  const form = one("form", section);
  section.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Enter" || !target.matches("[data-blank]")) return;
    fillIn(section, /** @type {HTMLElement} */ (target.closest(".blanks")));
  });
  section.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target);
    const blanks = /** @type {HTMLElement | null} */ (button.closest(".blanks"));
    if (!blanks) return;
    if (button.matches("[data-suggest]")) {
      const box = /** @type {HTMLInputElement} */ (one(`[id="${button.dataset.for}"]`, blanks));
      box.value = button.dataset.suggest ?? "";
      box.focus();
    }
    if (button.matches("[data-fill]")) fillIn(section, blanks);
  });
  section.addEventListener("uep:answered", ({ detail }) => address(section, detail));
  section.addEventListener("click", async (event) => {
    const link = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (event.target).closest("a[data-sets], a[data-box]")
    );
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.box) {
      goTo(one(`[name="${CSS.escape(link.dataset.box)}"]`, form));
      return;
    }
    fill(form, merged(collect(form), takenBy(link)));
    await ask(section);
    if (!one("[data-answer]", section).hidden)
      report(section, `Taken as your answer: ${link.dataset.words}.`);
  });
}
