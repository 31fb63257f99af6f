// The answer to what was typed: known questions, definitions and the text of every section, put
// into one order.

import { learn } from "./learned.js";
import { bagOf, fitOf } from "./match.js";
import { GUIDANCE, headingsOf, meaningAsked, nameOf, namesOf } from "./names.js";
import { SiteIndex } from "./site_index.js";
import { Reader } from "./typed.js";
import { split } from "./words.js";

/** @import { Named } from "./names.js" */
/** @import { Pause, Place } from "./site_index.js" */
/** @import { Data, Idea, Query, SearchResult } from "./types" */
/**
 * What was typed as a name: without what asks for a meaning, whether that is all, as stems, and
 * what is called so.
 * @typedef {{ bare: string, alone: boolean, key: string, exact: Named | undefined }} Name
 */
/**
 * How places are scored for what was typed: how well the text of each section fits, what is added
 * by what was learned of a section, and what a place in it is worth where a name alone was typed.
 * @typedef {object} Scoring
 * @property {Query} query
 * @property {Map<number, number>} text
 * @property {(section: number) => number} learned
 * @property {(section: number, fit?: number) => number} named
 */

const BEST = 0.4; // share of the best wording in an entry's score; the rest is what all cover
const FIT = 0.62; // and in how well the entry fits
const LEARNED = 0.35; // what is learned of a section adds at most
const TEXT = 0.5; // what the text of a section adds at most
const ASKED = 6; // power of the fit that raises a place of little worth whose question was asked
const NAMED = 0.5; // what a section's title adds that is what was typed
const BESIDE = 0.45; // and what of the text counts beside a known question
const AROUND = 0.75; // what an idea is worth that only the answer or the title has
const EXACT = 1.05; // what a place is worth that has just this name
// And where its meaning is asked for, the guidance has no such word, or it is a clause or note.
const DEFINED = 2.5;
const HOME = 3; // and the section of the guidance with this heading or number, or about this clause
const SHOWN = 12;
const CLOSE = 0.8; // and without one, what the first place has to be worth
const IN_FULL = 0.9; // how well it has to fit where a word typed is on no page
export const SURE = 0.55; // how well a known question has to fit for its answer to be shown
const LEAST = 5; // so many are shown where there are, and of the others those worth more than
const WEAK = 0.35;
const FEW = 3; // words that a half typed one may become
const IN_ONE_GO = 8; // milliseconds
const REHEARSED = 20; // questions

/** What is known of a place found by its text alone. */
const NOTHING = { anchor: "", answer: "", calculator: "", score: 0, fit: 0 };

/**
 * What a place is worth where a term alone was typed: what the guidance asks of it comes first,
 * then what it means.
 * @param {string} address
 * @param {number} fit
 */
function worthForName(address, fit) {
  if (address.startsWith(GUIDANCE)) return fit > IN_FULL ? 1 : 0.85;
  return address.startsWith("glossary/") ? 0.93 : 0.75;
}

/**
 * How much of what was typed an entry has, in its wordings or around them.
 * @param {Set<string>} around
 * @param {number[]} covered by the wordings
 * @param {Query} query
 */
function coverage(around, covered, { ideas, weights, sum }) {
  let all = 0;
  for (const [at, fit] of covered.entries())
    all += weights[at] * (fit === 1 ? 1 : Math.max(fit, AROUND * fitOf(ideas[at], around)));
  return all / sum;
}

/** The best result of each section. */
class Ranking {
  /** @type {Map<number, SearchResult>} */
  #results = new Map();

  /**
   * Most entries only share a word or two with what was typed, and stay behind.
   * @param {Place} place
   * @param {number} score
   * @param {number} fit
   */
  offer(place, score, fit) {
    if (score > (this.#results.get(place.section)?.score ?? 0))
      this.#results.set(place.section, { ...place, score, fit });
  }

  /** Puts a section first. @param {number} section */
  putFirst(section) {
    const found = this.#results.get(section);
    const sure = found && found.fit >= SURE ? found : NOTHING;
    this.#results.set(section, { ...sure, section, score: HOME });
  }

  /** Those that are shown, best first. */
  shown() {
    const order = [...this.#results.values()].sort((one, other) => other.score - one.score);
    return order.filter(({ score }, at) => at < LEAST || score > WEAK).slice(0, SHOWN);
  }
}

class Engine {
  /** @type {Awaited<ReturnType<typeof learn>> | undefined} */
  #learned;
  #index;
  #reader;
  #names;
  #headings;

  /** @param {SiteIndex} index once it is read */
  constructor(index) {
    const { data, words, addresses } = index;
    this.#index = index;
    this.#reader = new Reader(words, index.known, index.weights.often);
    this.#names = namesOf(data, words.stem, addresses);
    this.#headings = headingsOf(data, words.stem, addresses);
    this.addresses = addresses;
    this.wanted = this.#reader.wanted;
  }

  /** @param {Pause} pause */
  async learn(pause) {
    this.#learned = await learn(this.#index.lessons, pause);
  }

  /**
   * The best places for what was typed, one for each section.
   * @param {string} typed
   * @returns {SearchResult[]}
   */
  search = (typed) => {
    const { right, ideas } = this.#reader.understand(typed);
    if (!ideas.length) return [];
    const name = this.#nameIn(right);
    const scoring = this.#scoringFor(right, ideas, name);
    const ranking = new Ranking();
    this.#offerTexts(ranking, scoring);
    this.#offerNamed(ranking, name);
    this.#offerEntries(ranking, scoring);
    const home = name.alone ? this.#homeOf(name, scoring.text) : undefined;
    if (home !== undefined) ranking.putFirst(home);
    return ranking.shown();
  };

  /** @param {string} right @returns {Name} */
  #nameIn(right) {
    const bare = meaningAsked(right);
    const key = nameOf(bare, this.#index.words.stem);
    return { bare, alone: bare === right.trim(), key, exact: this.#names.get(key) };
  }

  /** @param {string} right @param {Idea[]} ideas @param {Name} name @returns {Scoring} */
  #scoringFor(right, ideas, name) {
    const query = this.#weighed(ideas);
    const isName = name.exact && name.alone;
    // A name alone asks no question, so nothing is learned from it.
    const share = isName ? undefined : this.#learned?.(this.#keysMeant(right, ideas));
    return {
      query,
      text: this.#index.texts.search(query),
      learned: (section) => LEARNED * Math.sqrt(share?.get(section) ?? 0),
      named: (section, fit = 0) => (isName ? worthForName(this.addresses[section], fit) : 1),
    };
  }

  /**
   * What was typed, with its weights.
   * @param {Idea[]} ideas
   * @returns {Query}
   */
  #weighed(ideas) {
    const weights = ideas.map(this.#index.weigh);
    const bag = bagOf(ideas);
    for (const { near } of ideas) for (const stem of near?.keys() ?? []) bag.add(stem);
    return { ideas, weights, sum: weights.reduce((sum, weight) => sum + weight, 0), bag };
  }

  /**
   * The words of what was typed; for one half typed, the few that it may become.
   * @param {string} right
   * @param {Idea[]} ideas
   */
  #keysMeant(right, ideas) {
    const keys = this.#index.keysIn(right, ideas);
    for (const { near, stems } of ideas)
      if (near && near.size <= FEW && !this.#index.known.has(stems[0]))
        for (const stem of near.keys()) keys.add(stem);
    return keys;
  }

  /** @param {Ranking} ranking @param {Scoring} scoring */
  #offerTexts(ranking, { query, text, learned, named }) {
    const { texts, priors } = this.#index;
    for (const [section, fit] of text) {
      const title = NAMED * texts.named(section, query) ** 2;
      const score = named(section) * priors[section] * (TEXT * fit + title) + learned(section);
      ranking.offer({ ...NOTHING, section }, score, 0);
    }
  }

  /** @param {Ranking} ranking @param {Name} name */
  #offerNamed(ranking, { bare, alone, exact }) {
    if (!exact) return;
    const { words, ofGuidance } = this.#index;
    const used = split(bare).every((word) => ofGuidance.has(words.stem(word)));
    const defined = !alone || !exact.answer || !used;
    const { section, anchor, answer } = exact;
    ranking.offer({ section, anchor, answer, calculator: "" }, defined ? DEFINED : EXACT, 1);
  }

  /** @param {Ranking} ranking @param {Scoring} scoring */
  #offerEntries(ranking, { query, text, learned, named }) {
    const { wordings, entries, priors } = this.#index;
    for (const [number, { best, covered }] of wordings.match(query)) {
      const { place, worth, around } = entries[number];
      const { section } = place;
      const prior = priors[section];
      const all = coverage(around, covered, query);
      const near = BEST * best + (1 - BEST) * all;
      const beside = TEXT * BESIDE * (text.get(section) ?? 0);
      const raised = Math.max(0, 1 - prior) * near ** ASKED;
      const own = named(section, near) * (prior + raised) * (worth * near + beside);
      ranking.offer(place, own + learned(section), FIT * best + (1 - FIT) * all);
    }
  }

  /**
   * The section of the guidance that a name leads to: by its heading, its number, the term that the
   * name is short for, or the clause that it speaks of.
   * @param {Name} name
   * @param {Map<number, number>} text how well each section's text fits
   */
  #homeOf({ key, exact }, text) {
    const home = this.#headings.get(key) ?? this.#headings.get(exact?.name ?? "");
    if (home !== undefined || !exact?.isClause) return home;
    const { texts, priors } = this.#index;
    const stems = key.split(" ");
    const [best] = [...text]
      .filter(([section]) => this.addresses[section].startsWith(GUIDANCE))
      .filter(([section]) => stems.every((stem) => texts.has(section, stem)))
      .sort(([one, fit], [other, otherFit]) => priors[other] * otherFit - priors[one] * fit);
    return best?.[0];
  }

  /**
   * Whether the first result may well not answer, and the words typed that no page has.
   * @param {string} typed
   * @param {SearchResult | undefined} first
   */
  doubt = (typed, first) => {
    const unknown = this.#reader.unknownIn(typed);
    const far = !first || (first.fit < SURE && first.score < CLOSE);
    const short = unknown.length > 0 && !!first && first.fit < IN_FULL && first.score < DEFINED;
    return { weak: far || short, unknown };
  };
}

/** Lets the page answer to its reader, when it is time to. @returns {Pause} */
function breaks() {
  let last = performance.now();
  async function rest() {
    // Not every browser has the first; a timer rests four milliseconds.
    await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
    last = performance.now();
  }
  return () => (performance.now() - last < IN_ONE_GO ? undefined : rest());
}

/**
 * Makes the search of what the build knows; the page stays usable meanwhile.
 * @param {Data} data
 */
export async function engine(data) {
  const pause = breaks();
  const index = new SiteIndex(data);
  await index.read(pause);
  const made = new Engine(index);
  // The first letter typed is then answered as fast as the next.
  for (const [, , ask] of data.questions.slice(0, REHEARSED)) {
    made.search(ask);
    await pause();
  }
  const { search, wanted, doubt, addresses } = made;
  // Answers before this are by the wordings alone: to learn takes as long as all the rest.
  return { search, wanted, doubt, addresses, ready: made.learn(pause) };
}
