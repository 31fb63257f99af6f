// The shapes that pass between the modules; Python's side of them is tools_py.browser.

/** What a reader typed into one field, before Python has read it. */
export type Raw = string | Raw[] | { [name: string]: Raw };
export type Answers = { [name: string]: Raw };

/** A question of a calculator's flow: it comes up when every clause of one of the lists holds. */
export type Question = {
  name: string;
  prompt: string;
  when: { question: string; values: string[] }[][];
};

/** The questions that come up, in order, each with its answer, or undefined where none is given. */
export type Asked = Map<string, Raw | undefined>;

/** What a link or a saved plan states of the rules and days that it was made under. */
export type Previous = {
  rules: string | null;
  holidays: string | null;
  facts: { [name: string]: string };
  [more: string]: unknown;
};
export type Link = { answers: Answers; asks: boolean; previous: Previous };

export type Result = {
  calculator: string;
  answers: { [name: string]: any };
  register_version: string;
  calendar_version: string;
  headline: string;
  settled?: string[];
  work: { key: string; [entered: string]: string }[];
};
export type FieldError = {
  field: string;
  at?: string;
  part?: string;
  parts?: string[];
  message: string;
};
export type Answered = {
  result: Result;
  html: string;
  facts: { [name: string]: string };
  files: string[];
  day: string;
  errors?: FieldError[];
};

export type PythonState = {
  name: "idle" | "loading" | "starting" | "ready" | "failed";
  text: string;
  loaded?: number;
  total?: number;
  code?: string;
  detail?: string;
  pyodide?: string;
  python?: string;
  remembered?: boolean;
};

declare global {
  interface DocumentEventMap {
    "uep:python": CustomEvent<PythonState>;
    "uep:drawn": CustomEvent<HTMLElement>;
  }
  interface HTMLElementEventMap {
    "uep:answered": CustomEvent<Answered>;
  }
  interface Navigator {
    readonly connection?: { readonly saveData: boolean };
  }
}
