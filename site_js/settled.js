// What the answers so far settle already, shown under the question while the next one is asked.

import { make } from "./dom.js";
import { collect } from "./fields.js";
import * as python from "./python.js";

/** @import { Asked } from "./types" */

export class Settled {
  // Of several requests only the newest is shown.
  #newest = 0;
  #shownFor = "";

  /**
   * @param {string} calculator
   * @param {HTMLElement} form
   * @param {HTMLElement} onward the button to the result so far
   */
  constructor(calculator, form, onward) {
    this.calculator = calculator;
    this.form = form;
    this.onward = onward;
    this.place = make("div", { class: "settled", role: "status" });
  }

  /** Take it away, and let go of what is still being worked out. */
  clear() {
    this.#newest += 1;
    this.#show([]);
  }

  /**
   * Work out and show what is settled.
   * @param {Asked} asked
   */
  async update(asked) {
    this.#newest += 1;
    const mine = this.#newest;
    const given = [...asked]
      .filter(([, value]) => value !== undefined)
      .map((pair) => JSON.stringify(pair));
    if (!given.join().startsWith(this.#shownFor) || !given.length) this.#show([]);
    this.#shownFor = given.join();
    if (!given.length) return;
    try {
      const answered = await python.answer(this.calculator, collect(this.form));
      if (mine === this.#newest) this.#show(answered.result?.settled ?? []);
    } catch {
      // The result itself will say that Python could not start; a question does not wait for it.
    }
  }

  /** @param {string[]} sentences */
  #show(sentences) {
    this.onward.hidden = !sentences.length;
    const items = sentences.map((sentence) => make("li", {}, sentence));
    const parts = sentences.length
      ? [make("strong", {}, "Settled so far"), make("ul", {}, ...items)]
      : [];
    const words = parts.map((part) => part.textContent).join("");
    if (this.place.textContent !== words) this.place.replaceChildren(...parts);
  }
}
