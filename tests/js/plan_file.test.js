import assert from "node:assert/strict";
import { test } from "node:test";

import { fitting, madeUnder, read } from "../../site_js/plan_file.js";

const CALCULATORS = new Set(["my-plan", "deadlines"]);
const KNOWN = new Set(["target", "roles"]);
const reading = (value) => () => read(JSON.stringify(value), CALCULATORS, KNOWN);

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
  assert.throws(() => read("{", CALCULATORS, KNOWN), /it is not JSON/);
  for (const value of [null, 1, [], {}, { answers: [] }])
    assert.throws(reading(value), /it holds no answers/);
  assert.throws(
    reading({ calculator: "recipe", answers: { target: "x" } }),
    /an answer of another kind/,
  );
  assert.throws(reading({ answers: { shape: "round" } }), /none of its answers belongs/);
});

test("only answers that are given fit", () => {
  const { answers } = fitting({ target: "a", roles: undefined }, KNOWN);
  assert.deepEqual(answers, { target: "a" });
});

test("a plan states the rules that it was made under", () => {
  assert.deepEqual(
    madeUnder({ answers: {}, register_version: "r", calendar_version: "c", facts: { A: "1" } }),
    {
      rules: "r",
      holidays: "c",
      facts: { A: "1" },
      rules_said: undefined,
      bank_holidays: undefined,
    },
  );
});
