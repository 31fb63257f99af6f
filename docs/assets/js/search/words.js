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

/**
 * Knows the other ways to say a thing. Phrases that say the same share a sense, written "~7".
 * @param {Words} words
 */
export function vocabulary({ same, numbers, filler }) {
  const idle = new Set(filler);
  /** The senses of each phrase, by its stems. @type {Map<string, string[]>} */
  const senses = new Map();
  /** How many words the longest phrase has that begins with a stem. @type {Map<string, number>} */
  const longest = new Map();
  /** @type {Map<string, string>} */
  const stems = new Map();
  /** Words and phrases come again and again. @type {Map<string, Idea>} */
  const single = new Map();
  /** @type {Map<string, Idea>} */
  const phrases = new Map();

  /** @param {string} word */
  function stem(word) {
    let found = stems.get(word);
    if (found === undefined) {
      const written = Object.hasOwn(numbers, word) ? numbers[word] : word;
      found = /\d/.test(written) || written.length < 3 ? written : stemmer(written);
      stems.set(word, found);
    }
    return found;
  }

  same.forEach((phrases, number) => {
    for (const phrase of phrases) {
      const own = split(phrase).map(stem);
      const key = own.join(" ");
      longest.set(own[0], Math.max(longest.get(own[0]) ?? 1, own.length));
      senses.set(key, [...new Set(senses.get(key)).add(`~${number}`)]);
    }
  });

  /** @param {string} word */
  function one(word) {
    let idea = single.get(word);
    if (!idea) {
      const own = stem(word);
      const its = senses.get(own) ?? NONE;
      idea = { stems: [own], senses: its, inner: NONE, idle: !its.length && idle.has(word) };
      single.set(word, idea);
    }
    return idea;
  }

  /**
   * The longest known phrase that begins at a word.
   * @param {string[]} words
   * @param {number} at
   * @returns {[idea: Idea, length: number]}
   */
  function phraseAt(words, at) {
    const most = Math.min(longest.get(stem(words[at])) ?? 1, words.length - at);
    for (let length = most; length > 1; length--) {
      const own = words.slice(at, at + length);
      const stems = own.map(stem);
      const key = stems.join(" ");
      const its = senses.get(key);
      if (!its) continue;
      let idea = phrases.get(key);
      if (!idea) {
        const inner = [...new Set(own.flatMap((word) => one(word).senses))];
        idea = { stems, senses: its, inner, idle: false };
        phrases.set(key, idea);
      }
      return [idea, length];
    }
    return [one(words[at]), 1];
  }

  /**
   * The ideas of a text; words that say little are left out where others are there.
   * @param {string} text
   * @returns {Idea[]}
   */
  function ideas(text) {
    const words = split(text);
    const found = [];
    for (let at = 0; at < words.length; ) {
      const [idea, length] = phraseAt(words, at);
      found.push(idea);
      at += length;
    }
    const telling = found.filter(({ idle }) => !idle);
    return telling.length ? telling : found;
  }

  /** @param {string} word whether it says little by itself */
  const isIdle = (word) => idle.has(word);

  /** Every word so far. */
  const seen = () => stems.keys();

  return { ideas, stem, seen, isIdle };
}
