// The search box: on a narrow screen it covers the page, and is a dialogue while it does.

import { all, maybe, one } from "../dom.js";
import { wordsOf } from "./missing_page.js";

const covering = matchMedia("(max-width: 59.984375em)");
/** @type {HTMLInputElement | null} */
const searching = maybe("#__search");
const search = maybe(".md-search__inner");

export function setUpSearch() {
  keepKeys();
  if (!search || !searching) return;
  const opener = one("[data-search]");
  /** @param {Event} [event] */
  const follow = (event) => {
    const covers = covering.matches && searching.checked;
    search.inert = covering.matches && !searching.checked;
    one(".md-container").inert = covers;
    search.role = covers ? "dialog" : "search";
    search.ariaModal = covers ? "true" : null;
    opener.setAttribute("aria-expanded", String(searching.checked));
    if (event?.target !== searching || !covering.matches) return;
    if (searching.checked) one(".md-search__input").focus();
    else opener.focus();
  };
  opener.addEventListener("click", () => searching.click());
  one("[data-search-close]").addEventListener(
    "click",
    () => searching.checked && searching.click(),
  );
  searching.addEventListener("change", follow);
  covering.addEventListener("change", follow);
  follow();
  search.addEventListener("focusout", ({ relatedTarget }) => {
    const left = relatedTarget instanceof Node && !search.contains(relatedTarget);
    if (left && searching.checked && !covering.matches) searching.click();
  });
  // Material heads each result with an <h1>, of which the page has one, and keeps Tab out of it.
  const results = one(".md-search-result__list");
  new MutationObserver(() => {
    for (const heading of all("h1", results)) heading.ariaLevel = "2";
    for (const link of all("a", results)) link.tabIndex = 0;
  }).observe(results, { childList: true, subtree: true });
  // The word that Material suggests lies over the box, and does not scroll with a long question.
  const question = one(".md-search__input");
  question.addEventListener("input", () => {
    one(".md-search__suggest").hidden = question.scrollWidth > question.clientWidth;
  });
}

/**
 * Keep from Material the keys that it would take: a bare letter, which speech input and stray keys
 * set off, opens the search; Tab closes it, and is the way into its results.
 */
function keepKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && searching?.checked) event.stopPropagation();
    const target = /** @type {Element} */ (event.target);
    const typing = target.closest?.("input, select, textarea");
    const bare = !event.ctrlKey && !event.metaKey && "fs/pn,.".includes(event.key);
    if (!typing && !searching?.checked && bare) event.stopPropagation();
  });
}

/** Page not found: offer the words of the address that was asked for as a search. */
export function offerSearch() {
  const missing = maybe("[data-missing]");
  const asked = wordsOf(location.pathname);
  if (!missing || !search || !asked) return;
  one("span", missing).textContent = asked;
  one("button", missing).addEventListener("click", () => {
    const query = /** @type {HTMLInputElement} */ (one(".md-search__input"));
    query.value = asked;
    if (covering.matches) searching?.click();
    else query.focus();
  });
  missing.hidden = false;
}
