import assert from "node:assert/strict";
import { test } from "node:test";

import SearchableMap from "minisearch/SearchableMap";
import { dateIn } from "../../docs/assets/js/search/dates.js";
import { engine } from "../../docs/assets/js/search/engine.js";
import { excerpt } from "../../docs/assets/js/search/excerpt.js";
import { intoCalculator } from "../../docs/assets/js/search/into_calculator.js";
import { learn } from "../../docs/assets/js/search/learned.js";
import { begunWith, fitOf, slipsOf } from "../../docs/assets/js/search/match.js";
import { split, Vocabulary } from "../../docs/assets/js/search/words.js";

/** @import { Data, Idea } from "../../docs/assets/js/search/types" */

/** @type {Pick<Data, "same" | "numbers" | "heavy" | "light" | "filler">} */
const WORDS = {
  same: [
    ["UEPT", "user entry process tests"],
    ["collateral", "credit support"],
  ],
  numbers: { five: "5", sixty: "60" },
  heavy: [],
  light: [],
  filler: ["please", "the", "of", "a", "is", "what", "do", "we"],
};
const { ideas } = new Vocabulary(WORDS);
/** @param {string} text */
const idea = (text) => /** @type {Idea} */ (ideas(text)[0]);
const FRIDAY = new Date(2026, 10, 27);

test("words are parted at signs, clauses and thousands kept", () => {
  assert.deepEqual(split("H1.10: “10,000” a month/year?"), [
    "h1.10",
    "10000",
    "a",
    "month",
    "year",
  ]);
});

test("words of one family have one stem, numerals their digits", () => {
  for (const family of [
    ["tests", "testing", "tested"],
    ["parties", "party"],
    ["sixty", "60"],
  ])
    assert.equal(new Set(family.map((word) => idea(word).stems[0])).size, 1, String(family));
});

test("a phrase is one idea and shares a sense with its other name, filler is none", () => {
  const found = ideas("please the user entry process tests");
  assert.equal(found.length, 1);
  assert.deepEqual(found[0].senses, idea("UEPT").senses);
  assert.equal(ideas("what is the").length, 3); // nothing else is there
});

test("the very word is worth most, then its sense, then a part of the phrase", () => {
  const bag = new Set([...idea("collateral").stems, ...idea("collateral").senses]);
  const [all, sense] = [fitOf(idea("collateral"), bag), fitOf(idea("credit support"), bag)];
  const part = fitOf(idea("credit support"), new Set(["credit"]));
  assert.equal(all, 1);
  assert.ok(sense < all && part < sense && part > 0);
  assert.equal(fitOf(idea("notice"), bag), 0);
});

test("a word half typed, and a clause that is nowhere, stand for what is known", () => {
  const known = new SearchableMap();
  for (const stem of ["secur", "notic", "h1.4", "h1.4.3", "~7"]) known.set(stem, true);
  /** @param {string} stem */
  const begun = (stem) => [...begunWith(known, stem).keys()].sort();
  assert.deepEqual(begun("no"), ["notic"]);
  assert.deepEqual(begun("h1.4.9"), ["h1.4"]);
  assert.deepEqual(begun("h1"), ["h1.4", "h1.4.3"]);
  assert.deepEqual(begun("xylophon"), []);
});

test("a slip stands for the nearest words", () => {
  const known = new SearchableMap();
  for (const word of ["security", "notice", "noticed", "2018"]) known.set(word, true);
  assert.deepEqual(slipsOf(known, "secuurity"), ["security"]);
  assert.deepEqual(slipsOf(known, "notize"), ["notice"]);
  assert.deepEqual(slipsOf(known, "xylophone"), []);
});

/** @type {Data} */
const DATA = {
  ...WORDS,
  pages: [
    ["guidance/5/", "Testing"],
    ["glossary/", "Glossary"],
  ],
  sections: [
    [0, "timing", "Timing", "You must give notice of testing."],
    [0, "costs", "Costs", "Testing is free."],
    [1, "notice", "Notice", "What is given before a test."],
  ],
  questions: [
    [
      0,
      "p1",
      "How much notice?",
      "You must give 60 Working Days.",
      ["how early do we tell you"],
      "deadlines",
    ],
    [1, "p2", "What does it cost?", "Nothing.", ["price of testing", "is it free"], ""],
  ],
  terms: [[2, "", "Notice", "What is given before a test.", ["warning"], []]],
  calculators: {},
};

/** The search, once it has learned. @param {Parameters<typeof engine>[0]} data */
async function ready(data) {
  const made = await engine(data);
  await made.ready;
  return made;
}

test("it answers before it has learned, by what is said alone", async () => {
  const { search } = await engine(DATA);
  assert.equal(search("price of testing")[0].anchor, "p2");
});

test("a wording finds its question, its paragraph and its answer", async () => {
  const { search } = await ready(DATA);
  const [first] = search("price of the tests");
  assert.deepEqual([first.section, first.anchor, first.answer], [1, "p2", "Nothing."]);
  assert.equal(search("how early do we tell you")[0].calculator, "deadlines");
});

test("a word that says little comes to speak for the section whose questions have it", async () => {
  const lessons = [
    { keys: ["who", "audit"], section: 1 },
    { keys: ["when", "audit"], section: 2 },
  ];
  const share = await learn(lessons, () => undefined);
  const [who, when] = [share(["who", "audit"]), share(["when"])];
  assert.ok(Number(who.get(1)) > Number(who.get(2)));
  assert.ok(Number(when.get(2)) > Number(when.get(1)));
  // Of what is unknown nothing is learned.
  assert.equal(share(["hydrogen"]).get(1), share([]).get(2));
});

test("a slip in a phrase is put right before the phrase is sought", async () => {
  const { search } = await ready(HOMES);
  assert.equal(
    search("testz of the process")[0].section,
    search("tests of the process")[0].section,
  );
});

test("a name finds what is called so, and words of nothing find nothing", async () => {
  const { search } = await ready(DATA);
  assert.equal(search("Warning")[0].answer, "What is given before a test.");
  for (const query of ["zzzqq", "", "  ", "+", "~0"]) assert.deepEqual(search(query), [], query);
});

/** @type {Data} */
const HOMES = {
  ...DATA,
  pages: [...DATA.pages, ["about/sec-sections/", "Sections"]],
  sections: [
    [0, "", "5. Tests of the process", "Under Section H14 you test."],
    [0, "timing", "5.2 Timing", "You give notice, and the tests follow."],
    [0, "costs", "5.3 Costs", "Testing is free."],
    [0, "end", "5.3 Completion", "Section H1.8b(ii) has the end."],
    [1, "tests", "Tests of the process", "What is tested."],
    [2, "h14", "Section H14", ""],
    [2, "h1-8-b-ii", "Section H1.8(b)(ii)", ""],
    [2, "h15", "Section H15", ""],
  ],
  questions: [],
  terms: [[4, "", "Tests of the process", "What is tested.", ["TP"], []]],
};

test("a heading, its number, an abbreviation and a clause lead to the guidance first", async () => {
  const { search } = await ready(HOMES);
  /** @param {string} query */
  const first = (query) => search(query)[0].section;
  assert.deepEqual(["timing", "5.2", "section 5.2", "5"].map(first), [1, 1, 1, 0]);
  assert.deepEqual(["TP", "tests of the process"].map(first), [0, 0]);
  assert.deepEqual(["H14", "Section H14", "H1.8(b)(ii)"].map(first), [0, 0, 3]);
  assert.equal(search("H14")[1].section, 5); // then the index of the clauses
  assert.equal(first("H15"), 7); // the guidance does not speak of it
});

test("the meaning that is asked for is the definition", async () => {
  const { search } = await ready(HOMES);
  assert.equal(search("what is TP")[0].section, 4);
});

test("a weak match is known as one, with the words that no page has", async () => {
  const { search, doubt } = await ready(DATA);
  /** @param {string} query */
  const of = (query) => doubt(query, search(query)[0]);
  assert.deepEqual(of("price of testing"), { weak: false, unknown: [] });
  assert.deepEqual(of("hydrogen"), { weak: true, unknown: ["hydrogen"] });
  assert.deepEqual(of("notice of Hydrogen"), { weak: true, unknown: ["hydrogen"] });
  assert.deepEqual(of("what is the notise").unknown, []); // a slip is no other word
});

test("words that were asked for are marked, in another form too, filler is not", async () => {
  const { wanted } = await ready(DATA);
  const asked = wanted("what is the notise of tests");
  assert.deepEqual(["notice", "testing", "the", "free"].map(asked), [true, true, false, false]);
});

test("an excerpt is where most of the words are", () => {
  const text = `${"word ".repeat(60)}found here found ${"more ".repeat(60)}`.trim();
  const words = excerpt(text, (word) => word === "found");
  assert.equal(words.filter(([, hit]) => hit).length, 2);
  assert.equal(words[0][0], "…");
  assert.equal(words.at(-1)?.[0], "…");
  assert.deepEqual(
    excerpt("two words", () => false),
    [
      ["two", false],
      ["words", false],
    ],
  );
});

test("dates in a sentence", () => {
  /** @param {string} words */
  const iso = (words) => dateIn(words, FRIDAY)?.toLocaleDateString("sv");
  assert.equal(iso("before 3 june 2027"), "2027-06-03");
  assert.equal(iso("on june 3rd, 2027"), "2027-06-03");
  assert.equal(iso("by 2027-06-03"), "2027-06-03");
  assert.equal(iso("by 3/6/2027"), "2027-06-03");
  assert.equal(iso("after the 1st of march"), "2027-03-01"); // the next to come
  assert.equal(iso("on 27 november"), "2026-11-27");
  assert.equal(iso("from tomorrow"), "2026-11-28");
  assert.equal(iso("from monday"), "2026-11-30");
  assert.equal(iso("on 31 june 2027"), undefined); // no such day
  assert.equal(iso("what may we do"), undefined);
});

/** @param {string} query */
const opens = (query) => {
  const found = intoCalculator(query, FRIDAY, WORDS.numbers);
  return found && [found.name, found.answers];
};

test("Working Days on and back, and where", () => {
  assert.deepEqual(opens("60 working days before 3 June 2027"), [
    "working-days",
    { start: "2027-06-03", days: "-60" },
  ]);
  assert.deepEqual(opens("what date is five working days from today in Scotland"), [
    "working-days",
    { start: "2026-11-27", days: "5", calendar: "scotland" },
  ]);
  assert.equal(opens("sixty working days"), null);
});

test("a threshold's year and monthly charges", () => {
  assert.deepEqual(opens("threshold 2026/27"), ["credit-cover", { regulatory_year: "2026/27" }]);
  assert.deepEqual(opens("threshold this year"), ["credit-cover", { regulatory_year: "2026/27" }]);
  assert.equal(opens("threshold 2026/29"), null);
  assert.deepEqual(opens("credit cover for 10,000 a month"), [
    "credit-cover",
    { expected_charges: "10000" },
  ]);
  assert.deepEqual(opens("collateral if we owe £2.5k"), [
    "credit-cover",
    { unpaid_invoices: "2500" },
  ]);
  assert.equal(opens("section 9 credit support"), null);
});

test("a date that the planner takes", () => {
  assert.deepEqual(opens("we want to start testing on 1 September 2027"), [
    "deadlines",
    { uept_start: "2027-09-01" },
  ]);
  assert.deepEqual(opens("become a user by 1 Sept 2027"), ["deadlines", { target: "2027-09-01" }]);
  assert.deepEqual(opens("we gave notice on 2 November 2026"), [
    "deadlines",
    { notice_given: "2026-11-02" },
  ]);
  assert.equal(opens("who had to be a user by 25 May 2017"), null); // passed
});
