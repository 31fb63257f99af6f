// Tables whose columns a narrow screen cannot hold; the stylesheet stacks their cells.

import { all, maybe } from "../dom.js";

/** @param {HTMLTableElement} table */
function prepare(table) {
  const columns = all("thead th", table).map((cell) => (cell.textContent ?? "").trim());
  if (columns.length < 2 || maybe("[colspan], [rowspan]", table)) return;
  table.dataset.stacked = "";
  table.setAttribute("role", "table");
  for (const group of all("thead, tbody", table)) group.setAttribute("role", "rowgroup");
  for (const row of /** @type {HTMLTableRowElement[]} */ (all("tr", table))) {
    row.setAttribute("role", "row");
    for (const [column, cell] of [...row.cells].entries()) {
      const heads = cell.scope === "row" ? "rowheader" : "columnheader";
      cell.setAttribute("role", cell.tagName === "TH" ? heads : "cell");
      cell.dataset.column = columns[column] ?? "";
    }
  }
}

/** @param {HTMLElement} place */
function stack(place) {
  for (const table of /** @type {HTMLTableElement[]} */ (all("table", place))) prepare(table);
}

export function setUpTables() {
  const article = maybe("article");
  if (article) stack(article);
  // An answer arrives later than the page.
  document.addEventListener("uep:drawn", ({ detail }) => stack(detail));
}
