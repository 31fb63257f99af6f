// How results are shown: the answer, the section that gives it, and the calculator that says more.

import { make } from "../dom.js";
import { writeStep } from "../links.js";
import { SURE } from "./engine.js";
import { excerpt } from "./excerpt.js";
import { intoCalculator } from "./into_calculator.js";

const CLOSEST = 3; // of the places that do not answer well

/** @import { Data, Found, Result } from "./types" */

/**
 * @param {Data} data
 * @param {string} root the address of the site
 * @param {Awaited<ReturnType<typeof import("./engine.js").engine>>} engine
 */
export function drawer(data, root, engine) {
  /** @param {Result} result */
  const href = ({ section, anchor }) =>
    root +
    (anchor ? `${data.pages[data.sections[section][0]][0]}#${anchor}` : engine.addresses[section]);

  /** @param {string} text @param {(word: string) => boolean} asked */
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

  /** @param {Result} result @param {boolean} leads @param {(word: string) => boolean} asked */
  function link(result, leads, asked) {
    const [page, , title, text] = data.sections[result.section];
    const [, pageTitle] = data.pages[page];
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
    return make("a", { class: "md-search-result__link", href: href(result) }, ...lines);
  }

  /** @param {HTMLElement[]} parts */
  const item = (...parts) => make("li", { class: "md-search-result__item" }, ...parts);

  /** @param {string} query @param {Result | undefined} first @param {Date} today */
  function opening(query, first, today) {
    const found = intoCalculator(query, today, data.numbers);
    const name = found?.name ?? (first && first.fit >= SURE ? first.calculator : "");
    if (!name) return [];
    const [title, address] = data.calculators[name];
    const fragment = found
      ? writeStep(name, null, false, { ...found.answers, _ask: "1" })
      : `#calculator-${name}`;
    const says = found ? `${title}: ${found.says}` : `Work it out: ${title}`;
    return [make("a", { class: "search-open", href: root + address + fragment }, says)];
  }

  /**
   * @param {string} query
   * @param {Result[]} results
   * @param {Date} today
   * @returns {Found}
   */
  return (query, results, today) => {
    const asked = engine.wanted(query);
    const open = opening(query, results[0], today);
    const { unknown, ...doubt } = engine.doubt(query, results[0]);
    const weak = doubt.weak && !open.length;
    const shown = weak ? results.slice(0, CLOSEST) : results;
    const [best, ...rest] = shown;
    const parts = best ? [link(best, !weak, asked), ...open] : open;
    const first = parts.length ? item(...parts) : null;
    const others = () => rest.map((result) => item(link(result, false, asked)));
    return { first, others, count: Math.max(shown.length, open.length), weak, unknown };
  };
}
