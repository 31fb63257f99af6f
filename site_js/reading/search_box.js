// The search box: on a narrow screen it covers the page, and is a dialogue while it does.

import { all, maybe, one } from "../dom.js";

const covering = matchMedia("(max-width: 59.984375em)");
/** @type {HTMLInputElement | null} */
const searching = maybe("#__search");
const search = maybe(".md-search__inner");

export function setUpSearch() {
  quietKeys();
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
  // Material heads each result with an <h1>; the page has one of its own.
  const results = one(".md-search-result__list");
  new MutationObserver(() => {
    for (const heading of all("h1", results)) heading.ariaLevel = "2";
  }).observe(results, { childList: true });
}

/** Material opens the search at a bare letter, which speech input and stray keys set off. */
function quietKeys() {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const typing = target.closest?.("input, select, textarea");
    const bare = !event.ctrlKey && !event.metaKey && "fs/pn,.".includes(event.key);
    if (!typing && !searching?.checked && bare) event.stopPropagation();
  });
}

/** Page not found: offer the words of the address that was asked for as a search. */
export function offerSearch() {
  const missing = maybe("[data-missing]");
  const [last = ""] = decodeURIComponent(location.pathname)
    .replace(/\.\w+$/, "")
    .split("/")
    .filter(Boolean)
    .slice(-1);
  const asked = last.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
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
