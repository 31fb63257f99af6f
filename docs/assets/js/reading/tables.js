// Tables whose columns a narrow screen cannot hold: the stylesheet stacks their cells. Those of the
// text come prepared (site_hooks/pages/structure.py). What scrolls is a tab stop, code too.

import { all, maybe } from "../dom.js";

const SHORT = 8; // characters: a cell with fewer does not stand alone, and has its column's name
// A row's header needs none: it stands first, in bold.

/** @param {HTMLTableElement} table */
function prepare(table) {
  const columns = all("thead th", table).map((cell) => (cell.textContent ?? "").trim());
  if ("stacked" in table.dataset || columns.length < 2 || maybe("[colspan], [rowspan]", table))
    return;
  table.dataset.stacked = "";
  table.setAttribute("role", "table");
  for (const group of all("thead, tbody", table)) group.setAttribute("role", "rowgroup");
  for (const row of /** @type {HTMLTableRowElement[]} */ (all("tr", table))) {
    row.setAttribute("role", "row");
    for (const [column, cell] of [...row.cells].entries()) prepareCell(cell, columns[column] ?? "");
  }
}

/** @param {HTMLTableCellElement} cell @param {string} column its name */
function prepareCell(cell, column) {
  const heads = cell.scope === "row";
  const role = cell.tagName === "TH" ? "columnheader" : "cell";
  cell.setAttribute("role", heads ? "rowheader" : role);
  const short = (cell.textContent ?? "").trim().length < SHORT;
  if (cell.closest("tbody") && !heads && (short || cell.classList.contains("numeric")))
    cell.dataset.column = column;
}

const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** @param {HTMLElement} place */
function stack(place) {
  for (const region of all(".answer-table, pre > code", place)) scrolling.observe(region);
  for (const table of /** @type {HTMLTableElement[]} */ (all("table", place))) prepare(table);
}

export function setUpTables() {
  const article = maybe("article");
  if (article) stack(article);
  // An answer arrives later than the page.
  document.addEventListener("uep:drawn", ({ detail }) => stack(detail));
}
