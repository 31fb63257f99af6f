// The words of the search index, and which of them stand for a word that was typed.

import { distance, phraseStem, stem } from "./letters.js";

/** @import { Choice, Doc, Entry, Words } from "./types" */

/** @param {string} html */
const plain = (html) => html.replace(/<[^>]+>/g, " ");

/** @param {string[]} words */
const tally = (words) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/**
 * @template V
 * @param {Map<string, V[]>} map
 * @param {string} key
 * @param {V} value
 */
const gather = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);

export class Index {
  /** The words of each entry, by its location. @type {Map<string, Entry>} */
  entries = new Map();
  /** The locations that have a word. @type {Map<string, Set<string>>} */
  places = new Map();
  /** Words by their stem. @type {Map<string, string[]>} */
  #families = new Map();
  /** Other ways to say a phrase, by its stem. @type {Map<string, { from: string, to: string[] }[]>} */
  #synonyms = new Map();
  /** What was found for a word as typed. @type {Map<string, Choice[]>} */
  #remembered = new Map();
  /** Words in the longest phrase that has synonyms. */
  longest = 1;

  /**
   * @param {RegExp} separator
   * @param {Doc[]} docs
   * @param {Words} words
   */
  constructor(separator, docs, { same, also }) {
    this.separator = separator;
    for (const doc of docs) this.#addEntry(doc);
    for (const word of this.places.keys()) gather(this.#families, stem(word), word);
    for (const names of same) {
      for (const from of names) for (const to of names) if (from !== to) this.#addSynonym(from, to);
    }
    for (const [from, phrases] of Object.entries(also))
      for (const to of phrases) this.#addSynonym(from, to);
  }

  /** @param {string} text */
  split(text) {
    return text.toLowerCase().split(this.separator).filter(Boolean);
  }

  /** @param {Doc} doc */
  #addEntry({ location, title: titleHtml, text: textHtml }) {
    const page = this.entries.get(location.split("#")[0])?.title ?? [];
    const titleWords = this.split(plain(titleHtml));
    const title = tally(titleWords);
    const text = tally(this.split(plain(textHtml)));
    const all = new Map([...text, ...title]);
    this.entries.set(location, {
      name: titleWords.join(" "),
      title,
      text,
      all,
      titleAndPage: new Map([...title, ...page]),
      allAndPage: new Map([...all, ...page]),
    });
    for (const word of all.keys()) {
      const having = this.places.get(word) ?? new Set();
      this.places.set(word, having.add(location));
    }
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  #addSynonym(from, to) {
    const phrase = this.split(from);
    this.longest = Math.max(this.longest, phrase.length);
    const synonym = { from: phrase.join(" "), to: this.split(to) };
    gather(this.#synonyms, phraseStem(phrase), synonym);
  }

  /** @param {string[]} phrase */
  hasSynonyms(phrase) {
    return this.#synonyms.has(phraseStem(phrase));
  }

  /**
   * The other ways to say a phrase: those given for its very words, or else for words of their family.
   * @param {string[]} phrase
   */
  synonymsOf(phrase) {
    const family = this.#synonyms.get(phraseStem(phrase)) ?? [];
    const exact = family.filter(({ from }) => from === phrase.join(" "));
    return (exact.length ? exact : family).map(({ to }) => to);
  }

  /**
   * The index's words for a word, the best first: itself, its family, words it begins, or else, where
   * `mayErr`, words near it. A clause that is nowhere stands for those that begin with it, or else for
   * the one it is a part of.
   * @param {string} word
   * @param {boolean} mayErr
   */
  choicesFor(word, mayErr) {
    const key = `${mayErr} ${word}`;
    const found =
      this.#remembered.get(key) ??
      [...this.#find(word, mayErr)].sort(([, one], [, other]) => other - one);
    this.#remembered.set(key, found);
    return found;
  }

  /**
   * @param {string} word
   * @param {boolean} mayErr
   * @returns {Map<string, number>}
   */
  #find(word, mayErr) {
    const isClause = /^[a-z]\d/.test(word);
    const found = best([...this.#itself(word), ...this.#family(word), ...this.#begun(word)]);
    if (found.size) return found;
    if (isClause && word.includes(".")) return this.#find(word.replace(/\.[^.]*$/, ""), false);
    return best(mayErr ? this.#near(word) : []);
  }

  /**
   * @param {string} word
   * @returns {Choice[]}
   */
  #itself(word) {
    return this.places.has(word) ? [[word, 1]] : [];
  }

  /**
   * @param {string} word
   * @returns {Choice[]}
   */
  #family(word) {
    const known = this.places.has(word);
    /** @param {string} other */
    const worth = (other) => {
      if (Math.abs(other.length - word.length) <= 1) return 0.9;
      return known ? 0.5 : 0.7;
    };
    return (this.#families.get(stem(word)) ?? []).map((other) => [other, worth(other)]);
  }

  /**
   * Words that begin with this one. A clause that is there stands for no other.
   * @param {string} word
   * @returns {Choice[]}
   */
  #begun(word) {
    const known = this.places.has(word);
    const isClause = /^[a-z]\d/.test(word);
    if (isClause ? known : word.length <= 2 || /\d/.test(word)) return [];
    const begun = [...this.places.keys()].filter((other) => other.startsWith(word));
    return begun.map((other) => [other, known ? 0.3 : 0.8]);
  }

  /**
   * The words nearest to one that is nowhere, with their families.
   * @param {string} word
   * @returns {Choice[]}
   */
  #near(word) {
    if (/\d/.test(word) || word.length < 4) return [];
    const limit = word.length < 8 ? 1 : 2;
    const near = [...this.places.keys()].map((other) => ({
      other,
      // A wrong first letter is rarer.
      apart: distance(word, other, limit) + Number(other[0] !== word[0]) / 2,
    }));
    const nearest = Math.min(...near.map(({ apart }) => apart));
    if (nearest > limit) return [];
    return near
      .filter(({ apart }) => apart === nearest)
      .flatMap(({ other }) => this.#families.get(stem(other)) ?? [])
      .map((kin) => [kin, 0.8]);
  }
}

/**
 * The most that each word is worth, in the order in which they were found.
 * @param {Choice[]} choices
 */
function best(choices) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [word, worth] of choices) found.set(word, Math.max(worth, found.get(word) ?? 0));
  return found;
}
