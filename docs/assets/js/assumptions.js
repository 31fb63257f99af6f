// What an answer assumes: links that make an assumption the reader's own answer, or lead to the box
// in which something else is entered.

import { ask } from "./answer.js";
import { all, one } from "./dom.js";
import { collect, fill } from "./fields.js";
import { merged } from "./form_state.js";
import { linkTo, report } from "./take_away.js";

/** @import { Answered } from "./types" */

/** @param {HTMLElement} link */
const takenBy = (link) => JSON.parse(link.dataset.sets ?? "{}");

/**
 * Let the links carry what the reader has answered, for another tab.
 * @param {HTMLElement} section
 * @param {Answered} answered
 */
function address(section, answered) {
  const { result } = answered;
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-sets]", section))) {
    const answers = merged(result.answers, takenBy(link));
    link.href = linkTo({ ...answered, result: { ...result, answers } });
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
 * Follow the links of the assumptions without losing what was typed.
 * @param {HTMLElement} section
 */
export function followAssumptions(section) {
  const form = one("form", section);
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
