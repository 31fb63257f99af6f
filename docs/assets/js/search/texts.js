// The sections by their own text and titles.

import MiniSearch from "minisearch";
import { bagOf, fitOf } from "./match.js";

/** @import { Idea, Query } from "./types" */

const READ = 40; // sections whose text is looked at

/** @param {Idea[]} ideas */
const spelt = (ideas) =>
  ideas.flatMap(({ stems, senses, inner }) => [...stems, ...senses, ...inner]).join(" ");

/**
 * What each stem and sense of what was typed counts for.
 * @param {Query} query
 */
function boostsOf({ ideas, weights }) {
  /** @type {Map<string, number>} */
  const boosts = new Map();
  /** @param {string} key @param {number} boost */
  const raise = (key, boost) => boosts.set(key, Math.max(boosts.get(key) ?? 0, boost));
  for (const [at, { stems, senses, near = [] }] of ideas.entries()) {
    for (const stem of stems) raise(stem, weights[at] / stems.length);
    for (const sense of senses) raise(sense, weights[at] * 0.5);
    for (const [stem, worth] of near) raise(stem, weights[at] * worth * 0.7);
  }
  return boosts;
}

/**
 * How much of what was typed a bag of stems and senses has, from 0 to 1.
 * @param {Query} query
 * @param {Set<string>} bag
 */
function shareIn({ ideas, weights, sum }, bag) {
  let covered = 0;
  for (let at = 0; at < ideas.length; at++) covered += weights[at] * fitOf(ideas[at], bag);
  return covered / sum;
}

export class Texts {
  #index = new MiniSearch({
    idField: "section",
    fields: ["title", "text", "page"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  /** The stems and senses of each section, and of its title. @type {Set<string>[]} */
  #bags = [];
  /** @type {Set<string>[]} */
  #titles = [];

  /** @param {Idea[]} title @param {Idea[]} text @param {Idea[]} page */
  add(title, text, page) {
    const bag = bagOf([...title, ...text]);
    const section = this.#bags.push(bag) - 1;
    this.#titles.push(bagOf(title));
    this.#index.add({ section, title: spelt(title), text: spelt(text), page: spelt(page) });
    return bag;
  }

  /**
   * The sections whose text has what was typed, each with its share of the best one's score.
   * @param {Query} query
   */
  search(query) {
    const boosts = boostsOf(query);
    const found = this.#index.search([...boosts.keys()].join(" "), {
      boost: { title: 3, text: 1, page: 0.6 },
      boostTerm: (term) => boosts.get(term) ?? 1,
    });
    const scored = found
      .slice(0, READ)
      .map(({ id, score }) => ({ id, score: score * shareIn(query, this.#bags[id]) ** 2 }));
    const most = Math.max(...scored.map(({ score }) => score), Number.MIN_VALUE);
    return new Map(scored.map(({ id, score }) => [Number(id), score / most]));
  }

  /**
   * How much the title of a section is what was typed, from 0 to 1.
   * @param {number} section
   * @param {Query} query
   */
  named(section, query) {
    const title = this.#titles[section];
    let typed = 0;
    for (const key of title) if (query.bag.has(key)) typed++;
    return (shareIn(query, title) * typed) / (title.size || 1);
  }

  /** @param {number} section @param {string} stem */
  has = (section, stem) => this.#bags[section].has(stem);
}
