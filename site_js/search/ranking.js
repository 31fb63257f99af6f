// The order of an answer: by how much of the question each entry covers, above all in its title.

import { contentOf } from "./question.js";

/** @import { Entry, Idea, Item, Question, Tally } from "./types" */
/** @import { Index } from "./index.js" */
/** @import { Test } from "./question.js" */

const PARTLY = 0.4; // what a part of a phrase is worth
const CONTEXT = 0.9; // what an idea is worth that stands only in the title of the page
const PAGE_TITLE = 0.5; // and what it is worth there beside a section's title
// What more an entry gains by having it often, in its title, and by a title that has little else.
const OFTEN = 0.2;
const TITLE = 1;
const FIT = 2;
const NAMED = 1.3; // how much more an entry is worth whose full title stands in the question
const EXCERPT = 36; // words of an entry's text that are shown

/**
 * How well words express an idea: 1 for the very word or all of a phrase, less for its family or a part
 * of the phrase; 0 for not at all.
 * @param {Idea} idea
 * @param {Tally} words
 * @param {boolean} [often] weighed by how often they stand there
 */
export function expressed({ phrases }, words, often = false) {
  const each = phrases.map((phrase) => {
    const worths = phrase.map((choices) => {
      const [word = "", worth = 0] = choices.find(([choice]) => words.has(choice)) ?? [];
      return often && word ? worth * Math.log2(words.get(word) ?? 1) : worth;
    });
    const mean = worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
    return often || worths.every(Boolean) ? mean : mean * PARTLY;
  });
  return Math.max(...each);
}

/**
 * @param {Idea} idea
 * @param {Entry} entry
 */
const coverage = (idea, { all, allAndPage }) =>
  Math.max(expressed(idea, all), expressed(idea, allAndPage) * CONTEXT);

/**
 * @param {Idea} idea
 * @param {Entry} entry
 */
const titleCoverage = (idea, { title, titleAndPage }) =>
  Math.max(expressed(idea, title), expressed(idea, titleAndPage) * PAGE_TITLE);

/**
 * How much of a title is of the question.
 * @param {Entry} entry
 * @param {Set<string>} words
 * @param {Test} isStopWord
 */
function titleFit({ title }, words, isStopWord) {
  const content = contentOf([...title.keys()], isStopWord).filter(
    (word) => words.has(word) || !/^[\d.]+$/.test(word),
  );
  return content.filter((word) => words.has(word)).length / (content.length || 1);
}

/**
 * @param {Entry} entry
 * @param {number} kind what a page of this kind is worth
 * @param {Question} question
 * @param {Test} isStopWord
 */
function score(entry, kind, { ideas, words, text }, isStopWord) {
  const total = ideas.reduce((sum, { weight }) => sum + weight, 0);
  /** @param {(idea: Idea) => number} part */
  const cover = (part) => ideas.reduce((sum, idea) => sum + idea.weight * part(idea), 0) / total;
  const covered = cover((idea) => coverage(idea, entry));
  const inTitle = cover((idea) => titleCoverage(idea, entry));
  const often = cover((idea) => expressed(idea, entry.text, true));
  const isNamed = entry.name.includes(" ") && ` ${text} `.includes(` ${entry.name} `);
  const fit = titleFit(entry, words, isStopWord);
  const parts = covered + often * OFTEN + inTitle * TITLE + inTitle * fit * FIT;
  return (isNamed ? NAMED : 1) * kind * covered ** 3 * parts;
}

/**
 * Put an answer into order, and say which words to mark in each entry and which it lacks.
 * @param {{ items: Item[][] }} answer
 * @param {Question} question
 * @param {Index} index
 * @param {Test} isStopWord
 */
export function order({ items }, question, index, isStopWord) {
  const { ideas, words, preferred, last } = question;
  /** @param {Item} item */
  const rank = (item) => {
    const entry = /** @type {Entry} */ (index.entries.get(item.location));
    const [, kind] = /** @type {[string, number]} */ (
      preferred.find(([start]) => item.location.startsWith(start))
    );
    const marked = [...words].filter((word) => entry.all.has(word)).map((word) => [word, true]);
    const missing = ideas.filter((idea) => !coverage(idea, entry)).map(({ own }) => [own, false]);
    return {
      ...item,
      text: excerpt(item.text),
      score: score(entry, kind, question, isStopWord),
      terms: Object.fromEntries([...marked, ...missing]),
    };
  };
  /**
   * @param {{ score: number }} one
   * @param {{ score: number }} other
   */
  const best = (one, other) => other.score - one.score;
  const pages = items.map((page) => page.map(rank).sort(best));
  return {
    items: pages.sort(([one], [other]) => best(one, other)),
    suggest: completions(last, index),
  };
}

/**
 * The stretch of an entry's text that has most of the words that were found, each taken once.
 * @param {string} text
 */
export function excerpt(text) {
  const all = text
    .replace(/<(?!\/?mark\b)[^>]*>/g, " ")
    .trim()
    .split(/\s+/);
  if (all.length <= EXCERPT) return all.join(" ");
  const marks = all.map((word) => /<mark[^>]*>([^<]*)/.exec(word)?.[1].toLowerCase());
  /** @param {number} from */
  const held = (from) => new Set(marks.slice(from, from + EXCERPT)).size;
  let start = 0;
  for (let from = 1; from <= all.length - EXCERPT; from += 1)
    if (held(from) > held(start)) start = from;
  // A few words before the first one found.
  start = Math.max(0, start + Math.max(0, marks.slice(start).findIndex(Boolean)) - 5);
  const end = start + EXCERPT;
  const words = all.slice(start, end).join(" ");
  return `${start ? "… " : ""}${words}${end < all.length ? " …" : ""}`;
}

/**
 * Complete the word being typed with the commonest word of titles that begins with it.
 * @param {string} last
 * @param {Index} index
 */
export function completions(last, index) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { title } of index.entries.values()) {
    for (const word of title.keys())
      if (last && word.startsWith(last)) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return [...found]
    .sort(([, one], [, other]) => other - one)
    .map(([word]) => word)
    .slice(0, 1);
}
