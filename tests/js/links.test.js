import assert from "node:assert/strict";
import { test } from "node:test";

import * as links from "../../docs/assets/js/links.js";

const NONE = new Set();
const WIDGETS = new Map([
  ["target", "date"],
  ["roles", "choices"],
  ["lengths", "lengths"],
  ["credit_support", "records"],
  ["evidence", "assignments"],
  ["charges", "number"],
]);
const result = (answers) => ({
  calculator: "deadlines",
  answers,
  register_version: "r1",
  calendar_version: "c1",
});
const read = (fragment) => links.read(fragment, "deadlines", WIDGETS);

test("a link holds the answers, the rules and the facts", () => {
  const answers = { target: "2027-06-30", roles: ["other-user", "gas-supplier"], charges: null };
  assert.equal(
    links.write(result(answers), { NOTICE: "2027-01-04" }, NONE),
    "#calculator=deadlines&target=2027-06-30&roles=other-user%2Cgas-supplier" +
      "&_rules=r1&_holidays=c1&_was.NOTICE=2027-01-04",
  );
});

test("what is private is left out", () => {
  const fragment = links.write(result({ charges: "10000" }), {}, new Set(["charges"]));
  assert.equal(fragment, "#calculator=deadlines&_rules=r1&_holidays=c1");
});

test("answers of every kind of field come back as they were written", () => {
  const answers = {
    target: "2027-06-30",
    roles: ["other-user", "gas-supplier"],
    lengths: { "quality-gate": "1 week", "user-id": "10 WD" },
    credit_support: [
      { kind: "cash", amount: "1000" },
      { kind: "guarantee", amount: "5" },
    ],
    evidence: { "clause.1.2": { owner: "A, B & C", status: "done" } },
    charges: "10000.50",
  };
  const link = read(links.write(result(answers), { NOTICE: "x" }, NONE));
  assert.deepEqual(link, {
    answers,
    asks: false,
    previous: { rules: "r1", holidays: "c1", facts: { NOTICE: "x" } },
  });
});

test("a link may have its answer worked out at once", () => {
  assert.equal(read("#calculator=deadlines&target=2027-06-30&_ask=1")?.asks, true);
});

test("an empty list is written as none, and read as a list", () => {
  const fragment = links.write(result({ roles: [] }), {}, NONE);
  assert.match(fragment, /&roles=none&/);
  assert.deepEqual(read(fragment)?.answers, { roles: [] });
});

test("a record that a link skips leaves no gap", () => {
  const link = read("#calculator=deadlines&credit_support.3.amount=7");
  assert.deepEqual(link?.answers, { credit_support: [{ amount: "7" }] });
});

test("no link: another calculator's, none, or one that is too long", () => {
  assert.equal(read("#calculator=eligibility&target=2027-06-30"), null);
  assert.equal(read(""), null);
  assert.equal(read(`#calculator=deadlines&charges=${"9".repeat(links.LONGEST)}`), null);
});

test("names that no field has, and keys of another form, are left out", () => {
  const link = read("#calculator=deadlines&other=1&target.x=1&lengths.a.b=1&evidence.a=1");
  assert.deepEqual(link?.answers, {});
});

test("the names of an object's own machinery are names like any other", () => {
  const link = read(
    "#calculator=deadlines&evidence.__proto__.owner=me&lengths.__proto__=1&__proto__=2",
  );
  assert.deepEqual(Object.keys(link?.answers ?? {}), ["evidence", "lengths"]);
  assert.equal(/** @type {any} */ ({}).owner, undefined);
});

test("parts that contradict each other do not stop the reading", () => {
  const link = read("#calculator=deadlines&credit_support=abc&credit_support.0.amount=1");
  assert.deepEqual(link?.answers, { credit_support: [{ amount: "1" }] });
});

test("a step's link holds what is an answer already", () => {
  const answers = {
    sec_party: "yes",
    licences: ["gas", "supply"],
    as_of: { day: "3", month: "12", year: "2026" },
    other: { day: "3", month: "", year: "" },
  };
  assert.equal(
    links.writeStep("eligibility", "licences", true, answers),
    "#calculator=eligibility&step=licences&change=1&sec_party=yes&licences=gas%2Csupply" +
      "&as_of=2026-12-03",
  );
  assert.equal(links.writeStep("eligibility", "a", false, {}), "#calculator=eligibility&step=a");
});

test("answers for another calculator are written as its links are", () => {
  const fragment = links.writeAnswers("deadlines", { roles: [], target: "2027-06-30" });
  assert.deepEqual(read(fragment)?.answers, { roles: [], target: "2027-06-30" });
});
