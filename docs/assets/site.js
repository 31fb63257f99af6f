// What reading pages do beyond Material: the menu and the search by keyboard, definitions beside terms, links to points, print. Classic, deferred, from file:// too.
(() => {
  "use strict";

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const article = one("article");

  const announcer = document.body.appendChild(make("div", { className: "announcer", role: "status" }));
  let silence;
  function announce(words) {
    clearTimeout(silence);
    announcer.textContent = words;
    silence = setTimeout(() => (announcer.textContent = ""), 5000);
  }

  // Menu: Material's check box stays the switch; a closed drawer takes no focus.
  const drawer = one("#__drawer");
  const sidebar = one(".md-sidebar--primary");
  const menu = one("[data-menu]");
  const narrow = matchMedia("(max-width: 76.234375em)");
  function followMenu(event) {
    const open = drawer.checked && narrow.matches;
    const held = sidebar.contains(document.activeElement);
    sidebar.inert = narrow.matches && !open;
    menu.setAttribute("aria-expanded", open);
    if (open) one("[data-menu-close]").focus({ preventScroll: true });
    else if (event?.target === drawer && held) menu.focus();
  }
  const closeMenu = () => drawer.checked && drawer.click();
  if (sidebar && menu) {
    menu.addEventListener("click", () => drawer.click());
    one("[data-menu-close]").addEventListener("click", closeMenu);
    sidebar.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu());
    sidebar.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !sidebar.contains(relatedTarget) && closeMenu());
    drawer.addEventListener("change", followMenu);
    narrow.addEventListener("change", followMenu);
    followMenu();
  }

  // Search: on a narrow screen it covers the page, and is a dialogue while it does.
  const searching = one("#__search");
  const search = one(".md-search__inner");
  const opener = one("[data-search]");
  const covering = matchMedia("(max-width: 59.984375em)");
  function followSearch(event) {
    const covers = covering.matches && searching.checked;
    search.inert = covering.matches && !searching.checked;
    one(".md-container").inert = covers;
    search.role = covers ? "dialog" : "search";
    search.ariaModal = covers ? "true" : null;
    opener.setAttribute("aria-expanded", searching.checked);
    if (event?.target !== searching || !covering.matches) return;
    if (searching.checked) one(".md-search__input").focus();
    else opener.focus();
  }
  if (search) {
    opener.addEventListener("click", () => searching.click());
    one("[data-search-close]").addEventListener("click", () => searching.checked && searching.click());
    searching.addEventListener("change", followSearch);
    covering.addEventListener("change", followSearch);
    followSearch();
    // Material heads each result with an <h1>; the page has one of its own.
    const results = one(".md-search-result__list");
    new MutationObserver(() => all("h1", results).forEach((heading) => (heading.ariaLevel = "2"))).observe(results, { childList: true });
  }
  // Material opens the search at a bare letter, which speech input and stray keys set off.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (!typing && !searching?.checked && !event.ctrlKey && !event.metaKey && "fs/pn,.".includes(event.key)) event.stopPropagation();
  });

  // Appearance
  const dark = one("[data-dark]");
  const schemes = all("[name=__palette]");
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const followScheme = () => dark.setAttribute("aria-pressed", isDark());
  dark.addEventListener("click", () => {
    const wanted = `(prefers-color-scheme: ${isDark() ? "light" : "dark"})`;
    // Who chooses what the device has follows the device again.
    const media = matchMedia(wanted).matches ? "(prefers-color-scheme)" : wanted;
    schemes.find((input) => input.dataset.mdColorMedia === media).click();
  });
  new MutationObserver(followScheme).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  followScheme();

  // Definitions beside terms
  const tips = JSON.parse(one("#term-tips")?.textContent ?? "{}");
  const tip = make("div", { id: "term-tip", className: "term-tip", role: "tooltip", hidden: true });
  one("main").append(tip);
  let term = null;
  let timer;
  let touched = false;
  const termAt = (node) => {
    const link = node instanceof Element && node.closest("article a[href*='glossary']");
    return link && link.hash.slice(1) in tips ? link : null;
  };
  function show(link) {
    hide();
    const [title, words] = tips[link.hash.slice(1)];
    term = link;
    tip.replaceChildren(make("strong", { textContent: title }), words);
    if (touched) tip.append(make("em", { textContent: "Tap again for the full entry" }));
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const line = link.getClientRects()[0];
    const above = line.bottom + tip.offsetHeight + 8 > innerHeight && line.top > tip.offsetHeight + 8;
    tip.style.left = `${scrollX + Math.max(8, Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${scrollY + (above ? line.top - tip.offsetHeight - 4 : line.bottom + 4)}px`;
  }
  function hide() {
    clearTimeout(timer);
    term?.removeAttribute("aria-describedby");
    term = null;
    tip.hidden = true;
  }
  function soon(action, wait) {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  }
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const link = termAt(target);
    if (tip.contains(target) || (link && link === term)) clearTimeout(timer);
    else if (link) soon(() => show(link), 300);
  });
  document.addEventListener("pointerout", ({ target, pointerType }) => {
    if (pointerType !== "touch" && (tip.contains(target) || termAt(target))) soon(() => term !== document.activeElement && hide(), 200);
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    touched = pointerType === "touch";
    if (term && !tip.contains(target) && termAt(target) !== term) hide();
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target);
    if (link && target.matches(":focus-visible")) soon(() => show(link), 300);
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

  // Links to points: whatever in the text has an address of its own
  function copyAddress(id) {
    const address = `${location.href.split(/[?#]/)[0]}#${id}`;
    history.replaceState(null, "", `#${id}`);
    const shown = () => announce("The address bar now holds the link to this point.");
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(() => announce("Link to this point copied."), shown);
    else shown();
  }
  const ICON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3.9 12A3.1 3.1 0 0 1 7 8.9h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12M8 13h8v-2H8zm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10"/></svg>';
  for (const point of all("article :is(p, li, td, th, dt, dd)[id]")) {
    if (point.closest(".calculator, .footnote")) continue;
    const words = point.textContent.trim().split(/\s+/).slice(0, 6).join(" ");
    const button = make("button", { type: "button", className: "point-link", title: "Copy link to this point", ariaLabel: `Copy link to “${words} …”`, innerHTML: ICON });
    button.addEventListener("click", () => copyAddress(point.id));
    point.append(button);
  }
  for (const link of all("article .headerlink")) {
    link.ariaLabel = link.title = "Copy link";
    link.addEventListener("click", () => copyAddress(link.hash.slice(1)));
  }
  const points = one("[data-points]");
  points?.addEventListener("click", () => points.setAttribute("aria-pressed", article.classList.toggle("show-points")));
  if (points) points.parentElement.hidden = !one("article .point-link");

  // Tables whose columns a narrow screen cannot hold; the stylesheet stacks their cells.
  function stack(place) {
    for (const table of all("table", place)) {
      const columns = all("thead th", table).map((cell) => cell.textContent.trim());
      if (columns.length < 2 || one("[colspan], [rowspan]", table)) continue;
      table.dataset.stacked = "";
      table.setAttribute("role", "table");
      for (const group of all("thead, tbody", table)) group.setAttribute("role", "rowgroup");
      for (const row of all("tr", table)) {
        row.setAttribute("role", "row");
        [...row.cells].forEach((cell, column) => {
          const heads = cell.tagName === "TH" && (cell.scope === "row" ? "rowheader" : "columnheader");
          cell.setAttribute("role", heads || "cell");
          cell.dataset.column = columns[column] ?? "";
        });
      }
    }
  }
  if (article) stack(article);
  // An answer arrives later than the page.
  document.addEventListener("uep:drawn", ({ detail }) => stack(detail));

  // Print: folds open, and close again
  one("[data-print]")?.addEventListener("click", () => print());
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("article details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => folded.forEach((fold) => (fold.open = false)));

  // Page not found: the words of the address that was asked for, as a search
  const missing = one("[data-missing]");
  const asked = decodeURIComponent(location.pathname).replace(/\.\w+$/, "").split("/").filter(Boolean).slice(-1).join(" ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  if (missing && search && asked) {
    one("span", missing).textContent = asked;
    one("button", missing).addEventListener("click", () => {
      const query = one(".md-search__input");
      query.value = asked;
      if (covering.matches) searching.click();
      else query.focus();
    });
    missing.hidden = false;
  }
})();
