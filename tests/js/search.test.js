import assert from "node:assert/strict";
import { test } from "node:test";

import { Index } from "../../site_js/search/index.js";
import { distance, phraseStem, stem } from "../../site_js/search/letters.js";
import { forLunr, ideasOf, understand } from "../../site_js/search/question.js";
import { completions, excerpt, expressed, order } from "../../site_js/search/ranking.js";

const WORDS = {
  same: [["UEPT", "User Entry Process Tests"]],
  also: { exam: ["tests"] },
  filler: ["please"],
  weights: [["", 1]],
  asked: [["guidance/", 2]],
};
const DOCS = [
  { location: "guidance/", title: "User Entry Process Tests", text: "Give notice of testing." },
  { location: "guidance/#h1.4", title: "H1.4 Notice", text: "The <b>assessment</b> of H1.4.3" },
  { location: "about/", title: "About", text: "A security assessment is assessed." },
];
const index = new Index(/[\s,.]+(?!\d)/, DOCS, WORDS);
const isStopWord = (word) => ["the", "of", "a", "is"].includes(word);
const choices = (word, mayErr = true) => Object.fromEntries(index.choicesFor(word, mayErr));

test("a stem is the same for words of one family", () => {
  const families = [
    ["test", "tests", "testing", "tested"],
    ["party", "parties"],
    ["assess", "assesses", "assessment", "assessed"],
  ];
  for (const words of families) assert.equal(new Set(words.map(stem)).size, 1, String(words));
  assert.equal(stem("h1.4"), "h1.4");
  assert.equal(phraseStem(["entry", "tests"]), `entry ${stem("tests")}`);
});

test("the distance of two words", () => {
  assert.equal(distance("notice", "notice", 2), 0);
  assert.equal(distance("notice", "notcie", 2), 1);
  assert.equal(distance("notice", "notices", 2), 1);
  assert.equal(distance("notice", "motive", 2), 2);
  assert.equal(distance("notice", "assess", 2), Infinity);
});

test("a word stands for itself, then for its family", () => {
  assert.equal(choices("assessment").assessment, 1);
  assert.equal(choices("assessment").assessed, 0.5);
  assert.equal(choices("assessments").assessment, 0.9);
});

test("the beginning of a word stands for the word", () => {
  assert.deepEqual(choices("secu"), { security: 0.8 });
  assert.deepEqual(choices("se"), {});
});

test("a clause that is nowhere stands for those under it, or for the one above", () => {
  assert.deepEqual(choices("h1"), { "h1.4": 0.8, "h1.4.3": 0.8 });
  assert.deepEqual(choices("h1.4.9"), { "h1.4": 1 });
  assert.deepEqual(choices("h1.4"), { "h1.4": 1 });
});

test("a misspelt word stands for the nearest, unless no error is allowed", () => {
  assert.deepEqual(choices("secruity"), { security: 0.8 });
  assert.deepEqual(choices("secruity", false), {});
  assert.deepEqual(choices("xylophone"), {});
});

test("a phrase with synonyms is one idea, filler is none", () => {
  const ideas = ideasOf("please the user entry process tests", index, WORDS, isStopWord);
  assert.deepEqual(
    ideas.map(({ own }) => own),
    ["user entry process tests"],
  );
  assert.equal(ideas[0].phrases.length, 2);
});

test("a query in lunr's own language, or of unknown words, stays as it is", () => {
  for (const query of ['"user entry"', "+notice", "noti*", "xylophone"])
    assert.equal(understand(query, index, WORDS, isStopWord), null, query);
});

test("a question prefers the pages that answer, a definition does not", () => {
  const preferred = (query) => understand(query, index, WORDS, isStopWord)?.preferred.length;
  assert.equal(preferred("when is notice given"), 2);
  assert.equal(preferred("what is notice"), 1);
});

test("lunr is asked for each word without a wildcard", () => {
  const question = understand("exam", index, WORDS, isStopWord);
  assert.ok(question);
  assert.match(forLunr(question), /(^| )tests\^1( |$)/);
});

test("a part of a phrase is worth less than all of it", () => {
  const idea = { own: "a b", phrases: [[[["a", 1]], [["b", 1]]]], weight: 1 };
  const has = (...words) => new Map(words.map((word) => [word, 1]));
  assert.equal(expressed(idea, has("a", "b")), 1);
  assert.equal(expressed(idea, has("a")), 0.2);
  assert.equal(expressed(idea, has()), 0);
});

test("an entry whose title has the word comes first, and each says what it lacks", () => {
  const question = understand("notice assessment", index, WORDS, isStopWord);
  assert.ok(question);
  const items = [2, 1].map((number) => [{ ...DOCS[number], score: 0, terms: {} }]);
  const { items: pages } = order({ items }, question, index, isStopWord);
  assert.deepEqual(
    pages.map(([{ location }]) => location),
    ["guidance/#h1.4", "about/"],
  );
  assert.equal(pages[1][0].terms.notice, false);
  assert.equal(pages[0][0].terms.notice, true);
});

test("an excerpt has the words that were found", () => {
  assert.equal(excerpt("<p>short <mark>text</mark></p>"), "short <mark>text</mark>");
  const long = `${"word ".repeat(60)}<mark>found</mark> ${"more ".repeat(60)}`;
  const cut = excerpt(long);
  assert.match(cut, /^… (word ){5}<mark>found<\/mark> .* …$/);
  assert.equal(cut.split(" ").length, 36 + 2);
});

test("the word being typed is completed from the titles", () => {
  assert.deepEqual(completions("pro", index), ["process"]);
  assert.deepEqual(completions("", index), []);
});
