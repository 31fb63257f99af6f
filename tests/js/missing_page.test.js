import assert from "node:assert/strict";
import { test } from "node:test";

import { withItsSign, wordsOf } from "../../docs/assets/js/reading/missing_page.js";

/** @param {string} pathname */
const at = (pathname, search = "") =>
  withItsSign({ origin: "https://example.org", pathname, search });

test("an address whose sign came escaped leads to the page that was meant", () => {
  assert.equal(
    at("/calculators/deadlines/%23calculator=deadlines&target=2027-06-30&end"),
    "https://example.org/calculators/deadlines/#calculator=deadlines&target=2027-06-30&end",
  );
  assert.equal(at("/a/%2523b", "?utm_source=x"), "https://example.org/a/#b?utm_source=x");
  assert.equal(at("/nowhere/"), null);
});

test("it leads to no other origin", () => {
  assert.equal(new URL(at("//other.example/%23x") ?? "").origin, "https://example.org");
});

test("the words of an address, whatever it is written in", () => {
  assert.equal(wordsOf("/guidance/credit-cover.html"), "credit cover");
  assert.equal(wordsOf("/caf%E9-credit"), "caf credit");
  assert.equal(wordsOf("/caf%C3%A9/"), "café");
  assert.equal(wordsOf("/%"), "");
  assert.equal(wordsOf("/"), "");
});
