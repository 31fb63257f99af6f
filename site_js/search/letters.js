// Words as strings of letters: their stems, and how far one is from another.

/**
 * A word without its ending, roughly: it need not be a word, only the same for words of one family.
 * @param {string} word
 */
export function stem(word) {
  if (/\d/.test(word) || word.length < 4) return word;
  const singular = word
    .replace(/ies$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  const root = singular.replace(/(ations?|ments?|ions?|ings?|ors?|ers?|ed|al|ly)$/, "");
  return (root.length >= 4 ? root : singular)
    .replace(/([^aeiou])\1$/, "$1")
    .replace(/(...)[ey]$/, "$1");
}

/**
 * The stem of a phrase: that of its last word, after the others.
 * @param {string[]} phrase
 */
export const phraseStem = (phrase) =>
  [...phrase.slice(0, -1), stem(phrase[phrase.length - 1])].join(" ");

/**
 * How many letters have to be put in, left out, changed, or swapped with the next, to make one word of
 * another; Infinity where that is more than `limit` (Damerau and Levenshtein's distance).
 * @param {string} from
 * @param {string} to
 * @param {number} limit
 */
export function distance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return Infinity;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = row[j - 1] + Number(from[i - 1] !== to[j - 1]);
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, change);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[to.length];
}
