// Definitions beside terms, by pointer, keyboard and touch.

import { make, maybe, one } from "../dom.js";

/** @typedef {HTMLElementTagNameMap["a"]} Anchor */

const GAP = 8; // pixels to the edge of the window
const OPEN_AFTER = 300; // milliseconds
const CLOSE_AFTER = 200; // milliseconds

/** @type {{ [slug: string]: [title: string, words: string] }} */
const tips = JSON.parse(maybe("#term-tips")?.textContent ?? "{}");
const tip = make("div", { id: "term-tip", class: "term-tip", role: "tooltip", hidden: true });
/** @type {Anchor | null} */
let term = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let touched = false;

/**
 * @param {EventTarget | null} node
 * @returns {Anchor | null}
 */
function termAt(node) {
  /** @type {Anchor | null} */
  const link = node instanceof Element ? node.closest("article a[href*='glossary']") : null;
  return link && link.hash.slice(1) in tips ? link : null;
}

/** @param {EventTarget | null} node */
const isInTip = (node) => tip.contains(/** @type {Node | null} */ (node));

/** @param {Anchor} link */
function show(link) {
  hide();
  const [title, words] = tips[link.hash.slice(1)];
  term = link;
  tip.replaceChildren(make("strong", {}, title), words);
  if (touched) tip.append(make("em", {}, "Tap again for the full entry"));
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  const line = link.getClientRects()[0];
  const above =
    line.bottom + tip.offsetHeight + GAP > innerHeight && line.top > tip.offsetHeight + GAP;
  const rightmost = document.documentElement.clientWidth - tip.offsetWidth - GAP;
  const top = above ? line.top - tip.offsetHeight - 4 : line.bottom + 4;
  tip.style.left = `${scrollX + Math.max(GAP, Math.min(line.left, rightmost))}px`;
  tip.style.top = `${scrollY + top}px`;
}

function hide() {
  clearTimeout(timer);
  term?.removeAttribute("aria-describedby");
  term = null;
  tip.hidden = true;
}

/**
 * @param {() => void} action
 * @param {number} wait milliseconds
 */
function soon(action, wait) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

export function setUpDefinitions() {
  one("main").append(tip);
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const link = termAt(target);
    if (isInTip(target) || (link && link === term)) clearTimeout(timer);
    else if (link) soon(() => show(link), OPEN_AFTER);
  });
  document.addEventListener("pointerout", ({ target, pointerType }) => {
    if (pointerType === "touch" || !(isInTip(target) || termAt(target))) return;
    soon(() => term !== document.activeElement && hide(), CLOSE_AFTER);
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    touched = pointerType === "touch";
    if (term && !isInTip(target) && termAt(target) !== term) hide();
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target);
    if (link?.matches(":focus-visible")) soon(() => show(link), OPEN_AFTER);
  });
  document.addEventListener("focusout", ({ target }) => termAt(target) && hide());
  document.addEventListener("keydown", ({ key }) => {
    touched = false;
    if (key === "Escape") hide();
  });
  document.addEventListener("click", (event) => {
    const link = termAt(event.target);
    if (!link || !touched || link === term) return;
    event.preventDefault();
    show(link);
  });
}
