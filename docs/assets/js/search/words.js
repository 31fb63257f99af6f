// From what is typed to ideas: word forms, numerals, and the other ways in which the field says it.

import { stemmer } from "stemmer";

/** @import { Idea, Words } from "./types" */

const SEPARATOR = /[\s\-\u200b,:;!?=()[\]"'“”‘’/&+*~^<>|]+|\.(?!\d)/;
const THOUSANDS = /(\d),(?=\d{3}\b)/g;
const SUBCLAUSE = /(\d)([a-z]\()/g; // “H1.8b(ii)” is “H1.8(b)(ii)”
/** @type {string[]} */
const NONE = [];

/**
 * The words of a text, in lower case and without punctuation.
 * @param {string} text
 */
export const split = (text) =>
  text
    .replace(SUBCLAUSE, "$1 $2")
    .toLowerCase()
    .replace(THOUSANDS, "$1")
    .split(SEPARATOR)
    .filter(Boolean);

/** Knows the other ways to say a thing. Phrases that say the same share a sense, written "~7". */
export class Vocabulary {
  /** The senses of each phrase, by its stems. @type {Map<string, string[]>} */
  #senses = new Map();
  /** How many words the longest phrase has that begins with a stem. @type {Map<string, number>} */
  #longest = new Map();
  /** The stem of every word so far. @type {Map<string, string>} */
  #stems = new Map();
  /** Words and phrases come again and again. @type {Map<string, Idea>} */
  #single = new Map();
  /** @type {Map<string, Idea>} */
  #phrases = new Map();
  #numbers;
  #idle;

  /** @param {Words} words */
  constructor({ same, numbers, filler }) {
    this.#numbers = numbers;
    this.#idle = new Set(filler);
    for (const [number, phrases] of same.entries())
      for (const phrase of phrases) this.#addPhrase(phrase, `~${number}`);
  }

  /** @param {string} phrase @param {string} sense */
  #addPhrase(phrase, sense) {
    const stems = split(phrase).map(this.stem);
    const key = stems.join(" ");
    this.#longest.set(stems[0], Math.max(this.#longest.get(stems[0]) ?? 1, stems.length));
    this.#senses.set(key, [...new Set(this.#senses.get(key)).add(sense)]);
  }

  /** @param {string} word */
  stem = (word) => {
    let found = this.#stems.get(word);
    if (found === undefined) {
      const written = Object.hasOwn(this.#numbers, word) ? this.#numbers[word] : word;
      found = /\d/.test(written) || written.length < 3 ? written : stemmer(written);
      this.#stems.set(word, found);
    }
    return found;
  };

  /** @param {string} word */
  #ideaOf(word) {
    let idea = this.#single.get(word);
    if (!idea) {
      const stem = this.stem(word);
      const senses = this.#senses.get(stem) ?? NONE;
      idea = { stems: [stem], senses, inner: NONE, idle: !senses.length && this.isIdle(word) };
      this.#single.set(word, idea);
    }
    return idea;
  }

  /**
   * The longest known phrase that begins at a word, or else the word alone.
   * @param {string[]} words
   * @param {number} at
   * @returns {[idea: Idea, length: number]}
   */
  #phraseAt(words, at) {
    const most = Math.min(this.#longest.get(this.stem(words[at])) ?? 1, words.length - at);
    for (let length = most; length > 1; length--) {
      const own = words.slice(at, at + length);
      const stems = own.map(this.stem);
      const key = stems.join(" ");
      const senses = this.#senses.get(key);
      if (!senses) continue;
      let idea = this.#phrases.get(key);
      if (!idea) {
        const inner = [...new Set(own.flatMap((word) => this.#ideaOf(word).senses))];
        idea = { stems, senses, inner, idle: false };
        this.#phrases.set(key, idea);
      }
      return [idea, length];
    }
    return [this.#ideaOf(words[at]), 1];
  }

  /**
   * The ideas of a text; words that say little are left out where others are there.
   * @param {string} text
   * @returns {Idea[]}
   */
  ideas = (text) => {
    const words = split(text);
    const found = [];
    for (let at = 0; at < words.length; ) {
      const [idea, length] = this.#phraseAt(words, at);
      found.push(idea);
      at += length;
    }
    const telling = found.filter(({ idle }) => !idle);
    return telling.length ? telling : found;
  };

  /** @param {string} word whether it says little by itself */
  isIdle = (word) => this.#idle.has(word);

  /** Every word so far. */
  seen = () => this.#stems.keys();
}
