// The sections by their own text and titles.

import MiniSearch from "minisearch";
import { bagOf, says } from "./match.js";

/** @import { Asked, Idea } from "./types" */

const READ = 40; // sections whose text is looked at

export function texts() {
  const index = new MiniSearch({
    idField: "section",
    fields: ["title", "text", "page"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  /** The stems and senses of each section, and of its title. @type {Set<string>[]} */
  const bags = [];
  /** @type {Set<string>[]} */
  const titles = [];

  /** @param {Idea[]} ideas */
  const spelt = (ideas) =>
    ideas.flatMap(({ stems, senses, inner }) => [...stems, ...senses, ...inner]).join(" ");

  /** @param {Idea[]} title @param {Idea[]} text @param {Idea[]} page */
  function add(title, text, page) {
    const section = bags.length;
    index.add({ section, title: spelt(title), text: spelt(text), page: spelt(page) });
    titles.push(bagOf(title));
    bags.push(bagOf([...title, ...text]));
    return bags[section];
  }

  /**
   * The sections whose text has what was typed, each with its share of the best one's score.
   * @param {Asked} asked
   */
  function search({ ideas, weights, sum }) {
    /** @type {Map<string, number>} */
    const boosts = new Map();
    /** @param {string} key @param {number} boost */
    const raise = (key, boost) => boosts.set(key, Math.max(boosts.get(key) ?? 0, boost));
    for (const [at, { stems, senses, near = [] }] of ideas.entries()) {
      for (const stem of stems) raise(stem, weights[at] / stems.length);
      for (const sense of senses) raise(sense, weights[at] * 0.5);
      for (const [stem, worth] of near) raise(stem, weights[at] * worth * 0.7);
    }
    const found = index.search([...boosts.keys()].join(" "), {
      boost: { title: 3, text: 1, page: 0.6 },
      boostTerm: (term) => boosts.get(term) ?? 1,
    });
    const scored = found.slice(0, READ).map(({ id, score }) => {
      let covered = 0;
      for (let at = 0; at < ideas.length; at++) covered += weights[at] * says(ideas[at], bags[id]);
      return /** @type {const} */ ([Number(id), score * (covered / sum) ** 2]);
    });
    const most = Math.max(...scored.map(([, score]) => score), Number.MIN_VALUE);
    return new Map(scored.map(([section, score]) => [section, score / most]));
  }

  /**
   * How much the title of a section is what was typed, from 0 to 1.
   * @param {number} section
   * @param {Asked} asked
   */
  function named(section, { ideas, weights, sum, bag }) {
    const title = titles[section];
    let forth = 0;
    for (let at = 0; at < ideas.length; at++) forth += weights[at] * says(ideas[at], title);
    let back = 0;
    for (const key of title) if (bag.has(key)) back++;
    return ((forth / sum) * back) / (title.size || 1);
  }

  /** @param {number} section @param {string} stem */
  const has = (section, stem) => bags[section].has(stem);

  return { add, search, named, has };
}
