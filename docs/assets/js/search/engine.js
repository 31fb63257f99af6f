// The answer to what was typed: known questions, definitions and the text of every section, put into
// one order.

import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";
import { bagOf, nearTo, says } from "./match.js";
import { split, vocabulary } from "./words.js";

/** @import { Data, Idea, Result } from "./types" */
/** @typedef {Pick<Result, "section" | "anchor" | "answer" | "calculator">} Place */
/** @typedef {{ ideas: Idea[], bag: Set<string>, weights: number[], weight: number }} Wording */
/**
 * A known question or a term: its wordings, all that they say, and that with what is around it.
 * @typedef {{
 *   place: Place,
 *   worth: number,
 *   wordings: Wording[],
 *   own: Set<string>,
 *   wide: Set<string>,
 * }} Entry
 */
/** What was typed. @typedef {{ ideas: Idea[], weights: number[], sum: number, bag: Set<string> }} Asked */

const BOTH = 0.62; // share of the best wording in a question's score; the rest is what all of its wordings cover
const TEXT = 0.5; // what the text of a section adds at most
const ASKED = 6; // the power of the fit that raises a place of little worth whose very question was asked
const TERM = 0.97; // what a definition is worth beside a question
const NAMED = 0.5; // what a section's title adds that is what was typed
const BESIDE = 0.6; // and what of that counts beside a known question
const AROUND = 0.75; // what an idea is worth that only the answer or the title has
const FORTH = 1.2; // how much more it counts that the wording says what was typed than the other way round
const COMPARED = 30; // entries whose wordings are compared, those that cover most of the question
const READ = 40; // sections whose text is looked at
const EXACT = 1.05; // what a place is worth that has just this name
const DEFINED = 2.5; // and where its meaning is asked for, the guidance has no such word, or it is a clause or note
const HOME = 3; // and the section of the guidance that has this heading or number, or speaks of this clause
const HEAVY = 1.5; // how much more the subject of a question weighs
const LIGHT = 0.5; // and how much less the words around it
const SHOWN = 12;
const CLOSE = 0.8; // and without one, what the first place has to be worth
const IN_FULL = 0.9; // how well it has to fit where a word typed is on no page
export const SURE = 0.55; // how well a known question has to fit for its answer to be shown
const LEAST = 5; // so many are shown where there are, and of the others those worth more than
const WEAK = 0.35;
/** How many entries or sections are read in one go while the search is being made. */
const IN_ONE_GO = 24;

/** What a section is worth by where it stands; the first beginning of its address counts. @type {[string, number][]} */
const PRIORS = [
  ["guidance/#contents", 0.5],
  ["guidance/", 1.12],
  ["glossary/#other-names", 0.3],
  ["glossary/", 1],
  ["calculators/decision-table/", 0.4],
  ["calculators/", 0.85],
  ["about/what-has-changed/", 0.9],
  ["about/sec-sections/", 0.9],
  ["about/editors-notes/", 0.8],
  ["about/method/", 0.8],
  ["about/traceability/", 0.3],
  ["about/change-history/", 0.5],
  ["", 0.6],
];

const GUIDANCE = "guidance/";
/** What is known of a place found by its text alone. */
const NOTHING = { anchor: "", answer: "", calculator: "", score: 0, fit: 0 };

/** Lets the page answer to its reader. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** @param {string} name whether it is of several words, or an abbreviation */
const isPhrase = (name) => name.includes(" ") || /[A-Z]{2}/.test(name);

/** @param {Idea} idea */
const isNumber = ({ stems }) => /^\d/.test(stems[0]);

/** @param {number} forth @param {number} back */
const mutual = (forth, back) => ((1 + FORTH) * forth * back) / (FORTH * back + forth || 1);

/** @param {number[]} numbers */
const sumOf = (numbers) => numbers.reduce((all, each) => all + each, 0);

/**
 * Makes the search of what the build knows; the page stays usable meanwhile.
 * @param {Data} data
 */
export async function engine(data) {
  const { pages, sections, questions, terms } = data;
  // A term of several words is one idea with its other names, and the subject where it is asked about.
  const termNames = terms.map(([, , term, , names]) => [term, ...names].filter(isPhrase));
  const words = vocabulary({ ...data, same: [...data.same, ...termNames] });
  const addresses = sections.map(([page, anchor]) => pages[page][0] + (anchor && `#${anchor}`));
  const priors = addresses.map(
    (address) => PRIORS.find(([start]) => address.startsWith(start))?.[1] ?? 0,
  );

  /** Every stem and sense of the site. @type {SearchableMap<true>} */
  const known = new SearchableMap();
  /** The bags that a stem or a sense is in. @type {Map<string, Set<string>[]>} */
  const holding = new Map();
  /** @param {Set<string>} bag */
  function hold(bag) {
    for (const key of bag) {
      const others = holding.get(key);
      if (others) others.push(bag);
      else {
        holding.set(key, [bag]);
        known.set(key, true);
      }
    }
  }
  /** In how many entries a stem or a sense is. @type {Map<string, number>} */
  const often = new Map();
  /** @type {Entry[]} */
  const entries = [];

  /** Numbers with what they number, as the site has them: "60 work". @type {Set<string>} */
  const numbered = new Set();
  /** @param {Idea[]} ideas @param {number} at */
  const numberAt = (ideas, at) => `${ideas[at].stems[0]} ${ideas[at + 1]?.stems[0] ?? ""}`;
  /** @param {string} said */
  function ideasOf(said) {
    const ideas = words.ideas(said);
    for (let at = 0; at < ideas.length; at++)
      if (isNumber(ideas[at])) numbered.add(numberAt(ideas, at));
    return ideas;
  }

  /** @param {number} section */
  const around = (section) => `${sections[section][2]} ${pages[sections[section][0]][1]}`;

  /**
   * @param {Place} place
   * @param {string[]} asked
   * @param {number} worth
   */
  async function enter(place, asked, worth) {
    const wordings = asked
      .map(ideasOf)
      .filter((ideas) => ideas.length)
      .map((ideas) => ({ ideas, bag: bagOf(ideas), weights: [0], weight: 0 }));
    /** @type {Set<string>} */
    const own = new Set();
    for (const { bag } of wordings) for (const key of bag) own.add(key);
    for (const key of own) often.set(key, (often.get(key) ?? 0) + 1);
    const wide = new Set(own);
    const rest = worth === 1 ? place.answer : "";
    for (const key of bagOf(words.ideas(`${rest} ${around(place.section)}`))) wide.add(key);
    for (const bag of [own, wide, ...wordings.map(({ bag }) => bag)]) hold(bag);
    entries.push({ place, worth, own, wide, wordings });
    if (entries.length % IN_ONE_GO === 0) await pause();
  }

  for (const [section, anchor, ask, answer, also, calculator] of questions)
    await enter({ section, anchor, answer, calculator }, [ask, ...also], 1);
  for (const [section, anchor, term, answer, names] of terms) {
    const ways = [...new Set([term, ...names])];
    const asked = ways.flatMap((name) => [name, `what is ${name}`, `${name} meaning`]);
    await enter({ section, anchor, answer, calculator: "" }, asked, TERM);
  }

  /** The stems of the guidance's own text. @type {Set<string>} */
  const ofGuidance = new Set();
  /** The stems and senses of each section. @type {Set<string>[]} */
  const bags = [];
  const titles = sections.map(([, , title]) => bagOf(words.ideas(title)));
  titles.forEach(hold);
  const texts = new MiniSearch({
    idField: "section",
    fields: ["title", "asked", "text", "page"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  const asked = sections.map(() => [""]);
  for (const [section, , ask, answer, also] of questions) asked[section].push(ask, answer, ...also);
  for (const [section, [page, , title, text]] of sections.entries()) {
    /** @type {Set<string>} */
    const bag = new Set();
    /** @param {string} said @param {boolean} [counts] */
    const spell = (said, counts = true) => {
      const keys = [];
      for (const { stems, senses, inner } of ideasOf(said))
        keys.push(...stems, ...senses, ...inner);
      if (counts) for (const key of keys) bag.add(key);
      return keys.join(" ");
    };
    texts.add({
      section,
      title: spell(title),
      text: spell(text),
      page: spell(pages[page][1], false),
      asked: spell(asked[section].join(" . ")),
    });
    bags.push(bag);
    if (addresses[section].startsWith(GUIDANCE))
      for (const { stems } of words.ideas(`${title} ${text}`))
        for (const stem of stems) ofGuidance.add(stem);
    hold(bag);
    if (section % IN_ONE_GO === 0) await pause();
  }

  /** @param {string} key */
  const rarity = (key) => Math.log(1 + entries.length / (1 + (often.get(key) ?? 0)));

  /** @param {Idea} idea */
  function rare({ stems, senses }) {
    const own = Math.max(...stems.map((stem) => (known.has(stem) ? rarity(stem) : 0)));
    if (!senses.size) return own || 1;
    const shared = Math.min(...[...senses].map(rarity));
    return own ? Math.min(own, (own + shared) / 2) : shared;
  }

  /** @param {string[]} phrases */
  const kindOf = (phrases) =>
    new Set(phrases.flatMap((phrase) => words.ideas(phrase).flatMap(keysOf)));
  /** @param {Idea} idea */
  const keysOf = ({ stems, senses }) => [stems.join(" "), ...senses];
  const longTerms = terms.map(([, , term]) => term).filter((term) => term.includes(" "));
  const heavy = kindOf([...data.heavy, ...longTerms]);
  const light = kindOf(data.light);

  /** @param {Idea} idea @param {number} at @param {Idea[]} ideas */
  function weigh(idea, at, ideas) {
    const keys = keysOf(idea);
    if (isNumber(idea)) {
      const stated = !ideas[at + 1] || numbered.has(numberAt(ideas, at));
      return rare(idea) * (stated ? HEAVY : LIGHT);
    }
    if (keys.some((key) => heavy.has(key))) return rare(idea) * HEAVY;
    return rare(idea) * (keys.some((key) => light.has(key)) ? LIGHT : 1);
  }

  for (const [number, { wordings }] of entries.entries()) {
    for (const wording of wordings) {
      wording.weights = wording.ideas.map(weigh);
      wording.weight = sumOf(wording.weights);
    }
    if (number % IN_ONE_GO === 0) await pause();
  }

  const names = namesOf(data, words.stem, addresses);
  const headings = headingsOf(data, words.stem, addresses);

  /**
   * The section of the guidance that a name leads to: by its heading, its number, the term that the
   * name is short for, or the clause that it speaks of.
   * @param {string} name
   * @param {Map<number, number>} text how well each section's text fits
   */
  function homeOf(name, text) {
    const named = names.get(name);
    const home = headings.get(name) ?? headings.get(named?.name ?? "");
    if (home !== undefined || !named?.isClause) return home;
    const stems = name.split(" ");
    const [best] = [...text]
      .filter(([section]) => addresses[section].startsWith(GUIDANCE))
      .filter(([section]) => stems.every((stem) => bags[section].has(stem)))
      .sort(([one, fit], [other, otherFit]) => priors[other] * otherFit - priors[one] * fit);
    return best?.[0];
  }

  /**
   * The bags that hold a stem that is near, each with its worth.
   * @param {Map<string, number>} near
   */
  function bagsNear(near) {
    /** @type {Map<Set<string>, number>} */
    const found = new Map();
    for (const [stem, worth] of near)
      for (const bag of holding.get(stem) ?? [])
        if (worth > (found.get(bag) ?? 0)) found.set(bag, worth);
    return found;
  }

  /** @param {string} query */
  function understand(query) {
    const last = /\s$/.test(query) ? null : words.stem(split(query).at(-1) ?? "");
    return words.ideas(query).map((idea) => {
      /** @type {Map<string, number>} */
      const near = new Map();
      for (const stem of idea.stems) {
        const beingTyped = stem === last && !idea.senses.size;
        for (const [other, worth] of nearTo(known, stem, beingTyped))
          near.set(other, worth / idea.stems.length);
      }
      return { ...idea, near, nearIn: bagsNear(near) };
    });
  }

  /**
   * The sections whose text has what was typed, each with its share of the best one's score.
   * @param {Asked} asked
   */
  function textsWith({ ideas, weights, sum }) {
    /** @type {Map<string, number>} */
    const boosts = new Map();
    /** @param {string} key @param {number} boost */
    const raise = (key, boost) => boosts.set(key, Math.max(boosts.get(key) ?? 0, boost));
    for (const [at, { stems, senses, near = new Map() }] of ideas.entries()) {
      for (const stem of stems) raise(stem, weights[at] / stems.length);
      for (const sense of senses) raise(sense, weights[at] * 0.5);
      for (const [stem, worth] of near) raise(stem, weights[at] * worth * 0.7);
    }
    const found = texts.search([...boosts.keys()].join(" "), {
      boost: { title: 3, asked: 2, text: 1, page: 0.6 },
      boostTerm: (term) => boosts.get(term) ?? 1,
    });
    const scored = found.slice(0, READ).map(({ id, score }) => {
      const covered = sumOf(ideas.map((idea, at) => weights[at] * says(idea, bags[id]))) / sum;
      return /** @type {const} */ ([Number(id), score * covered ** 2]);
    });
    const most = Math.max(...scored.map(([, score]) => score), Number.MIN_VALUE);
    return new Map(scored.map(([section, score]) => [section, score / most]));
  }

  /**
   * How much a title is what was typed, from 0 to 1.
   * @param {Set<string>} title
   * @param {Asked} asked
   */
  function named(title, { ideas, weights, sum, bag }) {
    const forth = sumOf(ideas.map((idea, at) => weights[at] * says(idea, title))) / sum;
    let back = 0;
    for (const key of title) if (bag.has(key)) back++;
    return (forth * back) / (title.size || 1);
  }

  /**
   * How much of what was typed an entry says.
   * @param {Entry} entry
   * @param {Asked} asked
   */
  function cover({ own, wide }, { ideas, weights, sum }) {
    let covered = 0;
    for (let at = 0; at < ideas.length; at++) {
      const here = says(ideas[at], own);
      covered += weights[at] * (here === 1 ? 1 : Math.max(here, AROUND * says(ideas[at], wide)));
    }
    return covered / sum;
  }

  /**
   * How well the best wording of an entry and what was typed say each other.
   * @param {Entry} entry
   * @param {Asked} asked
   */
  function best({ own, wordings }, { ideas, weights, sum, bag }) {
    const here = [...ideas.keys()].filter((at) => says(ideas[at], own));
    let most = 0;
    for (const wording of wordings) {
      let forth = 0;
      for (const at of here) forth += weights[at] * says(ideas[at], wording.bag);
      forth /= sum;
      if (mutual(forth, 1) <= most) continue; // not even if all of it were asked for
      let back = 0;
      for (let at = 0; at < wording.ideas.length; at++)
        back += wording.weights[at] * says(wording.ideas[at], bag);
      most = Math.max(most, mutual(forth, back / wording.weight));
    }
    return most;
  }

  /**
   * The best places for what was typed, one for each section.
   * @param {string} query
   * @returns {Result[]}
   */
  function search(query) {
    const ideas = understand(query);
    if (!ideas.length) return [];
    const weights = ideas.map(weigh);
    const bag = bagOf(ideas);
    for (const { near } of ideas) for (const stem of near.keys()) bag.add(stem);
    const asked = { ideas, weights, sum: sumOf(weights), bag };
    /** @type {Map<number, Result>} */
    const results = new Map();
    /** @param {Result} result */
    const offer = (result) => {
      const before = results.get(result.section);
      if (!before || result.score > before.score) results.set(result.section, result);
    };

    const text = textsWith(asked);
    for (const [section, share] of text) {
      const score = priors[section] * (TEXT * share + NAMED * named(titles[section], asked) ** 2);
      offer({ ...NOTHING, section, score });
    }
    const bare = meaningAsked(query);
    const name = nameOf(bare, words.stem);
    const exact = names.get(name);
    if (exact) {
      const used = split(bare).every((word) => ofGuidance.has(words.stem(word)));
      const sure = bare !== query.trim() || !exact.answer || !used;
      const { section, anchor, answer } = exact;
      offer({ section, anchor, answer, calculator: "", score: sure ? DEFINED : EXACT, fit: 1 });
    }
    const likely = entries
      .map((entry) => ({ entry, covered: cover(entry, asked) }))
      .filter(({ covered }) => covered)
      .sort((one, other) => other.covered - one.covered)
      .slice(0, COMPARED);
    for (const { entry, covered } of likely) {
      const { section } = entry.place;
      const fit = BOTH * best(entry, asked) + (1 - BOTH) * covered;
      const beside = TEXT * BESIDE * (text.get(section) ?? 0);
      const raised = Math.max(0, 1 - priors[section]) * fit ** ASKED;
      const score = (priors[section] + raised) * (entry.worth * fit + beside);
      offer({ ...entry.place, score, fit });
    }
    const home = bare === query.trim() && homeOf(name, text);
    if (typeof home === "number") {
      const known = results.get(home);
      const sure = known && known.fit >= SURE ? known : NOTHING;
      results.set(home, { ...sure, section: home, score: HOME });
    }
    const order = [...results.values()].sort((one, other) => other.score - one.score);
    return order.filter(({ score }, at) => at < LEAST || score > WEAK).slice(0, SHOWN);
  }

  /**
   * Tells of a word whether it was asked for, in its own form or another.
   * @param {string} query
   */
  function wanted(query) {
    const bag = new Set(understand(query).flatMap(({ stems, near }) => [...stems, ...near.keys()]));
    return (/** @type {string} */ word) => bag.has(words.stem(word)) && !words.isIdle(word);
  }

  /**
   * Whether the first result may well not answer, and the words typed that no page has.
   * @param {string} query
   * @param {Result | undefined} first
   */
  function doubt(query, first) {
    const unknown = unknownOf(query);
    const far = !first || (first.fit < SURE && first.score < CLOSE);
    const short = unknown.length > 0 && !!first && first.fit < IN_FULL && first.score < DEFINED;
    return { weak: far || short, unknown };
  }

  /** @param {string} query */
  function unknownOf(query) {
    const missing = understand(query)
      .filter(({ senses, near, stems }) => !senses.size && !near.size && !known.has(stems[0]))
      .map(({ stems }) => stems[0]);
    return split(query).filter((word) => missing.includes(words.stem(word)) && !/\d/.test(word));
  }

  return { search, wanted, doubt, addresses };
}

const WHAT_IS =
  /^(?:who (?:counts|qualifies) as|what(?:'s|’s)? (?:is meant by|is|are|was|does|do|counts as)|what(?:'|’)?s|(?:the )?(?:meaning|definition) of|define|explain|where (?:is|are)(?= .* defined$))(?: an?| the)? /i;
const MEANS = / (?:means?|stands? for|meaning|definition|defined)$/i;

/**
 * The word whose meaning is asked for; what was typed where none is.
 * @param {string} query
 */
const meaningAsked = (query) =>
  query
    .trim()
    .replace(/[?.]+$/, "")
    .replace(/ (?:under|in) the (?:code|sec|guidance)$/i, "")
    .replace(WHAT_IS, "")
    .replace(MEANS, "");

/**
 * A name as its stems, without what is said before the number of a clause or note.
 * @param {string} text
 * @param {(word: string) => string} stem
 */
function nameOf(text, stem) {
  const bare = text.replace(/^(sec )?(section|clause|note|editor.s note)s? (?=[a-z]*[-\d])/i, "");
  return split(bare).map(stem).join(" ");
}

/** @typedef {{ section: number, anchor: string, answer: string, name: string, isClause: boolean }} Named */

/**
 * What is called by its very name: a term or another name of it, a note, a Section of the Code.
 * @param {Data} data
 * @param {(word: string) => string} stem
 * @param {string[]} addresses of the sections
 */
function namesOf({ terms, sections }, stem, addresses) {
  /** @type {Map<string, Named>} */
  const names = new Map();
  /** @param {string} called @param {Named} named */
  const name = (called, named) => {
    const key = nameOf(called, stem);
    if (!names.has(key)) names.set(key, named);
  };
  for (const [section, anchor, term, answer, others] of terms)
    for (const called of [term, ...others])
      name(called, { section, anchor, answer, name: nameOf(term, stem), isClause: false });
  for (const [section, [, anchor, title]] of sections.entries()) {
    const isClause = addresses[section].startsWith("about/sec-sections/#");
    const called = isClause ? title : /^a-\d\d$/.test(anchor) && anchor;
    if (called) name(called, { section, anchor: "", answer: "", name: called, isClause });
  }
  return names;
}

/**
 * The sections of the guidance by their headings, and by their numbers; not those that two have.
 * @param {Data} data
 * @param {(word: string) => string} stem
 * @param {string[]} addresses of the sections
 */
function headingsOf({ sections }, stem, addresses) {
  /** @type {Map<string, number | undefined>} */
  const headings = new Map();
  for (const [section, [, , title]] of sections.entries()) {
    if (!addresses[section].startsWith(GUIDANCE)) continue;
    const [, number, heading] = title.match(/^([\d.]*\d)?\.? ?(.*)$/) ?? [];
    for (const key of [number, nameOf(heading, stem)])
      if (key) headings.set(key, headings.has(key) ? undefined : section);
  }
  return headings;
}
