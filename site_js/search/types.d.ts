/** What site_hooks/search.py hands over: synonyms.json with the glossary's other names. */
export type Words = {
  same: string[][];
  also: { [phrase: string]: string[] };
  filler: string[];
  weights: [start: string, weight: number][];
  asked: [start: string, weight: number][];
};

export type Doc = { location: string; title: string; text: string };
export type Item = Doc & { score: number; terms: { [word: string]: boolean } };

/** How often each word stands in a part of an entry. */
export type Tally = Map<string, number>;
export type Entry = {
  name: string;
  title: Tally;
  text: Tally;
  all: Tally;
  titleAndPage: Tally;
  allAndPage: Tally;
};

/** A word of the index for a word of the question, and what it is worth: 1 is the very word. */
export type Choice = [word: string, worth: number];

/** A part of the question: the ways to say it, each a phrase, each word with its choices. */
export type Idea = { own: string; phrases: Choice[][][]; weight: number };
export type Question = {
  ideas: Idea[];
  words: Set<string>;
  preferred: Words["weights"];
  text: string;
  last: string;
};

declare global {
  /** Put in by the build. */
  const SEARCH_WORDS: Words;
}
