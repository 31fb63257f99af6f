// The menu. Material's check box stays the switch; a closed drawer takes no focus.

import { maybe, one } from "../dom.js";

export function setUpMenu() {
  const drawer = /** @type {HTMLInputElement} */ (one("#__drawer"));
  const sidebar = maybe(".md-sidebar--primary");
  const menu = maybe("[data-menu]");
  if (!sidebar || !menu) return;
  const narrow = matchMedia("(max-width: 76.234375em)");
  /** @param {Event} [event] */
  const follow = (event) => {
    const open = drawer.checked && narrow.matches;
    const held = sidebar.contains(document.activeElement);
    sidebar.inert = narrow.matches && !open;
    menu.setAttribute("aria-expanded", String(open));
    if (open) one("[data-menu-close]").focus({ preventScroll: true });
    else if (event?.target === drawer && held) menu.focus({ preventScroll: true });
  };
  const close = () => drawer.checked && drawer.click();
  menu.addEventListener("click", () => drawer.click());
  one("[data-menu-close]").addEventListener("click", close);
  sidebar.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  sidebar.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !sidebar.contains(/** @type {Node} */ (relatedTarget))) close();
  });
  drawer.addEventListener("change", follow);
  narrow.addEventListener("change", follow);
  follow();
}
