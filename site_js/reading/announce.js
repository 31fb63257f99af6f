// Words for a screen reader, and for the eye a moment long.

import { make } from "../dom.js";

const SHOWN_FOR = 5000; // milliseconds

const announcer = make("div", { class: "announcer", role: "status" });
document.body.append(announcer);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;

/** @param {string} words */
export function announce(words) {
  clearTimeout(silence);
  announcer.textContent = words;
  silence = setTimeout(() => {
    announcer.textContent = "";
  }, SHOWN_FOR);
}
