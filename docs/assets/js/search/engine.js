// The answer to what was typed: known questions, definitions and the text of every section, put into
// one order.

import SearchableMap from "minisearch/SearchableMap";
import { wordings } from "./asked.js";
import { learn } from "./learned.js";
import { bagOf, says } from "./match.js";
import { GUIDANCE, headingsOf, meaningAsked, nameOf, namesOf } from "./names.js";
import { texts } from "./texts.js";
import { reader } from "./typed.js";
import { weights } from "./weights.js";
import { split, vocabulary } from "./words.js";

/** @import { Asked, Data, Idea, Result } from "./types" */
/** @typedef {Pick<Result, "section" | "anchor" | "answer" | "calculator">} Place */
/** A known question or a term: its place, and what is said there and around it. @typedef {{ place: Place, worth: number, wide: Set<string> }} Entry */
/** @typedef {{ keys: string[], section: number }} Lesson what a wording has, and where it leads */

const BEST = 0.4; // share of the best wording in an entry's score; the rest is what all of them cover
const FIT = 0.62; // and in how well the entry fits
const LEARNED = 0.35; // what is learned of a section adds at most
const TEXT = 0.5; // what the text of a section adds at most
const ASKED = 6; // the power of the fit that raises a place of little worth whose very question was asked
const TERM = 0.97; // what a definition is worth beside a question
const NAMED = 0.5; // what a section's title adds that is what was typed
const BESIDE = 0.45; // and what of the text counts beside a known question
const AROUND = 0.75; // what an idea is worth that only the answer or the title has
const EXACT = 1.05; // what a place is worth that has just this name
const DEFINED = 2.5; // and where its meaning is asked for, the guidance has no such word, or it is a clause or note
const HOME = 3; // and the section of the guidance that has this heading or number, or speaks of this clause
const SHOWN = 12;
const CLOSE = 0.8; // and without one, what the first place has to be worth
const IN_FULL = 0.9; // how well it has to fit where a word typed is on no page
export const SURE = 0.55; // how well a known question has to fit for its answer to be shown
const LEAST = 5; // so many are shown where there are, and of the others those worth more than
const WEAK = 0.35;
const FEW = 3; // words that a half typed one may become
const IN_ONE_GO = 8; // milliseconds
const REHEARSED = 20; // questions

/** What a section is worth by where it stands; the first beginning of its address counts. @type {[string, number][]} */
const PRIORS = [
  ["guidance/#contents", 0.5],
  ["guidance/11-relevant-documentation/", 1],
  ["guidance/", 1.12],
  ["glossary/#other-names", 0.3],
  ["glossary/#not-defined", 0.8],
  ["glossary/", 1],
  ["calculators/decision-table/", 0.4],
  ["calculators/", 0.85],
  ["about/what-has-changed/", 0.9],
  ["about/sec-sections/", 0.9],
  ["about/editors-notes/", 0.8],
  ["about/method/", 0.8],
  ["about/traceability/", 0.3],
  ["about/change-history/", 0.5],
  ["", 0.6],
];

/** What is known of a place found by its text alone. */
const NOTHING = { anchor: "", answer: "", calculator: "", score: 0, fit: 0 };

/** @param {string} name whether it is of several words, or an abbreviation */
const isPhrase = (name) => name.includes(" ") || /[A-Z]{2}/.test(name);

/**
 * What a place is worth where a term alone was typed: what the guidance asks of it comes first, then
 * what it means.
 * @param {string} address
 * @param {number} fit
 */
function nameIn(address, fit) {
  if (address.startsWith(GUIDANCE)) return fit > IN_FULL ? 1 : 0.85;
  return address.startsWith("glossary/") ? 0.93 : 0.75;
}

/** Lets the page answer to its reader, when it is time to. */
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
  const { pages, sections, questions, terms } = data;
  const pause = breaks();
  // A term of several words is one idea with its other names, and the subject where it is asked about.
  const termNames = terms.map(([, , term, , names]) => [term, ...names].filter(isPhrase));
  const words = vocabulary({ ...data, same: [...data.same, ...termNames] });
  const addresses = sections.map(([page, anchor]) => pages[page][0] + (anchor && `#${anchor}`));
  const priors = addresses.map(
    (address) => PRIORS.find(([start]) => address.startsWith(start))?.[1] ?? 0,
  );

  /** Every stem and sense of the site. @type {SearchableMap<true>} */
  const known = new SearchableMap();
  /** @param {Iterable<string>} keys */
  const note = (keys) => {
    for (const key of keys) known.set(key, true);
  };
  const { count, often, noteNumbers, weigher } = weights(data, words.ideas);
  const weigh = weigher(known);
  /** @type {Entry[]} */
  const entries = [];
  const asked = wordings();
  /** @type {Lesson[]} */
  const lessons = [];

  /** @param {number} section */
  const around = (section) => `${sections[section][2]} ${pages[sections[section][0]][1]}`;

  /** The words of a text, those that say little too, and their senses. @param {string} text @param {Idea[]} ideas */
  const keysIn = (text, ideas) => new Set([...split(text).map(words.stem), ...bagOf(ideas)]);

  /**
   * @param {Place} place
   * @param {string[]} ways in which it is asked for
   * @param {number} worth
   */
  async function enter(place, ways, worth) {
    /** @type {Set<string>} */
    const own = new Set();
    for (const way of ways) {
      const ideas = words.ideas(way);
      if (!ideas.length) continue;
      noteNumbers(ideas);
      asked.add(entries.length, ideas);
      for (const key of bagOf(ideas)) own.add(key);
      lessons.push({ keys: [...keysIn(way, ideas)], section: place.section });
      await pause();
    }
    count(own);
    const rest = worth === 1 ? place.answer : "";
    const wide = bagOf(words.ideas(`${rest} ${around(place.section)}`));
    note(own);
    note(wide);
    entries.push({ place, worth, wide });
  }

  for (const [section, anchor, ask, answer, also, calculator] of questions)
    await enter({ section, anchor, answer, calculator }, [ask, ...also], 1);
  for (const [section, anchor, term, answer, names, also] of terms) {
    const ways = [...new Set([term, ...names])];
    const meant = ways.flatMap((name) => [name, `what is ${name}`, `${name} meaning`]);
    await enter({ section, anchor, answer, calculator: "" }, [...meant, ...also], TERM);
  }

  /** The stems of the guidance's own text. @type {Set<string>} */
  const ofGuidance = new Set();
  const read = texts();
  for (const [section, [page, , title, text]] of sections.entries()) {
    const [titled, written] = [title, text].map(words.ideas);
    noteNumbers(titled);
    noteNumbers(written);
    note(read.add(titled, written, words.ideas(pages[page][1])));
    if (addresses[section].startsWith(GUIDANCE))
      for (const { stems } of [...titled, ...written])
        for (const stem of stems) ofGuidance.add(stem);
    await pause();
  }
  asked.close(weigh);
  await pause();
  /** @type {Awaited<ReturnType<typeof learn>> | undefined} */
  let learned;

  const { understand, wanted, unknownIn } = reader(words, known, often);
  const names = namesOf(data, words.stem, addresses);
  const headings = headingsOf(data, words.stem, addresses);

  /**
   * The section of the guidance that a name leads to: by its heading, its number, the term that the
   * name is short for, or the clause that it speaks of.
   * @param {string} name
   * @param {Map<number, number>} text how well each section's text fits
   */
  function homeOf(name, text) {
    const named = names.get(name);
    const home = headings.get(name) ?? headings.get(named?.name ?? "");
    if (home !== undefined || !named?.isClause) return home;
    const stems = name.split(" ");
    const [best] = [...text]
      .filter(([section]) => addresses[section].startsWith(GUIDANCE))
      .filter(([section]) => stems.every((stem) => read.has(section, stem)))
      .sort(([one, fit], [other, otherFit]) => priors[other] * otherFit - priors[one] * fit);
    return best?.[0];
  }

  /**
   * What was typed, with its weights.
   * @param {Idea[]} ideas
   * @returns {Asked}
   */
  function weighed(ideas) {
    const weights = ideas.map(weigh);
    const bag = bagOf(ideas);
    for (const { near } of ideas) for (const stem of near?.keys() ?? []) bag.add(stem);
    return { ideas, weights, sum: weights.reduce((sum, weight) => sum + weight, 0), bag };
  }

  /** The words of what was typed; for one half typed, the few that it may become. @param {string} query @param {Idea[]} ideas */
  function keysMeant(query, ideas) {
    const keys = keysIn(query, ideas);
    for (const { near, stems } of ideas)
      if (near && near.size <= FEW && !known.has(stems[0]))
        for (const stem of near.keys()) keys.add(stem);
    return keys;
  }

  /**
   * How much of what was typed an entry says, in its wordings or around them.
   * @param {Set<string>} wide
   * @param {number[]} covered by the wordings
   * @param {Asked} asked
   */
  function cover(wide, covered, { ideas, weights, sum }) {
    let all = 0;
    for (const [at, here] of covered.entries())
      all += weights[at] * (here === 1 ? 1 : Math.max(here, AROUND * says(ideas[at], wide)));
    return all / sum;
  }

  /**
   * The best places for what was typed, one for each section.
   * @param {string} written
   * @returns {Result[]}
   */
  function search(written) {
    const { right: query, ideas } = understand(written);
    if (!ideas.length) return [];
    const typed = weighed(ideas);
    const bare = meaningAsked(query);
    const name = nameOf(bare, words.stem);
    const exact = names.get(name);
    const isName = exact && bare === query.trim();
    // A name alone asks no question, so nothing is learned from it.
    const share = isName ? undefined : learned?.(keysMeant(query, ideas));
    /** @param {number} section */
    const ofName = (section, fit = 0) => (isName ? nameIn(addresses[section], fit) : 1);
    /** @param {number} section */
    const likely = (section) => LEARNED * Math.sqrt(share?.get(section) ?? 0);
    /** @type {Map<number, Result>} */
    const results = new Map();
    /** Most entries only share a word or two with what was typed, and stay behind. @param {Place} place @param {number} score @param {number} fit */
    const offer = (place, score, fit) => {
      if (score > (results.get(place.section)?.score ?? 0))
        results.set(place.section, { ...place, score, fit });
    };

    const text = read.search(typed);
    for (const [section, found] of text) {
      const named = NAMED * read.named(section, typed) ** 2;
      const score = ofName(section) * priors[section] * (TEXT * found + named) + likely(section);
      offer({ ...NOTHING, section }, score, 0);
    }
    if (exact) {
      const used = split(bare).every((word) => ofGuidance.has(words.stem(word)));
      const sure = bare !== query.trim() || !exact.answer || !used;
      const { section, anchor, answer } = exact;
      offer({ section, anchor, answer, calculator: "" }, sure ? DEFINED : EXACT, 1);
    }
    for (const [number, { best, covered }] of asked.match(typed)) {
      const { place, worth, wide } = entries[number];
      const prior = priors[place.section];
      const all = cover(wide, covered, typed);
      const near = BEST * best + (1 - BEST) * all;
      const beside = TEXT * BESIDE * (text.get(place.section) ?? 0);
      const raised = Math.max(0, 1 - prior) * near ** ASKED;
      const own = ofName(place.section, near) * (prior + raised) * (worth * near + beside);
      offer(place, own + likely(place.section), FIT * best + (1 - FIT) * all);
    }
    const home = bare === query.trim() && homeOf(name, text);
    if (typeof home === "number") {
      const found = results.get(home);
      const sure = found && found.fit >= SURE ? found : NOTHING;
      results.set(home, { ...sure, section: home, score: HOME });
    }
    const order = [...results.values()].sort((one, other) => other.score - one.score);
    return order.filter(({ score }, at) => at < LEAST || score > WEAK).slice(0, SHOWN);
  }

  /**
   * Whether the first result may well not answer, and the words typed that no page has.
   * @param {string} query
   * @param {Result | undefined} first
   */
  function doubt(query, first) {
    const unknown = unknownIn(query);
    const far = !first || (first.fit < SURE && first.score < CLOSE);
    const short = unknown.length > 0 && !!first && first.fit < IN_FULL && first.score < DEFINED;
    return { weak: far || short, unknown };
  }

  // The first letter typed is then answered as fast as the next.
  for (const [, , ask] of questions.slice(0, REHEARSED)) {
    search(ask);
    await pause();
  }
  /** Answers before this are from what is said alone: to learn takes as long as all the rest. */
  const ready = learn(lessons, pause).then((made) => {
    learned = made;
  });
  return { search, wanted, doubt, addresses, ready };
}
