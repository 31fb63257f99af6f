// What the search knows of the site: its known questions, its terms and the text of its sections.

import SearchableMap from "minisearch/SearchableMap";
import { bagOf } from "./match.js";
import { GUIDANCE } from "./names.js";
import { Texts } from "./texts.js";
import { weights } from "./weights.js";
import { Wordings } from "./wordings.js";
import { split, Vocabulary } from "./words.js";

/** @import { Data, Idea, SearchResult } from "./types" */
/** @typedef {Pick<SearchResult, "section" | "anchor" | "answer" | "calculator">} Place */
/**
 * A known question or a term: where its answer is, what that is worth, and the stems and senses of
 * the answer and of the titles around it.
 * @typedef {{ place: Place, worth: number, around: Set<string> }} Entry
 */
/** @typedef {{ keys: string[], section: number }} Lesson what a wording has, and where it leads */
/** @typedef {() => Promise<void> | undefined} Pause lets the page answer to its reader */

const TERM = 0.97; // what a definition is worth beside a question

/**
 * What a section is worth by where it stands; the first beginning of its address counts.
 * @type {[string, number][]}
 */
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

/** @param {string} name whether it is of several words, or an abbreviation */
const isPhrase = (name) => name.includes(" ") || /[A-Z]{2}/.test(name);

export class SiteIndex {
  /** Every stem and sense of the site. @type {SearchableMap<true>} */
  known = new SearchableMap();
  /** @type {Entry[]} */
  entries = [];
  wordings = new Wordings();
  /** @type {Lesson[]} */
  lessons = [];
  texts = new Texts();
  /** The stems of the guidance's own text. @type {Set<string>} */
  ofGuidance = new Set();

  /** @param {Data} data */
  constructor(data) {
    const { pages, sections, terms } = data;
    this.data = data;
    // A term of several words is one idea with its other names, and the subject of a question.
    const termNames = terms.map(([, , term, , names]) => [term, ...names].filter(isPhrase));
    this.words = new Vocabulary({ ...data, same: [...data.same, ...termNames] });
    this.weights = weights(data, this.words.ideas);
    this.weigh = this.weights.weigher(this.known);
    this.addresses = sections.map(([page, anchor]) => pages[page][0] + (anchor && `#${anchor}`));
    this.priors = this.addresses.map(
      (address) => PRIORS.find(([start]) => address.startsWith(start))?.[1] ?? 0,
    );
  }

  /** @param {Pause} pause */
  async read(pause) {
    const { sections, questions, terms } = this.data;
    for (const [section, anchor, ask, answer, also, calculator] of questions)
      await this.#enter({ section, anchor, answer, calculator }, [ask, ...also], 1, pause);
    for (const [section, anchor, term, answer, names, also] of terms) {
      const ways = [...new Set([term, ...names])];
      const meant = ways.flatMap((name) => [name, `what is ${name}`, `${name} meaning`]);
      const place = { section, anchor, answer, calculator: "" };
      await this.#enter(place, [...meant, ...also], TERM, pause);
    }
    for (const section of sections.keys()) {
      this.#readSection(section);
      await pause();
    }
    this.wordings.close(this.weigh);
    await pause();
  }

  /**
   * @param {Place} place
   * @param {string[]} ways in which it is asked for
   * @param {number} worth
   * @param {Pause} pause
   */
  async #enter(place, ways, worth, pause) {
    /** @type {Set<string>} */
    const own = new Set();
    for (const way of ways) {
      const ideas = this.words.ideas(way);
      if (!ideas.length) continue;
      this.weights.noteNumbers(ideas);
      this.wordings.add(this.entries.length, ideas);
      for (const key of bagOf(ideas)) own.add(key);
      this.lessons.push({ keys: [...this.keysIn(way, ideas)], section: place.section });
      await pause();
    }
    this.weights.count(own);
    const answer = worth === 1 ? place.answer : "";
    const [page, , title] = this.data.sections[place.section];
    const titles = `${title} ${this.data.pages[page][1]}`;
    const around = bagOf(this.words.ideas(`${answer} ${titles}`));
    this.#note(own);
    this.#note(around);
    this.entries.push({ place, worth, around });
  }

  /** @param {number} section */
  #readSection(section) {
    const [page, , title, text] = this.data.sections[section];
    const [titled, written, named] = [title, text, this.data.pages[page][1]].map(this.words.ideas);
    this.weights.noteNumbers(titled);
    this.weights.noteNumbers(written);
    this.#note(this.texts.add(titled, written, named));
    if (!this.addresses[section].startsWith(GUIDANCE)) return;
    for (const { stems } of [...titled, ...written])
      for (const stem of stems) this.ofGuidance.add(stem);
  }

  /** @param {Iterable<string>} keys */
  #note(keys) {
    for (const key of keys) this.known.set(key, true);
  }

  /**
   * The words of a text, those that say little too, and their senses.
   * @param {string} text
   * @param {Idea[]} ideas
   */
  keysIn = (text, ideas) => new Set([...split(text).map(this.words.stem), ...bagOf(ideas)]);
}
