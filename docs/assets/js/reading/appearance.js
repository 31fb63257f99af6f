// Light and dark: as the device has it, until the reader chooses. The page's own script sets what
// holds at its start (site_hooks/theme/partials/palette.html).

import { one } from "../dom.js";

const KEPT = "appearance";

export function setUpAppearance() {
  const button = one("[data-dark]");
  const device = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const say = () => button.setAttribute("aria-pressed", String(isDark()));
  /** @param {boolean} dark */
  const show = (dark) => {
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    say();
  };
  button.addEventListener("click", () => {
    show(!isDark());
    // Who chooses what the device has follows the device again.
    __md_set(KEPT, isDark() === device.matches ? null : document.body.dataset.mdColorScheme);
  });
  device.addEventListener("change", () => {
    if (!__md_get(KEPT)) show(device.matches);
  });
  say();
}
