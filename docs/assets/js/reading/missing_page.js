// The address of a page that is not there, as it may have come: its "#" escaped, or not as UTF-8.

import { decoded } from "../mended.js";

/**
 * The address with the "#" that came as "%23"; null where it has none. No page's address has one.
 * @param {{ origin: string, pathname: string, search: string }} address
 */
export function withItsSign({ origin, pathname, search }) {
  const [page, ...rest] = pathname.split(/%(?:25)*23/i);
  return rest.length ? `${origin}${page}#${rest.join("%23")}${search}` : null;
}

/**
 * The words of the last part of an address.
 * @param {string} pathname
 */
export function wordsOf(pathname) {
  const [last = ""] = decoded(pathname)
    .replace(/\.\w+$/, "")
    .split("/")
    .filter(Boolean)
    .slice(-1);
  return last
    .replace(/%[\da-f]{2}/gi, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Go to the page that was meant, where its address shows which. */
export function goWhereMeant() {
  const meant = document.querySelector("[data-missing]") && withItsSign(location);
  if (meant) location.replace(meant);
}
