import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { carry, keepPlan, keptPlan, takeCarried } from "../../docs/assets/js/plan_storage.js";
import * as storage from "../../docs/assets/js/storage.js";

/** A browser's store, or one that refuses. */
const store = ({ refuses = false } = {}) => {
  const kept = new Map();
  const refuse = () => {
    if (refuses) throw new Error("refused");
    return kept;
  };
  return /** @type {Storage} */ ({
    getItem: (key) => refuse().get(key) ?? null,
    setItem: (key, value) => void refuse().set(key, value),
    removeItem: (key) => void refuse().delete(key),
  });
};
/**
 * @template {Storage | undefined} Local
 * @param {Local} local
 */
const use = (local, session = store()) => {
  for (const [name, value] of Object.entries({ localStorage: local, sessionStorage: session }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  return local;
};

afterEach(() => {
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
});

test("what is kept is read again, until it is taken away", () => {
  use(store());
  assert.equal(storage.read("localStorage", "a"), null);
  assert.equal(storage.write("localStorage", "a", [1, "b"]), true);
  assert.deepEqual(storage.read("localStorage", "a"), [1, "b"]);
  assert.equal(storage.write("localStorage", "a", null), true);
  assert.equal(storage.read("localStorage", "a"), null);
});

test("a browser that keeps nothing", () => {
  use(store({ refuses: true }));
  assert.equal(storage.read("localStorage", "a"), null);
  assert.equal(storage.write("localStorage", "a", 1), false);
  use(undefined);
  assert.equal(storage.read("localStorage", "a"), null);
  assert.equal(storage.write("localStorage", "a", 1), false);
});

test("what is not JSON is as nothing", () => {
  use(store()).setItem("a", "{");
  assert.equal(storage.read("localStorage", "a"), null);
});

test("a kept plan has answers, and what has none is no plan", () => {
  const local = use(store());
  for (const junk of ["null", "1", "[]", "{}", '{"answers": []}', '{"answers": 1}', "x"]) {
    local.setItem("uep-plan", junk);
    assert.equal(keptPlan(), null, junk);
  }
  assert.equal(keepPlan({ answers: { target: "2027-06-30" } }), true);
  assert.deepEqual(keptPlan(), { answers: { target: "2027-06-30" } });
});

test("answers on their way are taken once", () => {
  use(store());
  carry({ from: "Deadlines", answers: { target: "2027-06-30" } });
  assert.deepEqual(takeCarried(), { from: "Deadlines", answers: { target: "2027-06-30" } });
  assert.equal(takeCarried(), null);
});
