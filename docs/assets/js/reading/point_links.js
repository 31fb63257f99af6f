// Links to points: whatever in the text has an address of its own.

import { all, make, maybe } from "../dom.js";
import { announce } from "./announce.js";

const ICON =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="' +
  "M3.9 12A3.1 3.1 0 0 1 7 8.9h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12M8 13h8v-2H8z" +
  'm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10"/></svg>';

const POINT = "article :is(p, li, td, th, dt, dd)[id]";

/** @param {string} id */
function copyAddress(id) {
  const address = `${location.href.split(/[?#]/)[0]}#${id}`;
  history.replaceState(null, "", `#${id}`);
  const shown = () => announce("The address bar now holds the link to this point.");
  const copied = () => announce("Link to this point copied.");
  if (navigator.clipboard) navigator.clipboard.writeText(address).then(copied, shown);
  else shown();
}

/** @param {Element} point */
const hasAddress = (point) => !point.closest(".calculator, .footnote");

/** @param {HTMLElement} point */
function addButton(point) {
  if (!hasAddress(point) || maybe(":scope > .point-link", point)) return;
  const words = (point.textContent ?? "").trim().split(/\s+/).slice(0, 6).join(" ");
  const button = make("button", {
    type: "button",
    class: "point-link",
    title: "Copy link to this point",
    "aria-label": `Copy link to “${words} …”`,
    onclick: () => copyAddress(point.id),
  });
  button.innerHTML = ICON;
  point.append(button);
}

/**
 * A page has up to hundreds of points: each gets its button once the reader comes to it or asks for
 * all.
 */
export function setUpPointLinks() {
  document.addEventListener("pointerover", ({ target }) => {
    const point = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (target).closest(POINT)
    );
    if (point) addButton(point);
  });
  document.addEventListener("click", ({ target }) => {
    /** @type {HTMLElementTagNameMap["a"] | null} */
    const link = /** @type {Element} */ (target).closest("article .headerlink");
    if (link) copyAddress(link.hash.slice(1));
  });
  const points = maybe("[data-points]");
  if (!points) return;
  points.addEventListener("click", () => {
    all(POINT).forEach(addButton);
    const shown = maybe("article")?.classList.toggle("show-points");
    points.setAttribute("aria-pressed", String(shown));
  });
  if (points.parentElement) points.parentElement.hidden = !all(POINT).some(hasAddress);
}
