// The search: fetched when the reader turns to it, with all that it knows (site_hooks/search puts
// SEARCH_DATA before it).

import { all, one } from "./dom.js";
import { engine } from "./search/engine.js";
import { Drawer } from "./search/results.js";

/** @import { Found } from "./search/types" */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../", script.src).href;
const search = one(".md-search__inner");
const form = /** @type {HTMLFormElement} */ (one("form", search));
const input = /** @type {HTMLInputElement} */ (one(".md-search__input"));
const status = one(".md-search-result__meta");
const list = one(".md-search-result__list");
const wayOn = one(".search-on");
const results = one(".md-search__scrollwrap");
/** @type {Found} */
const EMPTY = { first: null, others: () => [], count: 0, weak: false, unknown: [] };
const NOTHING = "Type a question, a word, a section (“5.2”) or a reference (“H1.10”)";

/** What is still to be shown of the last answer. */
let following = 0;
/** Asking the page where it is scrolled to makes it lay out all at once, so it is noted. */
let scrolled = false;
/**
 * Whether the way on comes before the results; nothing is known of the first time.
 * @type {boolean | undefined}
 */
let leadsOn;

/** @param {(query: string) => Found} find */
function show(find) {
  const query = input.value.trim();
  const { first, others, count, weak, unknown } = query ? find(input.value) : EMPTY;
  clearTimeout(following);
  // The answer comes with its letter. The others follow; those before stay in place until then.
  const before = list.firstElementChild;
  if (!first || !before) list.replaceChildren(...(first ? [first] : []));
  else if (!before.isEqualNode(first)) before.replaceWith(first);
  following = setTimeout(() => {
    for (const old of [...list.children].slice(1)) old.remove();
    list.append(...others());
  });
  status.textContent = query ? summary(count, weak, unknown) : NOTHING;
  // Where nothing answers well, the way on comes first; moved only then, a letter costs less.
  if (weak !== leadsOn) list[weak ? "before" : "after"](wayOn);
  leadsOn = weak;
  if (scrolled) results.scrollTop = 0;
  scrolled = false;
}

/** @param {number} steps among the box and the results */
function move(steps) {
  const stops = [input, ...all("a", one(".md-search__output"))];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  stops[(at + steps + stops.length) % stops.length].focus();
}

/** @param {number} count @param {boolean} weak @param {string[]} unknown */
function summary(count, weak, unknown) {
  const places = `${count} place${count === 1 ? "" : "s"}`;
  if (!weak) return `${places} found`;
  const lacking = unknown.length
    ? `No page has ${unknown.map((word) => `“${word}”`).join(" or ")}. `
    : "";
  const closest = count ? ` ${places} come${count === 1 ? "s" : ""} closest.` : "";
  return `${lacking}The guidance may not answer this.${closest}`;
}

async function start() {
  const made = await engine(SEARCH_DATA);
  const drawer = new Drawer(SEARCH_DATA, root, made);
  /** @param {string} query */
  const find = (query) => drawer.draw(query, made.search(query), new Date());
  // Only what is typed draws anew: a reader who is among the results is not put out of them.
  input.addEventListener("input", () => show(find));
  results.addEventListener("scroll", () => {
    scrolled = true;
  });
  form.addEventListener("reset", () => setTimeout(() => show(find)));
  show(find);
  await made.ready;
  if (document.activeElement === input) show(find);
}

form.addEventListener("submit", () => all("a", list)[0]?.click());
search.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!steps || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  move(steps);
});
start();
