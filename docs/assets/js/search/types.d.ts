/** A word or a phrase of a text: its stems, and the senses it has. */
export type Idea = {
  stems: string[];
  senses: string[];
  /** The senses of a phrase's single words. */
  inner: string[];
  /** Whether it says little by itself. */
  idle: boolean;
  /** Known stems that are meant where the text has a word half typed, with their worth. */
  near?: Map<string, number>;
};

/** What was typed: its ideas, what each weighs, what all weigh, and all their stems and senses. */
export type Query = { ideas: Idea[]; weights: number[]; sum: number; bag: Set<string> };

/**
 * Ways to say the same, numerals in words, and words by their weight: site_hooks/search/words.json.
 */
export type Words = {
  same: string[][];
  numbers: { [word: string]: string };
  heavy: string[];
  light: string[];
  filler: string[];
};

/** What the build knows of the site: site_hooks/search/script.py writes it. */
export type Data = Words & {
  pages: [address: string, title: string][];
  sections: [page: number, anchor: string, title: string, text: string][];
  questions: [
    section: number,
    anchor: string,
    ask: string,
    answer: string,
    also: string[],
    calculator: string,
  ][];
  terms: [
    section: number,
    anchor: string,
    term: string,
    meaning: string,
    names: string[],
    also: string[],
  ][];
  calculators: { [name: string]: [title: string, page: string] };
};

/** A place that answers: a section, and the paragraph and the answer in it where one is known. */
export type SearchResult = {
  section: number;
  anchor: string;
  score: number;
  /** The answer to a known question, or the meaning of a term; empty where the text is found. */
  answer: string;
  /** The name of the calculator that says more, or nothing. */
  calculator: string;
  /** How well the known question or the term fits what was typed: 1 is in full. */
  fit: number;
};

/**
 * What is shown for what was typed, at once and then, and how many that are; whether it may well
 * not answer, and the words no page has.
 */
export type Found = {
  first: HTMLElement | null;
  others: () => HTMLElement[];
  count: number;
  weak: boolean;
  unknown: string[];
};

declare global {
  /** Put before the search's script by the build. */
  const SEARCH_DATA: Data;
}
