// The shapes that pass between the modules; Python's side of them is tools_py.browser.

/** What a reader typed into one field, before Python has read it. */
export type Raw = string | Raw[] | { [name: string]: Raw };
export type Answers = { [name: string]: Raw };

/**
 * What an answer can be: its field's kind, its options or the names of its boxes, the fields of its
 * records, the most items that it can have.
 */
export type Shape = {
  widget: string;
  values?: ReadonlySet<string>;
  parts?: ReadonlyMap<string, Shape>;
  most?: number;
};

/** A question of a calculator's flow: it comes up when every clause of one of the lists holds. */
export type Question = {
  name: string;
  prompt: string;
  when: { question: string; values: string[] }[][];
};

/** The questions that come up, in order, each with its answer, or undefined where none is given. */
export type Asked = Map<string, Raw | undefined>;

/**
 * What a link or a saved plan states of the rules and days that it was made under, as
 * tools_py.versions reads it.
 */
export type Previous = { [name: string]: unknown };

export type Link = {
  answers: Answers;
  /** Names of the fields whose answers cannot be read. */
  wrong: string[];
  /** How many parts belong to no field. */
  unknown: number;
  tooLong: boolean;
  cut: boolean;
  /** Whether it leads to an answer; otherwise it only brings what is known already. */
  toAnswer: boolean;
  step: string | null;
  changing: boolean;
  previous: Previous;
};

export type Result = {
  calculator: string;
  answers: { [name: string]: unknown };
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
  was: string;
  files: string[];
  day: string;
  errors?: FieldError[];
};

/**
 * What Python's worker reports: site_hooks/runtime_pack/worker.js. "arriving" and, in a copy opened
 * from a folder, "reading" are only signs of life.
 */
export type WorkerMessage =
  | { type: "progress"; loaded: number; total: number }
  | { type: "ready"; pyodide: string; python: string; remembered: boolean }
  | { type: "failed"; code: string; detail: string }
  | { type: "answer"; id: number; value: string }
  | { type: "error"; id: number; code: string; detail: string }
  | { type: "remembered" | "arriving" | "reading" };

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

/** Of the browser's Trusted Types what is used here. */
type TrustedTypes = {
  readonly defaultPolicy: object | null;
  createPolicy(
    name: string,
    rules: { [create in "createHTML" | "createScriptURL"]: (text: string) => string | null },
  ): object;
};

declare global {
  /** Material keeps values by name, for this site's address alone; null where there is none. */
  function __md_get(name: string): unknown;
  function __md_set(name: string, value: unknown): void;
  var trustedTypes: TrustedTypes | undefined;
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
