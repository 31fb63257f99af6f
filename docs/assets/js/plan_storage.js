// The plan that the reader asked to keep on this device, as the file that My plan saves, and
// answers on their way from another calculator to it.

import { isSaved } from "./plan_file.js";
import * as storage from "./storage.js";

/** @import { Saved } from "./plan_file.js" */

const KEPT = "uep-plan";
const CARRIED = "uep-carried";

/** @param {unknown} value */
const saved = (value) => (isSaved(value) ? value : null);

export const keptPlan = () => saved(storage.read("localStorage", KEPT));

/** @param {Saved | null} plan null to keep none */
export const keepPlan = (plan) => storage.write("localStorage", KEPT, plan);

/**
 * Hear of it when another tab keeps a plan, or keeps none any more.
 * @param {() => void} listener
 */
export const onKeptElsewhere = (listener) =>
  addEventListener("storage", ({ key }) => (key === KEPT || key === null) && listener());

/** Take the answers that another calculator sent along, once. */
export function takeCarried() {
  const carried = saved(storage.read("sessionStorage", CARRIED));
  storage.write("sessionStorage", CARRIED, null);
  return carried;
}

/** @param {Saved} carried */
export const carry = (carried) => storage.write("sessionStorage", CARRIED, carried);
