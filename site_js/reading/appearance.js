// Light and dark.

import { all, one } from "../dom.js";

export function setUpAppearance() {
  const dark = one("[data-dark]");
  /** @type {HTMLInputElement[]} */
  const schemes = all("[name=__palette]");
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const follow = () => dark.setAttribute("aria-pressed", String(isDark()));
  dark.addEventListener("click", () => {
    const wanted = `(prefers-color-scheme: ${isDark() ? "light" : "dark"})`;
    // Who chooses what the device has follows the device again.
    const media = matchMedia(wanted).matches ? "(prefers-color-scheme)" : wanted;
    schemes.find((input) => input.dataset.mdColorMedia === media)?.click();
  });
  new MutationObserver(follow).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  follow();
}
