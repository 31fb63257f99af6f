import assert from "node:assert/strict";
import { test } from "node:test";

import { madeUnder, read, withoutPlace } from "../../docs/assets/js/plan_file.js";

const CALCULATORS = new Set(["my-plan", "deadlines"]);
const SHAPES = new Map(
  Object.entries({
    target: { widget: "date" },
    roles: { widget: "choices", values: new Set(["gas-supplier"]) },
    credit_support: {
      widget: "records",
      most: 20,
      parts: new Map([["amount", { widget: "number" }]]),
    },
    evidence: { widget: "assignments", most: 300, values: new Set(["done"]) },
  }),
);
/** @param {unknown} value */
const reading = (value) => () => read(JSON.stringify(value), CALCULATORS, SHAPES);

test("a saved plan's answers, and the names of those for which there is no place", () => {
  const saved = {
    calculator: "deadlines",
    answers: { target: "2027-06-30", roles: null, shape: "round" },
  };
  const { answers, leftOut } = reading(saved)();
  assert.deepEqual(answers, { target: "2027-06-30" });
  assert.deepEqual(leftOut, ["shape"]);
});

test("what is no saved plan is refused with the reason", () => {
  assert.throws(() => read("{", CALCULATORS, SHAPES), /it is not JSON/);
  for (const value of [null, 1, [], {}, { answers: [] }])
    assert.throws(reading(value), /it holds no answers/);
  assert.throws(
    reading({ calculator: "recipe", answers: { target: "x" } }),
    /an answer of another kind/,
  );
  assert.throws(reading({ answers: { shape: "round" } }), /none of its answers belongs/);
});

test("answers that no field can have are named, and none of them is used", () => {
  const { answers, wrong } = reading({
    answers: {
      target: { day: { day: 1 } },
      roles: "gas-supplier",
      credit_support: Array.from({ length: 1000 }, () => ({})),
      evidence: { "Your account is suspended": { owner: "x" } },
    },
  })();
  assert.deepEqual(answers, {});
  assert.deepEqual(wrong, ["target", "roles", "credit_support", "evidence"]);
});

test("of what a file states no more is passed on than texts, and not without end", () => {
  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  const { facts, bank_holidays: days } = madeUnder({
    answers: {},
    facts: Object.fromEntries(Array.from({ length: 2000 }, (_, number) => [`${number}`, "x"])),
    bank_holidays: [deep, { date: "2028-01-03", reason: 4 }, ...Array(2000).fill({})],
  });
  assert.equal(Object.keys(/** @type {{}} */ (facts)).length, 500);
  assert.equal(/** @type {unknown[]} */ (days).length, 500);
  assert.deepEqual(/** @type {unknown[]} */ (days).slice(0, 2), [{}, { date: "2028-01-03" }]);
});

test("what a plan has no place for is named without a word of the file's", () => {
  assert.equal(withoutPlace([]), "");
  assert.equal(
    withoutPlace(["what_if_expected_charges", "Your account is suspended"]),
    "Left out, since a plan has no place for it: the what-if amounts and " +
      "1 answer to no question here.",
  );
});

test("a plan states the rules that it was made under", () => {
  assert.deepEqual(
    madeUnder({ answers: {}, register_version: "r", calendar_version: "c", facts: { A: "1" } }),
    {
      rules: "r",
      holidays: "c",
      facts: { A: "1" },
      rules_said: {},
      bank_holidays: [{}],
    },
  );
});
