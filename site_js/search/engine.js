// The answer to what was typed: known questions, definitions and the text of every section, put into one order.
import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";
import { bagOf, nearTo, says } from "./match.js";
import { split, vocabulary } from "./words.js";

const BOTH = 0.62; // share of the best wording in a question's score; the rest is what all of its wordings cover
const TEXT = 0.5; // what the text of a section adds at most
const TERM = 0.97; // what a definition is worth beside a question
const NAMED = 0.5; // what a section's title adds that is what was typed
const BESIDE = 0.6; // and what of that counts beside a known question
const COMPARED = 50; // entries whose wordings are compared, those that cover most of the question
const READ = 60; // sections whose text is looked at
const EXACT = 2.5; // what a place is worth that has just this name
const HEAVY = 1.5, LIGHT = 0.5; // how much more the subject of a question weighs, and how much less the words around it
const SHOWN = 12;
/** What a section is worth by where it stands. */
const PRIORS = [
  ["guidance/#contents", 0.5], ["guidance/", 1.12], ["glossary/#other-names", 0.3], ["glossary/", 1], ["calculators/decision-table/", 0.4],
  ["calculators/", 0.85], ["about/what-has-changed/", 0.9], ["about/sec-sections/", 0.9], ["about/editors-notes/", 0.8], ["about/method/", 0.8],
  ["about/traceability/", 0.3], ["about/change-history/", 0.5], ["questions/", 0.3], ["", 0.6],
];

/** @param {import("./answer_types").Data} data */
export function engine(data) {
  const { pages, sections, questions, terms } = data;
  const words = vocabulary(data);
  const addresses = sections.map(([page, anchor]) => pages[page][0] + (anchor ? `#${anchor}` : ""));
  const priors = addresses.map((address) => PRIORS.find(([start]) => address.startsWith(start))[1]);

  const known = new SearchableMap();
  const often = new Map(); // stem or sense → in how many entries
  const count = (bag) => bag.forEach((key) => often.set(key, (often.get(key) ?? 0) + 1));

  const entry = (section, anchor, wordings, rest, question) => {
    const each = wordings.map((wording) => words.ideas(wording)).filter((ideas) => ideas.length);
    const own = new Set(each.flatMap((ideas) => [...bagOf(ideas)]));
    const wide = new Set([...own, ...bagOf(words.ideas(rest))]);
    count(own);
    return { section, anchor, question, own, wide, wordings: each.map((ideas) => ({ ideas, bag: bagOf(ideas) })) };
  };
  const around = (section) => `${sections[section][2]} ${pages[sections[section][0]][1]}`;
  const entries = questions.map(([section, anchor, ask, answer, also], number) =>
    entry(section, anchor, [ask, ...also], `${answer} ${around(section)}`, number),
  );
  const defined = terms.map(([section, anchor, term, , names]) =>
    entry(section, anchor, [...new Set([term, ...names])].flatMap((name) => [name, `what is ${name}`, `${name} meaning`]), around(section), null),
  );

  const texts = new MiniSearch({
    idField: "section", fields: ["title", "asked", "text", "page"],
    tokenize: (text) => text.split(" "), processTerm: (term) => term,
  });
  const asked = sections.map(() => []);
  for (const [section, , ask, answer, also] of questions) asked[section].push(ask, answer, ...also);
  /** @type {Set<string>[]} */
  const bags = sections.map(() => new Set());
  const spell = (text, bag) => {
    const keys = [];
    for (const idea of words.ideas(text)) keys.push(...idea.stems, ...idea.senses, ...idea.inner);
    for (const key of keys) bag?.add(key);
    return keys.join(" ");
  };
  const titles = sections.map(([page, , title]) => bagOf(words.ideas(title)));
  texts.addAll(sections.map(([page, , title, text], section) => ({
    section, title: spell(title, bags[section]), text: spell(text, bags[section]), page: spell(pages[page][1]), asked: spell(asked[section].join(" . "), bags[section]),
  })));
  bags.forEach((bag) => bag.forEach((key) => known.set(key, true)));
  [...entries, ...defined].forEach(({ wide }) => wide.forEach((key) => known.set(key, true)));
  const total = entries.length + defined.length;
  const rarity = (key) => Math.log(1 + total / (1 + (often.get(key) ?? 0)));
  const kindOf = (phrases) => new Set(phrases.flatMap((phrase) => words.ideas(phrase).flatMap(({ stems, senses }) => [stems.join(" "), ...senses])));
  const heavy = kindOf(data.heavy), light = kindOf(data.light);
  const belongs = (idea, kind) => kind.has(idea.stems.join(" ")) || [...idea.senses].some((sense) => kind.has(sense));
  const weigh = (idea) => rare(idea) * (belongs(idea, heavy) || /^\d/.test(idea.stems[0]) ? HEAVY : belongs(idea, light) ? LIGHT : 1);
  const rare = (idea) => {
    const own = Math.max(...idea.stems.map((stem) => (known.has(stem) ? rarity(stem) : 0)));
    const shared = [...idea.senses].map(rarity);
    return shared.length ? (own ? Math.min(own, (own + Math.min(...shared)) / 2) : Math.min(...shared)) : own || 1;
  };
  for (const { wordings } of [...entries, ...defined]) for (const wording of wordings) {
    wording.weights = wording.ideas.map(weigh);
    wording.weight = wording.weights.reduce((sum, each) => sum + each, 0);
  }

  // What is called by its very name: a term or another name of it, a Section of the Code, a note, a heading.
  const nameOf = (text) => split(text.replace(/^(sec )?(section|clause|note|editor.s note)s? (?=[a-z]+[-\d])/i, "")).map(words.stem).join(" ");
  const names = new Map();
  const name = (called, section, anchor) => names.has(nameOf(called)) || names.set(nameOf(called), { section, anchor });
  for (const [section, anchor, term, , others] of terms) for (const called of [term, ...others]) name(called, section, anchor);
  sections.forEach(([, anchor, title], section) => {
    if (/^a-\d\d$/.test(anchor)) name(anchor, section, "");
    if (addresses[section].startsWith("about/sec-sections/#")) name(title, section, "");
  });

  /** @param {string} query @returns {import("./answer_types").Idea[]} */
  function understand(query) {
    const last = /\s$/.test(query) ? null : words.stem(split(query).at(-1) ?? "");
    return words.ideas(query).map((idea) => {
      const near = new Map();
      for (const stem of idea.stems) for (const [other, worth] of nearTo(known, stem, stem === last && !idea.senses.size)) near.set(other, worth / idea.stems.length);
      return { ...idea, near };
    });
  }

  function cover({ own, wide }, ideas, weights, sum) {
    let covered = 0;
    for (let at = 0; at < ideas.length; at++) {
      const here = says(ideas[at], own);
      covered += weights[at] * (here === 1 ? 1 : Math.max(here, 0.75 * says(ideas[at], wide)));
    }
    return covered / sum;
  }

  function fit({ wordings }, covered, ideas, weights, sum, bag) {
    let best = 0;
    for (const wording of wordings) {
      let forth = 0;
      ideas.forEach((idea, at) => void (forth += weights[at] * says(idea, wording.bag)));
      if (!forth) continue;
      let back = 0;
      wording.ideas.forEach((idea, at) => void (back += wording.weights[at] * says(idea, bag)));
      forth /= sum;
      back /= wording.weight;
      best = Math.max(best, (2.2 * forth * back) / (1.2 * back + forth || 1));
    }
    return BOTH * best + (1 - BOTH) * covered;
  }

  /** @param {string} query @returns {import("./answer_types").Result[]} the best first, one for each section */
  function search(query) {
    const ideas = understand(query);
    if (!ideas.length) return [];
    const weights = ideas.map(weigh);
    const sum = weights.reduce((all, each) => all + each, 0);
    const bag = bagOf(ideas);
    for (const idea of ideas) for (const stem of idea.near.keys()) bag.add(stem);
    const results = new Map();
    const offer = (section, anchor, score, question, fits) => {
      const before = results.get(section);
      if (!before || score > before.score) results.set(section, { section, anchor, score, question, fit: fits });
    };

    const boosts = new Map();
    ideas.forEach((idea, at) => {
      for (const stem of idea.stems) boosts.set(stem, Math.max(boosts.get(stem) ?? 0, weights[at] / idea.stems.length));
      for (const sense of idea.senses) boosts.set(sense, Math.max(boosts.get(sense) ?? 0, weights[at] * 0.5));
      for (const [stem, worth] of idea.near) boosts.set(stem, Math.max(boosts.get(stem) ?? 0, weights[at] * worth * 0.7));
    });
    const terms = [...boosts.keys()];
    const found = texts.search(terms.join(" "), {
      boost: { title: 3, asked: 2, text: 1, page: 0.6 }, boostTerm: (term) => boosts.get(term) ?? 1, prefix: false, fuzzy: false,
    });
    const scored = found.slice(0, READ).map(({ id, score }) => {
      let covered = 0;
      ideas.forEach((idea, at) => void (covered += weights[at] * says(idea, bags[id])));
      covered /= sum;
      return [id, score * covered ** 2];
    });
    const most = Math.max(...scored.map(([, score]) => score), 1e-9);
    const text = new Map(scored.map(([id, score]) => [id, score / most]));
    for (const [id, share] of text) {
      let forth = 0, back = 0;
      ideas.forEach((idea, at) => void (forth += weights[at] * says(idea, titles[id])));
      for (const key of titles[id]) if (bag.has(key)) back++;
      const named = (forth / sum) * (back / (titles[id].size || 1));
      offer(id, "", priors[id] * (TEXT * share + NAMED * named * named), null, 0);
    }
    const exact = names.get(nameOf(query));
    if (exact !== undefined) offer(exact.section, exact.anchor, EXACT, null, 0);
    const candidates = [...entries, ...defined].map((each) => ({ each, covered: cover(each, ideas, weights, sum) }));
    candidates.sort((a, b) => b.covered - a.covered);
    for (const { each, covered } of candidates.slice(0, COMPARED)) {
      if (!covered) break;
      const fits = fit(each, covered, ideas, weights, sum, bag);
      const worth = each.question === null ? TERM : 1;
      offer(each.section, each.anchor, priors[each.section] * (worth * fits + TEXT * BESIDE * (text.get(each.section) ?? 0)), each.question, fits);
    }
    return [...results.values()].sort((a, b) => b.score - a.score).slice(0, SHOWN);
  }

  return { search, understand, addresses };
}
