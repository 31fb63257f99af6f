// The contents beside a page mark the part that is being read.

import { all } from "../dom.js";

/** @typedef {HTMLElementTagNameMap["a"]} Anchor */

const READ = "1000000px 0px -75%"; // all that stands above a line a quarter down the window
const beside = matchMedia("(min-width: 60em)");

export function setUpContents() {
  const links = /** @type {Anchor[]} */ (all(".md-nav--secondary a"));
  if (!links.length) return;
  if (beside.matches) follow(links);
  else beside.addEventListener("change", () => follow(links), { once: true });
}

/** @param {Anchor[]} links in the order of the parts that they lead to */
function follow(links) {
  /** @type {Map<Element | null, Anchor>} */
  const linkTo = new Map(links.map((link) => [document.getElementById(link.hash.slice(1)), link]));
  /** @type {Set<Anchor | undefined>} */
  const read = new Set();
  let ended = false;
  const mark = () => {
    const current = ended ? links.at(-1) : links.findLast((link) => read.has(link));
    for (const link of links)
      if (link === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
  };
  const parts = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        read[isIntersecting ? "add" : "delete"](linkTo.get(target));
      mark();
    },
    { rootMargin: READ },
  );
  for (const part of linkTo.keys()) if (part) parts.observe(part);
  // A last part too short to reach the line is being read where the page ends.
  const end = new IntersectionObserver(([{ isIntersecting }]) => {
    ended = isIntersecting;
    mark();
  });
  for (const last of all(".site-foot .reviewed")) end.observe(last);
}
