// Print: folds open, and close again; those of an answer only if the reader asks (take_away.js).

import { all, maybe } from "../dom.js";

export function setUpPrinting() {
  maybe("[data-print]")?.addEventListener("click", () => print());
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("article details:not([open], [data-answer]:not([data-everything]) *)");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}
