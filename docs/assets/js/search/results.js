// How results are shown: the answer, the section that gives it, and the calculator that says more.

import { make } from "../dom.js";
import { writeStep } from "../links.js";
import { SURE } from "./engine.js";
import { excerpt } from "./excerpt.js";
import { intoCalculator } from "./into_calculator.js";

const CLOSEST = 3; // of the places that do not answer well

/** @import { Data, Found, SearchResult } from "./types" */
/** @typedef {(word: string) => boolean} Wanted whether a word was asked for */

/** @param {string} text @param {Wanted} asked */
function marked(text, asked) {
  /** @type {(HTMLElement | string)[]} */
  const parts = [];
  let plain = "";
  for (const [word, hit] of excerpt(text, asked)) {
    if (hit) parts.push(plain, make("mark", {}, word));
    plain = hit ? " " : `${plain}${word} `;
  }
  return [...parts, plain];
}

/** @param {HTMLElement[]} parts */
const item = (...parts) => make("li", { class: "md-search-result__item" }, ...parts);

export class Drawer {
  #data;
  #root;
  #engine;

  /**
   * @param {Data} data
   * @param {string} root the address of the site
   * @param {Awaited<ReturnType<typeof import("./engine.js").engine>>} engine
   */
  constructor(data, root, engine) {
    this.#data = data;
    this.#root = root;
    this.#engine = engine;
  }

  /** @param {SearchResult} result */
  #href({ section, anchor }) {
    const { pages, sections } = this.#data;
    const page = pages[sections[section][0]][0];
    return this.#root + (anchor ? `${page}#${anchor}` : this.#engine.addresses[section]);
  }

  /** @param {SearchResult} result @param {boolean} leads @param {Wanted} asked */
  #link(result, leads, asked) {
    const [page, , title, text] = this.#data.sections[result.section];
    const [, pageTitle] = this.#data.pages[page];
    const { answer } = result;
    const known = answer && result.fit >= SURE;
    const where = title === pageTitle ? [title] : [title, pageTitle];
    const lines = [
      make("p", { class: "search-title" }, ...where.slice(0, 1)),
      ...where.slice(1).map((name) => make("p", { class: "search-page" }, name)),
      make("p", { class: "search-text" }, ...(known ? [answer] : marked(text, asked))),
    ];
    if (leads && known) {
      lines[lines.length - 1].className = "search-answer";
      lines.unshift(...lines.splice(-1));
    }
    return make("a", { class: "md-search-result__link", href: this.#href(result) }, ...lines);
  }

  /** @param {string} query @param {SearchResult | undefined} first @param {Date} today */
  #opening(query, first, today) {
    const found = intoCalculator(query, today, this.#data.numbers);
    const name = found?.name ?? (first && first.fit >= SURE ? first.calculator : "");
    if (!name) return [];
    const [title, address] = this.#data.calculators[name];
    const fragment = found
      ? writeStep(name, null, false, { ...found.answers, _ask: "1" })
      : `#calculator-${name}`;
    const words = found ? `${title}: ${found.words}` : `Work it out: ${title}`;
    return [make("a", { class: "search-open", href: this.#root + address + fragment }, words)];
  }

  /**
   * @param {string} query
   * @param {SearchResult[]} results
   * @param {Date} today
   * @returns {Found}
   */
  draw(query, results, today) {
    const asked = this.#engine.wanted(query);
    const open = this.#opening(query, results[0], today);
    const { unknown, ...doubt } = this.#engine.doubt(query, results[0]);
    const weak = doubt.weak && !open.length;
    const shown = weak ? results.slice(0, CLOSEST) : results;
    const [best, ...rest] = shown;
    const parts = best ? [this.#link(best, !weak, asked), ...open] : open;
    const first = parts.length ? item(...parts) : null;
    const others = () => rest.map((result) => item(this.#link(result, false, asked)));
    return { first, others, count: Math.max(shown.length, open.length), weak, unknown };
  }
}
