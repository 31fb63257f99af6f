// The page's address, and what the browser's history holds of it.

/** The address without its fragment. */
export const withoutFragment = () => location.href.split("#")[0];

/**
 * Change the address of this entry of the history, or add one with another address.
 * @param {"pushState" | "replaceState"} how
 * @param {unknown} state
 * @param {string} [address] without one it stays
 * @returns {boolean} false where the browser refuses it: a page opened from a folder may not
 */
export function setAddress(how, state, address) {
  try {
    history[how](state, "", address);
    return true;
  } catch {
    return false;
  }
}
