// The ticks of a checklist, kept on this device by ticking and by nothing else.

import { all, make, maybe } from "./dom.js";
import * as storage from "./storage.js";
import { report } from "./take_away.js";

/** @param {HTMLInputElement} box */
const nameOf = (box) => box.dataset.tick ?? "";

/**
 * Write beside the heading of a fold how many of its lines are done.
 * @param {HTMLElement} list
 * @param {string} words nothing where none is
 */
export function countBeside(list, words) {
  const summary = list.closest("details")?.querySelector("summary");
  if (!summary) return;
  const place = maybe(".ticked", summary) ?? summary.appendChild(make("span", { class: "ticked" }));
  place.textContent = words;
}

/**
 * Set up the tick boxes of an answer.
 * @param {HTMLElement} section
 * @param {HTMLElement} answer
 */
export function keepTicks(section, answer) {
  const key = `uep-ticks:${section.dataset.calculator}`;
  /** @type {HTMLInputElement[]} */
  const boxes = all("[data-tick]", answer);
  if (!boxes.length) return;
  const lists = all("[data-checklist]", answer);
  const kept = () => {
    const names = storage.read("localStorage", key);
    return new Set(Array.isArray(names) ? names : []);
  };
  /** @param {Set<string>} ticked */
  const keep = (ticked) => storage.write("localStorage", key, ticked.size ? [...ticked] : null);
  const forget = make("button", { type: "button", class: "plain" }, "Forget these ticks");
  /** @param {Set<string>} ticked */
  const draw = (ticked) => {
    for (const box of boxes) box.checked = ticked.has(nameOf(box));
    for (const list of lists) {
      /** @type {HTMLInputElement[]} */
      const own = all("[data-tick]", list);
      const done = own.filter((box) => box.checked).length;
      countBeside(list, done ? `, ${done} ticked` : "");
    }
    forget.hidden = !ticked.size;
  };
  /** @param {HTMLInputElement} box */
  const tick = (box) => {
    const ticked = kept();
    if (box.checked) ticked.add(nameOf(box));
    else ticked.delete(nameOf(box));
    keep(ticked);
    // Where nothing can be kept, what is on the page stands.
    const onPage = new Set(boxes.filter(({ checked }) => checked).map(nameOf));
    draw(kept().size || !ticked.size ? ticked : onPage);
  };
  for (const box of boxes) box.addEventListener("change", () => tick(box));
  forget.addEventListener("click", () => {
    keep(new Set());
    draw(new Set());
    report(section, "The ticks have been forgotten.");
    boxes[0].closest("details")?.querySelector("summary")?.focus();
  });
  const last = lists[lists.length - 1];
  (last.closest("details") ?? last).after(make("p", { class: "forget" }, forget));
  draw(kept());
}
