// The days of the calendar files that were saved on this device, by which the next one takes out
// what has dropped out of a plan. False in their place: the reader wants none kept.

import { isoDay } from "./iso_date.js";
import * as storage from "./storage.js";

const KEY = "uep-calendar";

/** @typedef {{ [uid: string]: string }} Entries the day of each entry by its UID */

export const keepsEntries = () => storage.read("localStorage", KEY) !== false;

/** @returns {Entries} */
export function keptEntries() {
  const kept = storage.read("localStorage", KEY);
  return /** @type {Entries} */ (kept && typeof kept === "object" ? kept : {});
}

/**
 * Keep entries beside those that are kept, without the days that are over.
 * @param {Entries} entries
 */
export function keepEntries(entries) {
  const today = isoDay(new Date());
  const all = Object.entries({ ...keptEntries(), ...entries });
  storage.write("localStorage", KEY, Object.fromEntries(all.filter(([, day]) => day >= today)));
}

export const forgetEntries = () => storage.write("localStorage", KEY, false);
