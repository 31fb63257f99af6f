// From what is typed to ideas: word forms, numerals, and the other ways in which the field says it.
import { stemmer } from "stemmer";

const SEPARATOR = /[\s\-\u200b,:;!?=()[\]"'“”‘’/&+*~^<>|]+|\.(?!\d)/;
const THOUSANDS = /(\d),(?=\d{3}\b)/g;
/** @type {Set<string>} */
const NONE = new Set();

/** @param {string} text @returns {string[]} lower-case words, without punctuation */
export const split = (text) => text.toLowerCase().replace(THOUSANDS, "$1").split(SEPARATOR).filter(Boolean);

/**
 * Knows the other ways to say a thing. Phrases that say the same share a sense, written "~7".
 * @param {{ same: string[][], numbers: Record<string, string>, filler: string[] }} data
 */
export function vocabulary({ same, numbers, filler }) {
  const idle = new Set(filler);
  /** @type {Map<string, Set<string>>} phrase, as stems → its senses */
  const senses = new Map();
  /** @type {Map<string, number>} first stem of a phrase → words in the longest one */
  const longest = new Map();
  /** @type {Map<string, string>} */
  const stems = new Map();
  /** @type {Map<string, import("./answer_types").Idea>} single words, which come again and again */
  const single = new Map();

  /** @param {string} word */
  function stem(word) {
    let found = stems.get(word);
    if (found === undefined) {
      const written = Object.hasOwn(numbers, word) ? numbers[word] : word;
      found = /\d/.test(written) || written.length < 4 ? written : stemmer(written);
      stems.set(word, found);
    }
    return found;
  }

  same.forEach((phrases, number) => {
    for (const phrase of phrases) {
      const own = split(phrase).map(stem);
      const key = own.join(" ");
      longest.set(own[0], Math.max(longest.get(own[0]) ?? 1, own.length));
      senses.set(key, new Set(senses.get(key)).add(`~${number}`));
    }
  });

  /** @param {string} word @returns {import("./answer_types").Idea} */
  function one(word) {
    let idea = single.get(word);
    if (!idea) {
      const own = stem(word);
      const its = senses.get(own) ?? NONE;
      idea = { stems: [own], said: [word], senses: its, inner: NONE, idle: !its.size && idle.has(word) };
      single.set(word, idea);
    }
    return idea;
  }

  /**
   * @param {string} text
   * @returns {import("./answer_types").Idea[]} the longest phrases first; filler words are left out where others are there
   */
  function ideas(text) {
    const words = split(text);
    const found = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(longest.get(stem(words[at])) ?? 1, words.length - at);
      let key = "";
      for (; length > 1; length--) if (senses.has((key = words.slice(at, at + length).map(stem).join(" ")))) break;
      if (length > 1) {
        const said = words.slice(at, at + length);
        const inner = said.flatMap((word) => [...one(word).senses]);
        found.push({ stems: said.map(stem), said, senses: senses.get(key) ?? NONE, inner: new Set(inner), idle: false });
      } else found.push(one(words[at]));
      at += length;
    }
    const telling = found.filter((idea) => !idea.idle);
    return telling.length ? telling : found;
  }

  return { ideas, stem };
}
