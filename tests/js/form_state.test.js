import assert from "node:assert/strict";
import { test } from "node:test";

import {
  datePartsIn,
  given,
  hasAny,
  merged,
  questionsAsked,
} from "../../docs/assets/js/form_state.js";

/** @import { Raw } from "../../docs/assets/js/types" */

const FLOW = [
  { name: "party", prompt: "", when: [[]] },
  { name: "licences", prompt: "", when: [[{ question: "party", values: ["yes"] }]] },
  {
    name: "exempt",
    prompt: "",
    when: [
      [{ question: "licences", values: ["gas", "supply"] }],
      [
        { question: "party", values: ["no"] },
        { question: "licences", values: ["none"] },
      ],
    ],
  },
];

test("an entry is given when something stands in it", () => {
  for (const value of ["a", ["a"], { day: "1", month: "" }]) assert.equal(given(value), true);
  /** @type {Raw[]} */
  const empty = ["", " \t", [], {}, { day: "", month: " " }];
  for (const value of empty) assert.equal(given(value), false);
});

test("a word is looked for in an answer of one word or several", () => {
  assert.equal(hasAny("yes", ["yes", "no"]), true);
  assert.equal(hasAny(["gas", "supply"], ["supply"]), true);
  assert.equal(hasAny([], [""]), false);
  assert.equal(hasAny("supply", ["sup"]), false);
});

test("the first question comes up by itself, the next by its answer", () => {
  assert.deepEqual([...questionsAsked(FLOW, {})], [["party", undefined]]);
  assert.deepEqual(
    [...questionsAsked(FLOW, { party: "yes" })],
    [
      ["party", "yes"],
      ["licences", undefined],
    ],
  );
});

test("one of several conditions is enough, every clause of it has to hold", () => {
  assert.deepEqual(
    [...questionsAsked(FLOW, { party: "yes", licences: ["gas"] }).keys()],
    ["party", "licences", "exempt"],
  );
  assert.deepEqual([...questionsAsked(FLOW, { party: "no" }).keys()], ["party"]);
});

test("an answer to a question that no longer comes up brings up nothing", () => {
  assert.deepEqual([...questionsAsked(FLOW, { party: "no", licences: ["gas"] }).keys()], ["party"]);
});

test("answers put in keep the others, and the other parts of an answer in parts", () => {
  const before = { charges: "10000", durations: { testing: "15 WD", gate: "1 week" } };
  assert.deepEqual(merged(before, { unpaid: "0", durations: { gate: "2 weeks" } }), {
    charges: "10000",
    unpaid: "0",
    durations: { testing: "15 WD", gate: "2 weeks" },
  });
  assert.deepEqual(merged({}, { durations: { gate: "2 weeks" } }), {
    durations: { gate: "2 weeks" },
  });
});

test("a complete date in one box is parted, and nothing else is", () => {
  /** @param {string[]} typed */
  const parts = (...[day, month, year]) => ({ day, month, year });
  assert.deepEqual(datePartsIn("24/03/2027"), parts("24", "03", "2027"));
  assert.deepEqual(datePartsIn(" 24\u00a0March  2027 "), parts("24", "March", "2027"));
  assert.deepEqual(datePartsIn("Wednesday 24th of Mar. 2027"), parts("24", "Mar", "2027"));
  assert.deepEqual(datePartsIn("2027-03-24"), parts("24", "03", "2027"));
  for (const typed of ["24", "24/03/27", "24 March", "March 2027", ""])
    assert.equal(datePartsIn(typed), null);
});
