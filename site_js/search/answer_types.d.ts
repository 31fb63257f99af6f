/** A word or a phrase of a text: its stems, as it was written, and the senses it has. */
export interface Idea {
  stems: string[];
  said: string[];
  senses: Set<string>;
  /** The senses of a phrase's single words. */
  inner: Set<string>;
  idle: boolean;
}

/** What the build knows of the site: `site_hooks/search/data.py` writes it. */
export interface Data {
  /** Address from the site's root, and title. */
  pages: [string, string][];
  /** Number of the page, anchor, title, text. */
  sections: [number, string, string, string][];
  /** Number of the section, anchor, question, answer, other wordings, calculator. */
  questions: [number, string, string, string, string[], string][];
  /** Number of the section, anchor, term, meaning, other names. */
  terms: [number, string, string, string, string[]][];
  same: string[][];
  numbers: Record<string, string>;
  heavy: string[];
  light: string[];
  filler: string[];
}

/** One place that answers: a section, and the paragraph and the sentence in it where a question is known. */
export interface Result {
  section: number;
  anchor: string;
  score: number;
  question: number | null;
  /** How well the known question fits what was typed: 1 is in full. */
  fit: number;
}
