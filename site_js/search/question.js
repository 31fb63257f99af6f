// A question: its ideas, and the index's words for them.

/** @import { Idea, Question, Words } from "./types" */
/** @import { Index } from "./index.js" */

const QUESTION =
  /^(how|what|when|where|which|who|whose|why|can|could|do|does|did|is|are|may|must|should|will|has|have)\s/i;
const DEFINITION = /^what (is|are|does) (?!the difference)|\bmeans?$/i;
// Who writes lunr's own language, or quotes, is taken at their word.
const OPERATORS = /["~^*]|(?:^|\s)[+-]\S/;

/** @typedef {(word: string) => boolean} Test */

/**
 * A phrase's words that say something, or all of them where none does.
 * @param {string[]} words
 * @param {Test} isStopWord
 */
export const contentOf = (words, isStopWord) =>
  words.every(isStopWord) ? words : words.filter((word) => !isStopWord(word));

/**
 * The fewer entries have an idea, the more it weighs.
 * @param {Idea["phrases"]} phrases
 * @param {Index} index
 */
function rarity(phrases, index) {
  const having = phrases.map((phrase) => {
    const each = phrase.map((choices) => {
      const good = choices.filter(([, worth]) => worth > 0.6);
      return new Set(good.flatMap(([word]) => [...(index.places.get(word) ?? [])]));
    });
    return Math.min(...each.map(({ size }) => size));
  });
  return Math.log(1 + index.entries.size / (1 + Math.max(...having)));
}

/**
 * The words of the longest phrase that begins here and has synonyms, or else of the next word.
 * @param {string[]} typed
 * @param {Index} index
 */
function nextPhrase(typed, index) {
  let length = Math.min(index.longest, typed.length);
  while (length > 1 && !index.hasSynonyms(typed.slice(0, length))) length -= 1;
  return typed.slice(0, length);
}

/**
 * Cut a query into ideas: a phrase with synonyms, the longest first, or a single word.
 * @param {string} query
 * @param {Index} index
 * @param {Words} words
 * @param {Test} isStopWord
 * @returns {Idea[]}
 */
export function ideasOf(query, index, { filler }, isStopWord) {
  const typed = index.split(query);
  /** @type {Test} */
  const isFiller = (word) => isStopWord(word) || filler.includes(word);
  const skip = typed.every(isFiller) ? isStopWord : isFiller;
  const ideas = [];
  for (let at = 0; at < typed.length; ) {
    const own = nextPhrase(typed.slice(at), index);
    at += own.length;
    const others = index.synonymsOf(own);
    if (!others.length && own.every(skip)) continue;
    const phrases = [own, ...others].map((phrase) =>
      contentOf(phrase, isStopWord).map((word) => index.choicesFor(word, !others.length)),
    );
    ideas.push({ own: own.join(" "), phrases, weight: rarity(phrases, index) });
  }
  return ideas;
}

/**
 * Understand a query; null where it has none of the index's words, or is in lunr's own language.
 * @param {string} query
 * @param {Index} index
 * @param {Words} words
 * @param {Test} isStopWord
 * @returns {Question | null}
 */
export function understand(query, index, words, isStopWord) {
  if (OPERATORS.test(query)) return null;
  const ideas = ideasOf(query, index, words, isStopWord);
  const choices = ideas.flatMap(({ phrases }) => phrases.flat(2));
  const found = new Set(choices.map(([word]) => word));
  if (!found.size) return null;
  const asks = QUESTION.test(query) && !DEFINITION.test(query);
  return {
    ideas,
    words: found,
    preferred: asks ? [...words.asked, ...words.weights] : words.weights,
    text: index.split(query).join(" "),
    last: /\s$/.test(query) ? "" : (index.split(query).pop() ?? ""),
  };
}

/**
 * A question in lunr's language.
 * @param {Question} question
 */
export function forLunr({ words }) {
  const safe = [...words].filter((word) => !/[~^*+\\]/.test(word));
  // To a word with a boost Material adds no wildcard.
  return safe.map((word) => `${word}^1`).join(" ");
}
