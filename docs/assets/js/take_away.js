// What a reader may take away of an answer: files, a link, a print.

import { withoutFragment } from "./address.js";
import { make, maybe, one } from "./dom.js";
import * as links from "./links.js";
import * as python from "./python.js";
import { forgetEntries, keepEntries, keepsEntries, keptEntries } from "./saved_entries.js";

/** @import { Trouble } from "./python_faults.js" */
/** @import { Entries } from "./saved_entries.js" */
/** @import { Answered } from "./types" */

/** @type {{ [ending: string]: { type: string, words: string } }} */
const FILES = {
  csv: { type: "text/csv", words: "Spreadsheet (CSV)" },
  ics: { type: "text/calendar", words: "Calendar (.ics)" },
  json: { type: "application/json", words: "JSON" },
  md: { type: "text/markdown", words: "Markdown" },
};

const KEPT_FOR = 10_000; // milliseconds that a browser has to save a file in

/**
 * Show words in the status line of a calculator.
 * @param {HTMLElement} section
 * @param {(Node | string)[]} words
 */
export const report = (section, ...words) => one(".status", section).replaceChildren(...words);

/** The names of the fields whose answers are left out of a link unless the reader wants them in. */
const privateFields = () =>
  new Set(
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-private]"))].map(
      (field) => field.dataset.field ?? "",
    ),
  );

/** The answers that hold where none is given, by the names of their fields. */
const defaults = () =>
  new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-default]"))].map(
      ({ dataset }) => [dataset.field ?? "", dataset.default ?? ""],
    ),
  );

/**
 * The fragment of a link to an answer.
 * @param {Answered} answered
 * @param {boolean} [amounts] with the amounts and names too
 */
export const linkTo = ({ result, was }, amounts = false) =>
  links.write(result, was, defaults(), amounts ? new Set() : privateFields());

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

/**
 * @param {HTMLElement} section
 * @param {string} text
 * @param {string} done the words for the reader when it is copied
 */
async function copy(section, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    report(section, done);
  } catch {
    const box = make("input", {
      type: "text",
      value: text,
      readonly: true,
      "aria-label": "Copy this by hand",
      class: "copy-by-hand",
    });
    report(section, "Copy this by hand: ", box);
    box.select();
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} address
 */
function copyLink(section, address) {
  if (new URL(address).hash.length > links.LONGEST)
    report(
      section,
      "This is too much for a link. Save it as a JSON file, or leave out the amounts and names.",
    );
  else copy(section, address, "The link has been copied.");
}

const OWN_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/;

/**
 * Where others find this page and its site, for files to name. A copy in a folder names the site
 * that it was built for, so that no file holds the names of folders; nothing where that is not
 * known.
 */
function publishedAt() {
  const page = withoutFragment();
  const site = python.siteRoot();
  if (!page.startsWith("file:")) return { site, page };
  const built = /** @type {HTMLLinkElement | null} */ (maybe("link[rel=canonical]"))?.href ?? "";
  const path = page.slice(site.length).replace(/index\.html$/, "");
  if (!built.endsWith(path) || OWN_MACHINE.test(built)) return { site: "", page: "" };
  return { site: built.slice(0, built.length - path.length), page: built };
}

/** What the reader chose for files and print; it stays from one answer to the next. */
const chosen = { everything: false, reminder: true };

/**
 * What a file has to know besides the answer (tools_py.reports.saving), as JSON.
 * @param {Answered} answered
 */
function saving(answered) {
  const { site, page } = publishedAt();
  return JSON.stringify({
    site,
    address: page && page + linkTo(answered),
    at: new Date().toISOString(),
    one_page: !chosen.everything,
    reminder: chosen.reminder,
    entries: keptEntries(),
  });
}

/**
 * Save a file that Python writes when it is wanted: the libraries it needs may still be on their
 * way, and the page may have entered an owner or a status since.
 * @param {HTMLElement} section
 * @param {Answered} answered
 * @param {string} ending
 */
async function saveFile(section, answered, ending) {
  const { result } = answered;
  try {
    report(section, "Writing the file…");
    const { calculator } = result;
    const written = JSON.stringify(result);
    const text = /** @type {string} */ (
      await python.call("download", calculator, written, ending, saving(answered))
    );
    save(`${result.calculator}.${ending}`, FILES[ending].type, text);
    report(section, "The file has been saved.");
    if (ending === "ics" && keepsEntries())
      keepEntries(/** @type {Entries} */ (await python.call("calendar_entries", text)));
  } catch (error) {
    trouble(section, error, () => saveFile(section, answered, ending));
  }
}

/**
 * Show a fault, with a button for `again`, which does anew what failed.
 * @param {HTMLElement} section
 * @param {unknown} error
 * @param {() => void} again
 */
export function trouble(section, error, again) {
  const { name, code = name, detail = "", message } = /** @type {Trouble} */ (error);
  const known = {
    calculator: section.dataset.calculator,
    code,
    detail,
    page: location.pathname,
    browser: navigator.userAgent,
    when: new Date().toISOString(),
  };
  const copyReport = () =>
    copy(
      section,
      JSON.stringify(known, null, 2),
      "The report has been copied. It holds nothing that you entered.",
    );
  report(
    section,
    make(
      "div",
      { class: "callout warning" },
      make("p", {}, message),
      make("button", { type: "button", class: "primary", onclick: again }, "Try again"),
      make(
        "button",
        { type: "button", class: "plain", onclick: copyReport },
        "Copy a report without what you entered",
      ),
    ),
  );
}

/** @param {string} words @param {() => void} onclick */
const button = (words, onclick) =>
  make("button", { type: "button", class: "plain", onclick }, words);

/**
 * A tick box with its words.
 * @param {string} id
 * @param {boolean} checked
 * @param {string} words
 * @param {(checked: boolean) => void} [change]
 */
function choice(id, checked, words, change) {
  const box = make("input", { type: "checkbox", id, onchange: () => change?.(box.checked) });
  box.checked = checked;
  const label = make("label", { for: id }, words);
  return { box, element: make("span", { class: "file-choice" }, box, label) };
}

/** @param {Answered} answered */
function saveJson({ result, facts }) {
  const text = JSON.stringify({ ...result, facts }, null, 2);
  save(`${result.calculator}.json`, FILES.json.type, text);
}

/**
 * What goes into a file or on paper, for the reader to choose.
 * @param {HTMLElement} place of the answer
 * @param {Answered} answered
 */
function fileChoices(place, { result, files }) {
  const { calculator } = result;
  place.toggleAttribute("data-everything", chosen.everything);
  const everything = choice(
    `${calculator}-everything`,
    chosen.everything,
    "Print and Markdown: with all that is folded",
    (checked) => {
      chosen.everything = checked;
      place.toggleAttribute("data-everything", checked);
    },
  );
  if (!files.includes("ics")) return [everything.element];
  const reminder = choice(
    `${calculator}-reminder`,
    chosen.reminder,
    "Calendar: with a reminder a week before each day",
    (checked) => {
      chosen.reminder = checked;
    },
  );
  const entries = choice(
    `${calculator}-entries`,
    keepsEntries(),
    "Calendar: take out what has dropped out since the last file " +
      "(its days are kept on this device)",
    (checked) => {
      if (checked) keepEntries({});
      else forgetEntries();
    },
  );
  return [everything, reminder, entries].map(({ element }) => element);
}

/**
 * The buttons under an answer.
 * @param {HTMLElement} section
 * @param {Answered} answered
 */
export function tools(section, answered) {
  const { result, files } = answered;
  const hidden = privateFields();
  const holdsAmounts = Object.entries(result.answers).some(
    ([name, value]) => hidden.has(name) && value != null,
  );
  const amounts = choice(
    `${result.calculator}-with-amounts`,
    false,
    result.answers.evidence ? "with the amounts and the names" : "with the amounts",
  );
  return make(
    "div",
    { class: "answer-tools" },
    button("Print or save as PDF", () => print()),
    ...files.map((ending) =>
      button(FILES[ending]?.words ?? ending, () => saveFile(section, answered, ending)),
    ),
    button(FILES.json.words, () => saveJson(answered)),
    button("Copy a link to this answer", () =>
      copyLink(section, withoutFragment() + linkTo(answered, amounts.box.checked)),
    ),
    ...(holdsAmounts ? [amounts.element] : []),
    make("div", { class: "file-choices" }, ...fileChoices(one("[data-answer]", section), answered)),
  );
}

/** What a print says of the parts that it leaves out. */
export const leftOut = () =>
  make(
    "p",
    { class: "print-only left-out" },
    "Parts marked ▸ are folded. To have them on paper, open them, or tick " +
      "“with all that is folded”.",
  );

/**
 * What a print says of where and when an answer was made.
 * @param {string} day
 */
export const made = (day) =>
  make("p", { class: "print-only made" }, [publishedAt().page, day].filter(Boolean).join(" · "));
