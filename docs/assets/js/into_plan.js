// From the other calculators to My plan, and from a plan that is kept here to them.

import { make, one } from "./dom.js";
import { collect, fill, shapesOf } from "./fields.js";
import { linkIn } from "./form.js";
import * as links from "./links.js";
import { carry, keptPlan } from "./plan_storage.js";
import { fitting } from "./shapes.js";
import { report } from "./take_away.js";

/** @import { Answers } from "./types" */

/**
 * Fill in what the kept plan knows.
 * @param {HTMLElement} section
 * @param {HTMLElement} form
 * @param {Answers} answers
 */
function take(section, form, answers) {
  fill(form, answers);
  if ("wizard" in section.dataset) {
    // The questions of a step follow the address.
    location.hash = links.writeStep(section.dataset.calculator ?? "", null, false, collect(form));
    return;
  }
  report(section, "Filled in from your plan.");
  one("input, select", form).focus();
}

/**
 * Set up a calculator's link to My plan.
 * @param {HTMLElement} link
 */
export function linkToPlan(link) {
  const section = /** @type {HTMLElement} */ (link.closest("section.calculator"));
  const form = /** @type {HTMLElementTagNameMap["form"]} */ (one("form", section));
  link.addEventListener("click", () =>
    carry({ from: section.getAttribute("aria-label"), answers: collect(form) }),
  );
  section.addEventListener("uep:answered", () => {
    link.hidden = false;
    one(".answer-tools", section).append(link);
  });
  const kept = keptPlan();
  if (!kept || Object.keys(collect(form)).length || linkIn(form)) return;
  const offer = make("p", { class: "callout note plan-offer" }, "A plan is kept on this device. ");
  const onclick = () => {
    offer.remove();
    take(section, form, fitting(kept.answers, shapesOf(form)).answers);
  };
  offer.append(make("button", { type: "button", class: "plain", onclick }, "Fill in its answers"));
  form.before(offer);
}
