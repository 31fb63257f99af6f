import assert from "node:assert/strict";
import { test } from "node:test";

import {
  firstOpen,
  following,
  preceding,
  RESULT,
  stepOfLink,
} from "../../docs/assets/js/wizard_steps.js";

const FLOW = new Set(["party", "licences", "exempt"]);
const FIELDS = new Set([...FLOW, "as_of"]);
/** @type {import("../../docs/assets/js/types").Asked} */
const ASKED = new Map(Object.entries({ party: "yes", licences: ["gas"], exempt: undefined }));
const COMPLETE = new Map([...ASKED, ["exempt", "no"]]);

test("the first open question, or the result", () => {
  assert.equal(firstOpen(ASKED), "exempt");
  assert.equal(firstOpen(COMPLETE), RESULT);
});

test("steps follow in order and end with the result", () => {
  /** @param {string} step */
  const at = (step) => following({ step, changing: false }, COMPLETE, FLOW);
  assert.deepEqual(at("party"), { step: "licences", changing: false });
  assert.deepEqual(at("licences"), { step: "exempt", changing: false });
  assert.deepEqual(at("exempt"), { step: RESULT, changing: false });
});

test("after a change comes what is newly asked, and then the result", () => {
  const change = { step: "party", changing: true };
  assert.deepEqual(following(change, ASKED, FLOW), { step: "exempt", changing: true });
  assert.deepEqual(following(change, COMPLETE, FLOW), { step: RESULT, changing: false });
});

test("after a field outside the flow comes what is open", () => {
  const place = { step: "as_of", changing: false };
  assert.deepEqual(following(place, ASKED, FLOW), { step: "exempt", changing: false });
});

test("back goes in order, and to the result from a change or from outside the flow", () => {
  /** @param {string} step */
  const from = (step, changing = false) => preceding({ step, changing }, COMPLETE);
  assert.equal(from(RESULT), "exempt");
  assert.equal(from("licences"), "party");
  assert.equal(from("party"), "party");
  assert.equal(from("licences", true), RESULT);
  assert.equal(from("as_of"), RESULT);
});

test("a link opens the step that it names, where that can be shown", () => {
  const form = { asked: ASKED, flow: FLOW, fields: FIELDS, toAnswer: false };
  assert.equal(stepOfLink("licences", form), "licences");
  assert.equal(stepOfLink("as_of", form), "as_of");
  assert.equal(stepOfLink(RESULT, form), RESULT);
  const asked = new Map([["party", undefined]]);
  assert.equal(stepOfLink("licences", { ...form, asked }), "party");
  assert.equal(stepOfLink("nonsense", form), "exempt");
  assert.equal(stepOfLink(null, form), "exempt");
  assert.equal(stepOfLink(null, { ...form, toAnswer: true }), RESULT);
});
