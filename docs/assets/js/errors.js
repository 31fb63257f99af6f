// Errors beside their fields and in the summary above the form.

import { all, make, maybe, one } from "./dom.js";
import { inputs } from "./fields.js";

/** @import { FieldError } from "./types" */

const pageTitle = document.title;

/**
 * Put words before the page's title, or take them away.
 * @param {string} [words]
 */
export function headTitle(words) {
  document.title = words ? `${words} - ${pageTitle}` : pageTitle;
}

/** @param {HTMLElement} section */
export function clearErrors(section) {
  one(".error-summary", section).hidden = true;
  for (const error of all(".field-error", section)) error.hidden = true;
  for (const input of all("[aria-invalid]", section)) input.removeAttribute("aria-invalid");
  for (const field of all(".field.wrong", section)) field.classList.remove("wrong");
  headTitle();
}

/**
 * The box that an error is about, or null where the form has none.
 * @param {HTMLElement} section
 * @param {FieldError} error
 */
function inputAt(section, { field: path, at, part }) {
  const key = at ?? path;
  const field = maybe(`form .field[data-field="${CSS.escape(key)}"]`, section);
  if (!field) return null;
  const name = part ? `${key}.${part}` : key;
  const boxes = inputs(field);
  return (
    boxes.find((input) => input.name === name) ??
    boxes.find((input) => input.name.startsWith(`${name}.`)) ??
    boxes[0] ??
    maybe("button", field)
  );
}

/**
 * Show an error beside its box.
 * @param {HTMLElement} field
 * @param {HTMLElement} input
 * @param {string} message
 */
function mark(field, input, message) {
  const place = one(".field-error", field);
  place.textContent = place.hidden ? message : `${place.textContent} ${message}`;
  place.hidden = false;
  field.classList.add("wrong");
  field.closest("details")?.setAttribute("open", "");
  input.setAttribute("aria-invalid", "true");
  const described = maybe("fieldset", field) ?? input;
  const ids = (described.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  described.setAttribute("aria-describedby", [...new Set([...ids, place.id])].join(" "));
}

/**
 * Show errors, and lead the reader to the first.
 * @param {HTMLElement} section
 * @param {FieldError[]} errors
 * @returns {number} how many of them have no box that is shown
 */
export function refuse(section, errors) {
  const summary = one(".error-summary", section);
  let boxless = 0;
  const lines = errors.map((error) => {
    const input = inputAt(section, error);
    if (!input || input.closest(".field[hidden]")) {
      boxless += 1;
      return make("li", {}, error.message);
    }
    const field = /** @type {HTMLElement} */ (
      input.closest(".record .field") ?? input.closest(".field")
    );
    mark(field, input, error.message);
    for (const box of inputs(field))
      if (error.parts?.some((part) => box.name.endsWith(`.${part}`)))
        box.setAttribute("aria-invalid", "true");
    /** @param {Event} event */
    const focus = (event) => {
      event.preventDefault();
      (maybe("legend, label", field) ?? field).scrollIntoView({ block: "center" });
      input.focus({ preventScroll: true });
    };
    return make("li", {}, make("a", { href: `#${input.id}`, onclick: focus }, error.message));
  });
  one("ul", summary).replaceChildren(...lines);
  summary.hidden = false;
  document.title = `Error: ${pageTitle}`;
  summary.scrollIntoView({ block: "start" });
  summary.focus({ preventScroll: true });
  return boxless;
}
