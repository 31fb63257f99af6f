// Short ways to find and make elements.

/**
 * The element that the page's template always has.
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const one = (selector, within = document) =>
  /** @type {E} */ (within.querySelector(selector));

/**
 * The element, or null where the page has none.
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const maybe = (selector, within = document) =>
  /** @type {E | null} */ (within.querySelector(selector));

/**
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const all = (selector, within = document) =>
  /** @type {E[]} */ ([...within.querySelectorAll(selector)]);

/**
 * A new element. An attribute whose name begins with "on" is a listener; true is an attribute
 * without a value; false, null and undefined are none.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ [name: string]: unknown }} [attributes]
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on"))
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value != null)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}
