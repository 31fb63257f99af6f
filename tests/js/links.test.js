import assert from "node:assert/strict";
import { test } from "node:test";

import * as links from "../../docs/assets/js/links.js";

const NONE = new Set();
const NO_DEFAULTS = new Map();
const SHAPES = new Map(
  Object.entries({
    target: { widget: "date" },
    roles: {
      widget: "choices",
      values: new Set(["other-user", "gas-supplier", "import-supplier", "none", "unknown"]),
    },
    lengths: { widget: "lengths", values: new Set(["quality-gate", "user-id"]) },
    credit_support: {
      widget: "records",
      most: 20,
      parts: new Map([
        ["form", { widget: "choice", values: new Set(["cash-deposit", "bank-guarantee"]) }],
        ["amount", { widget: "number" }],
      ]),
    },
    evidence: { widget: "assignments", most: 300, values: new Set(["done"]) },
    charges: { widget: "number" },
    calendar: { widget: "choice", values: new Set(["scotland", "england-and-wales"]) },
  }),
);
/** @typedef {{ [name: string]: unknown }} Answers */
/** @param {Answers} answers */
const result = (answers) =>
  /** @type {import("../../docs/assets/js/types").Result} */ (
    /** @type {unknown} */ ({ calculator: "deadlines", answers })
  );
/** @param {Answers} answers */
const write = (answers, was = "r1h1") => links.write(result(answers), was, NO_DEFAULTS, NONE);
/** @param {string} fragment */
const read = (fragment) => links.read(fragment, "deadlines", () => SHAPES);

test("a link holds what it was worked out under, the answers, and an end", () => {
  const answers = { target: "2027-06-30", roles: ["other-user", "gas-supplier"], charges: null };
  assert.equal(
    write(answers, "r1h1,abc4000"),
    "#calculator=deadlines&_was=r1h1,abc4000&target=2027-06-30&roles=other-user,gas-supplier&end",
  );
});

test("what is private, and what holds where nothing is given, is left out", () => {
  const fragment = links.write(
    result({ charges: "10000", calendar: "england-and-wales", target: "2027-06-30" }),
    "x",
    new Map([["calendar", "england-and-wales"]]),
    new Set(["charges"]),
  );
  assert.equal(fragment, "#calculator=deadlines&_was=x&target=2027-06-30&end");
  assert.match(write({ calendar: "scotland" }), /&calendar=scotland&/);
});

test("lengths stand in one part, and a space is %20", () => {
  const fragment = write({ lengths: { "quality-gate": "1 week", "user-id": "10 WD" } });
  assert.match(fragment, /&lengths=quality-gate:1week,user-id:10WD&/);
  assert.match(write({ evidence: { "a.b": { owner: "A B" } } }), /&evidence.a.b.owner=A%20B&/);
});

test("answers of every kind of field come back as they were written", () => {
  const answers = {
    target: "2027-06-30",
    roles: ["other-user", "gas-supplier"],
    lengths: { "quality-gate": "1 week", "user-id": "10 WD" },
    credit_support: Array.from({ length: 20 }, (_, number) => ({
      form: "cash-deposit",
      amount: `${number}`,
    })),
    evidence: { "clause.one.two": { owner: "A, B & C (%2C) +1 100%", status: "done" } },
    charges: "10000.50",
  };
  const link = read(write(answers));
  assert.deepEqual(JSON.parse(JSON.stringify(link?.answers)), answers);
  assert.deepEqual(link?.previous, { was: "r1h1" });
  assert.deepEqual([link?.wrong, link?.cut, link?.toAnswer], [[], false, true]);
});

test("an empty list is written as none, and read as a list", () => {
  const fragment = write({ roles: [] });
  assert.match(fragment, /&roles=none&/);
  assert.deepEqual(read(fragment)?.answers, { roles: [] });
});

test("not known is put into the link of a step's result", () => {
  const fragment = links.withUnknown(write({ target: "2027-06-30" }), ["roles"]);
  assert.match(fragment, /&roles=unknown&end$/);
  assert.deepEqual(read(fragment)?.answers.roles, ["unknown"]);
});

test("a record that a link skips leaves no gap", () => {
  const link = read("#calculator=deadlines&credit_support.3.amount=7");
  assert.deepEqual(link?.answers, { credit_support: [{ amount: "7" }] });
});

test("no link: another calculator's, or none", () => {
  assert.equal(read("#calculator=eligibility&target=2027-06-30"), null);
  assert.equal(read(""), null);
  assert.equal(read("#heading"), null);
});

test("a link that is too long is named so, and nothing of it is read", () => {
  const link = read(`#calculator=deadlines&_was=x&target=2027-06-30&charges=${"9".repeat(9000)}`);
  assert.equal(link?.tooLong, true);
  assert.deepEqual([link?.answers, link?.toAnswer], [{}, false]);
});

test("a link whose end is missing is not answered", () => {
  const link = read(write({ target: "2027-06-30", roles: ["gas-supplier"] }).slice(0, -8));
  assert.deepEqual([link?.cut, link?.toAnswer], [true, false]);
  assert.equal(link?.answers.target, "2027-06-30");
});

for (const [part, name] of [
  ["target=tomorrow", "target"],
  ["target.x=1", "target"],
  ["charges=Your+account+is+suspended", "charges"],
  ["roles=gas-supplier,gas-suppl", "roles"],
  ["lengths.a.b=1", "lengths"],
  ["lengths=user-id:Pay+this+to+1", "lengths"],
  ["evidence.a=1", "evidence"],
  ["evidence.Your+account.owner=1", "evidence"],
  ["evidence.__proto__.owner=me", "evidence"],
  ["credit_support=aaaa", "credit_support"],
  ["credit_support.0.suspended=1", "credit_support"],
  ["credit_support.20.amount=1", "credit_support"],
  ["credit_support.0.form=gold", "credit_support"],
]) {
  test(`${part} is refused by the name of its field`, () => {
    const link = read(`#calculator=deadlines&${part}`);
    assert.deepEqual(link?.wrong, [name]);
    assert.deepEqual(link?.answers, {});
    assert.equal("owner" in {}, false);
  });
}

test("a link of the search whose end is missing is not answered either", () => {
  const whole = "#calculator=deadlines&_ask=1&target=2027-06-30&roles=gas-supplier&end";
  assert.deepEqual([read(whole)?.cut, read(whole)?.toAnswer], [false, true]);
  const cut = read(whole.slice(0, -20));
  assert.deepEqual([cut?.cut, cut?.toAnswer], [true, false]);
  assert.deepEqual(cut?.answers, { target: "2027-06-30" });
});

test("a link that only brings answers needs no end, and asks for none", () => {
  const link = read("#calculator=deadlines&roles=gas-supplier");
  assert.deepEqual([link?.cut, link?.toAnswer], [false, false]);
});

test("parts that contradict each other are refused", () => {
  const link = read("#calculator=deadlines&credit_support=abc&credit_support.0.amount=1");
  assert.deepEqual(link?.wrong, ["credit_support"]);
});

test("parts of no field are counted, those that follow readers are not", () => {
  const hung = "&utm_source=mail&fbclid=x&gclid=y&mc_cid=z&_ga=1";
  assert.equal(read(`#calculator=deadlines&target=2027-06-30${hung}`)?.unknown, 0);
  assert.equal(read("#calculator=deadlines&other=1&more.of.it=2")?.unknown, 2);
});

test("one list that was escaped again is read", () => {
  const link = read(
    "#calculator=deadlines&roles=import-supplier%252Cgas-supplier&target=2027-06-30",
  );
  assert.deepEqual(link?.answers.roles, ["import-supplier", "gas-supplier"]);
});

test("an older link says what it was worked out under in parts of their own", () => {
  const link = read(
    "#calculator=deadlines&target=2027-06-30&lengths.user-id=10+WD&_rules=r1&_holidays=c1" +
      "&_was.Give+notice=2027-01-04).",
  );
  assert.deepEqual(link?.answers, { target: "2027-06-30", lengths: { "user-id": "10 WD" } });
  assert.deepEqual(link?.previous, {
    rules: "r1",
    holidays: "c1",
    facts: { "Give notice": "2027-01-04" },
  });
  assert.deepEqual([link?.toAnswer, link?.cut], [true, false]);
});

test("the work to read a link grows with its length, and no faster", () => {
  /** @param {number} length */
  const steps = (length) => {
    let made = 0;
    const counting = new Map(SHAPES);
    counting.get = (name) => {
      made += 1;
      return SHAPES.get(name);
    };
    links.read(
      `#calculator=deadlines&${"evidence.a.owner=1&".repeat(length)}`,
      "deadlines",
      () => counting,
    );
    return made;
  };
  assert.ok(steps(400) <= 4.1 * steps(100));
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
    "#calculator=eligibility&step=licences&change=1&sec_party=yes&licences=gas,supply" +
      "&as_of=2026-12-03&end",
  );
  assert.equal(
    links.writeStep("eligibility", "a", false, {}),
    "#calculator=eligibility&step=a&end",
  );
});

test("answers for another calculator are written as its links are", () => {
  const fragment = links.writeStep("deadlines", null, false, {
    roles: [],
    target: { day: "30", month: "6", year: "2027" },
  });
  assert.equal(fragment, "#calculator=deadlines&roles=none&target=2027-06-30&end");
  assert.deepEqual(read(fragment)?.answers, { roles: [], target: "2027-06-30" });
  assert.equal(read(fragment)?.toAnswer, false);
});
