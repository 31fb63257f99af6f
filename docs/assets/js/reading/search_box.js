// The search box: opens and closes, and fetches the search when the reader turns to it. On a narrow
// screen it covers the page, and is a dialogue while it does.

import { maybe, one } from "../dom.js";
import { wordsOf } from "./missing_page.js";

const covering = matchMedia("(max-width: 59.984375em)");
/** @type {HTMLInputElement | null} */
const searching = maybe("#__search");
const search = maybe(".md-search__inner");

export function setUpSearch() {
  if (!search || !searching) return;
  const opener = one("[data-search]");
  const input = one(".md-search__input");
  /** @param {Event} [event] */
  const follow = (event) => {
    const covers = covering.matches && searching.checked;
    search.inert = covering.matches && !searching.checked;
    one(".md-container").inert = covers;
    document.documentElement.style.overflow = covers ? "hidden" : ""; // the page stays where it is
    search.role = covers ? "dialog" : "search";
    search.ariaModal = covers ? "true" : null;
    opener.setAttribute("aria-expanded", String(searching.checked));
    if (event?.target !== searching || !covering.matches) return;
    (searching.checked ? input : opener).focus({ preventScroll: true });
  };
  /** @param {boolean} open */
  const turn = (open) => searching.checked !== open && searching.click();
  opener.addEventListener("click", () => turn(!searching.checked));
  one("[data-search-close]").addEventListener("click", () => turn(false));
  searching.addEventListener("change", follow);
  covering.addEventListener("change", follow);
  follow();
  const begin = () => {
    turn(true);
    fetchSearch();
  };
  input.addEventListener("focus", begin);
  if (document.activeElement === input) begin(); // a reader was faster than this script
  one("form", search).addEventListener("submit", (event) => event.preventDefault());
  one("form", search).addEventListener("reset", () => input.focus());
  search.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    turn(false);
    if (!covering.matches) /** @type {HTMLElement} */ (document.activeElement).blur();
  });
  search.addEventListener("click", (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!elsewhere && /** @type {Element} */ (event.target).closest("a")) turn(false);
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    const left = relatedTarget instanceof Node && !search.contains(relatedTarget);
    if (left && !covering.matches) turn(false);
  });
}

/**
 * Take the script and the style that the template holds; a script that does not arrive is asked for
 * again.
 */
function fetchSearch() {
  const template = /** @type {HTMLTemplateElement | null} */ (maybe("#search-script"));
  if (!template) return;
  const held = document.importNode(template.content, true);
  const [style, script] = [one("link", held), one("script", held)];
  template.remove();
  script.addEventListener("error", () => {
    script.replaceWith(template);
    style.remove();
    one(".md-search-result__meta").textContent = "The search did not arrive. Try again.";
  });
  document.body.append(style, script);
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
    query.dispatchEvent(new Event("input"));
    if (covering.matches) searching?.click();
    else query.focus();
  });
  missing.hidden = false;
}
