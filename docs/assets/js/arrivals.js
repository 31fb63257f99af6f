// Scripts and style sheets of a page that did not arrive: they are fetched once more and taken up,
// so that nothing entered is lost, and what still cannot be had is reported with "Try again".
//
// What is tested is whether a script has begun to run, since a browser says nothing of one that
// came damaged: each marks its element then.

import "./trusted.js";

import { all, make } from "./dom.js";
import { faultOf, sentence } from "./file_faults.js";

/** @typedef {HTMLScriptElement | HTMLLinkElement} Part */

/** Whether the page came from a host, not from a folder. */
export const served = /^https?:$/.test(location.protocol);

/** To be called first by each of the site's scripts. */
export function ran() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  script.dataset.ran = "";
}

/** @param {Part} part */
const addressOf = (part) => (part instanceof HTMLScriptElement ? part.src : part.href);

/** @param {Part} part */
function isThere(part) {
  // A style sheet that was refused is there too, without rules.
  if (part instanceof HTMLLinkElement) return Boolean(part.sheet?.cssRules.length);
  return "ran" in part.dataset;
}

/**
 * Load a part a second time, in the place of the first.
 * @param {Part} part
 * @returns {Promise<Part>} once it has arrived and run, or failed
 */
function renewed(part) {
  const fresh = document.createElement(part.localName);
  for (const { name, value } of part.attributes)
    if (!/^(src|href)$/.test(name)) fresh.setAttribute(name, value);
  const anew = /** @type {Part} */ (fresh);
  return new Promise((resolve) => {
    anew.onload = anew.onerror = () => resolve(anew);
    if (anew instanceof HTMLScriptElement) anew.src = addressOf(part);
    else anew.href = addressOf(part);
    part.replaceWith(anew);
  });
}

/** @param {Part} part */
async function bring(part) {
  const address = addressOf(part);
  let fault = await faultOf(address);
  if (!fault) {
    part = await renewed(part);
    if (!isThere(part)) fault = { code: "module", detail: address.split("/").pop() ?? "" };
  }
  if (fault) say(part, fault);
}

/**
 * Report a fault: of the calculators' script in the place where a calculator reports, of others in
 * a corner of the page.
 * @param {Part} part
 * @param {import("./file_faults.js").Fault} fault
 */
function say(part, { code, detail }) {
  const calculates = /\/calculator\.[^/]*$/.test(addressOf(part));
  const what = calculates ? "The script of the calculators" : "A file of this page";
  const words = sentence(code, what, detail) ?? "";
  const corner = make("div", { class: "not-arrived", role: "status" });
  const places = calculates ? all(".calculator .status") : [corner];
  if (!calculates) document.body.append(corner);
  const again = () => {
    for (const place of places) {
      if (calculates) place.replaceChildren();
      else place.remove();
    }
    bring(part);
  };
  for (const place of places)
    place.replaceChildren(
      make(
        "div",
        { class: "callout warning" },
        make("p", {}, words.includes(detail) ? words : `${words} (${detail})`),
        make("button", { type: "button", class: "primary", onclick: again }, "Try again"),
      ),
    );
}

/**
 * Look at what has arrived once the browser has tried everything. Two scripts ask for it, so that
 * one of them sees to the other; the first that runs does it for both.
 */
export function attend() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { dataset } = document.documentElement;
  if (!served || "attended" in dataset) return;
  dataset.attended = "";
  const folder = new URL("./", script.src).href; // an extension may have put in scripts of its own
  const look = () => {
    /** @type {Part[]} */
    const parts = all("script[src], link[rel=stylesheet]");
    for (const part of parts) if (addressOf(part).startsWith(folder) && !isThere(part)) bring(part);
  };
  if (document.readyState === "complete") look();
  else addEventListener("load", look, { once: true });
}
