// Put before Material's search worker by site_hooks/search.py, with the data of synonyms.json and the glossary's other names.
//
// The worker hears two kinds of message. On the first, the index, this reads the words of every entry. On the second, a query, it
// turns what was typed into words that the index has: other names and plain words for the same thing, plurals and endings, and
// for a word that is nowhere the words nearest to it. lunr then finds and marks the entries as ever, and the answer is put into order
// by how much of the question each entry covers, above all in its title. Nothing else of Material's search is touched.

function rewriteSearch({ same, also, filler, weights, asked }) {
  const SETUP = 0, QUERY = 2, RESULT = 3;
  const PARTLY = 0.4; // what a part of a phrase is worth
  const CONTEXT = 0.9; // what an idea is worth that stands only in the title of the page
  const PAGE_TITLE = 0.5; // and what it is worth there beside a section's title
  const OFTEN = 0.2, TITLE = 1, FIT = 2; // what more an entry gains by saying it often, in its title, and by a title that says little else
  const NAMED = 1.3; // how much more an entry is worth whose whole title stands in the question
  const QUESTION = /^(how|what|when|where|which|who|whose|why|can|could|do|does|did|is|are|may|must|should|will|has|have)\s/i;
  const DEFINITION = /^what (is|are|does) (?!the difference)|\bmeans?$/i;
  const EXCERPT = 36; // words of an entry's text that are shown
  const OPERATORS = /["~^*]|(?:^|\s)[+-]\S/; // who writes lunr's own language, or quotes, is taken at their word

  let separator;
  const entries = new Map(); // location → its words: of its title, its text, both, and each with those of the page's title
  const places = new Map(); // word → Set of the locations that have it
  const families = new Map(); // stem → [word, …]
  const synonyms = new Map(); // phrase, its last word as a stem → [{ from: the phrase itself, to: [word, …] }, …]
  const remembered = new Map(); // word as typed → what `variants` found
  let longest = 1; // words in the longest of these phrases
  let question = null;

  const split = (text) => text.toLowerCase().split(separator).filter(Boolean);
  const plain = (html) => html.replace(/<[^>]+>/g, " ");
  const isStopWord = (word) => self.lunr.stopWordFilter(word) === undefined;
  const isFiller = (word) => isStopWord(word) || filler.includes(word);
  const contentOf = (words) => (words.every(isStopWord) ? words : words.filter((word) => !isStopWord(word)));
  const gather = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
  const tally = (words) => words.reduce((map, word) => map.set(word, (map.get(word) || 0) + 1), new Map());

  function readIndex({ config, docs }) {
    separator = new RegExp(config.separator);
    for (const map of [entries, places, families, synonyms, remembered]) map.clear();
    for (const { location, title, text } of docs) {
      const page = entries.get(location.split("#")[0])?.title || [];
      const titled = tally(split(plain(title))), told = tally(split(plain(text))), all = new Map([...told, ...titled]);
      const titleAndPage = new Map([...titled, ...page]), allAndPage = new Map([...all, ...page]);
      const name = split(plain(title)).join(" ");
      entries.set(location, { name, title: titled, text: told, all, titleAndPage, allAndPage });
      for (const word of all.keys()) {
        if (!places.has(word)) places.set(word, new Set());
        places.get(word).add(location);
      }
    }
    for (const word of places.keys()) gather(families, stem(word), word);
    for (const names of same) for (const from of names) for (const to of names) if (from !== to) addSynonym(from, to);
    for (const [from, phrases] of Object.entries(also)) for (const to of phrases) addSynonym(from, to);
  }

  function addSynonym(from, to) {
    const phrase = split(from);
    longest = Math.max(longest, phrase.length);
    gather(synonyms, keyOf(phrase), { from: phrase.join(" "), to: split(to) });
  }

  /** The other ways to say a phrase: those given for its very words, or else for words of their family. */
  function othersFor(phrase) {
    const family = synonyms.get(keyOf(phrase)) || [];
    const exact = family.filter(({ from }) => from === phrase.join(" "));
    return (exact.length ? exact : family).map(({ to }) => to);
  }

  const keyOf = (phrase) => [...phrase.slice(0, -1), stem(phrase[phrase.length - 1])].join(" ");

  /** Cut a word's ending off, roughly: what is left need not be a word, only the same for words of one family. */
  function stem(word) {
    if (/\d/.test(word) || word.length < 4) return word;
    const singular = word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1");
    const root = singular.replace(/(ations?|ments?|ions?|ings?|ors?|ers?|ed|al|ly)$/, "");
    return (root.length >= 4 ? root : singular).replace(/([^aeiou])\1$/, "$1").replace(/(...)[ey]$/, "$1");
  }

  /** Tell whether `b` can be made of `a` by at most `limit` letters put in, left out, changed, or swapped with the next. */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return Infinity;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return Infinity;
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  /**
   * List the index's words for a word, each with what it is worth, the best first: itself, its family, words it begins, or else words
   * near it. A clause that is nowhere stands for those that begin with it, or else for the one it is a part of.
   */
  function variants(word, mayErr) {
    const key = `${mayErr} ${word}`;
    if (!remembered.has(key)) remembered.set(key, [...worths(word, mayErr)].sort(([, a], [, b]) => b - a));
    return remembered.get(key);
  }

  function worths(word, mayErr) {
    const found = new Map();
    const offer = (other, worth) => found.set(other, Math.max(worth, found.get(other) || 0));
    const known = places.has(word);
    if (known) offer(word, 1);
    for (const other of families.get(stem(word)) || []) offer(other, Math.abs(other.length - word.length) <= 1 ? 0.9 : known ? 0.5 : 0.7);
    const reference = /^[a-z]\d/.test(word);
    if (reference ? !known : word.length > 2 && !/\d/.test(word)) {
      for (const other of places.keys()) if (other.startsWith(word)) offer(other, known ? 0.3 : 0.8);
    }
    if (reference && !found.size && word.includes(".")) return worths(word.replace(/\.[^.]*$/, ""), false);
    if (found.size || !mayErr || /\d/.test(word) || word.length < 4) return found;
    const limit = word.length < 8 ? 1 : 2;
    const near = [...places.keys()].map((other) => [other, distance(word, other, limit) + (other[0] !== word[0]) / 2]);
    const nearest = Math.min(...near.map(([, apart]) => apart));
    if (nearest > limit) return found;
    for (const [other, apart] of near) if (apart === nearest) for (const kin of families.get(stem(other))) offer(kin, 0.8);
    return found;
  }

  /** Cut a query into ideas: a phrase with synonyms, the longest first, or a single word. Each has the ways to say it. */
  function understand(query) {
    const typed = split(query);
    const allFiller = typed.every(isFiller);
    const ideas = [];
    for (let at = 0; at < typed.length; ) {
      let length = Math.min(longest, typed.length - at);
      while (length > 1 && !synonyms.has(keyOf(typed.slice(at, at + length)))) length--;
      const own = typed.slice(at, at + length);
      const others = othersFor(own);
      at += length;
      if (!others.length && own.every(allFiller ? isStopWord : isFiller)) continue;
      const phrases = [own, ...others].map((phrase) => contentOf(phrase).map((word) => variants(word, !others.length)));
      ideas.push({ own: own.join(" "), phrases, weight: rarity(phrases) });
    }
    return ideas;
  }

  /** The fewer entries have an idea, the more it weighs. */
  function rarity(phrases) {
    const having = phrases.map((phrase) => {
      const each = phrase.map((choices) => new Set(choices.flatMap(([word, worth]) => (worth > 0.6 ? [...places.get(word)] : []))));
      return Math.min(...each.map(({ size }) => size));
    });
    return Math.log(1 + entries.size / (1 + Math.max(...having)));
  }

  /** Put a query into the index's words; one that has none of them, or is in lunr's own language, stays as it is. */
  function ask(query) {
    question = null;
    if (!separator || OPERATORS.test(query)) return query;
    const ideas = understand(query);
    const words = new Set(ideas.flatMap(({ phrases }) => phrases.flat().flatMap((choices) => choices.map(([word]) => word))));
    if (!words.size) return query;
    const preferred = QUESTION.test(query) && !DEFINITION.test(query) ? [...asked, ...weights] : weights;
    question = { ideas, words, preferred, text: split(query).join(" "), last: /\s$/.test(query) ? "" : split(query).pop() };
    const safe = [...words].filter((word) => !/[~^*+\\]/.test(word));
    return safe.map((word) => `${word}^1`).join(" "); // to a word with a boost Material adds no wildcard
  }

  /** How well words say an idea: 1 for the very word or all of a phrase, less for its family or a part of the phrase; 0 for not at all. */
  function said({ phrases }, words, counting = false) {
    const each = phrases.map((phrase) => {
      const worths = phrase.map((choices) => {
        const [word, worth] = choices.find(([choice]) => words.has(choice)) || [];
        return !word ? 0 : counting ? worth * Math.log2(words.get(word)) : worth;
      });
      const mean = worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
      return counting || worths.every(Boolean) ? mean : mean * PARTLY;
    });
    return Math.max(...each);
  }

  /** Order an answer by how much of the question each entry covers; tell which words to mark there, and which of the reader's it lacks. */
  function order({ items }) {
    const { ideas, words, text, last, preferred } = question;
    const total = ideas.reduce((sum, { weight }) => sum + weight, 0);
    const cover = (say) => ideas.reduce((sum, idea) => sum + idea.weight * say(idea), 0) / total;
    const rank = (item) => {
      const entry = entries.get(item.location);
      const telling = contentOf([...entry.title.keys()]).filter((word) => words.has(word) || !/^[\d.]+$/.test(word));
      const fit = telling.filter((word) => words.has(word)).length / (telling.length || 1);
      const here = (idea) => Math.max(said(idea, entry.all), said(idea, entry.allAndPage) * CONTEXT);
      const covered = cover(here);
      const inTitle = cover((idea) => Math.max(said(idea, entry.title), said(idea, entry.titleAndPage) * PAGE_TITLE));
      const often = cover((idea) => said(idea, entry.text, true));
      const [, kind] = preferred.find(([start]) => item.location.startsWith(start));
      const named = entry.name.includes(" ") && ` ${text} `.includes(` ${entry.name} `) ? NAMED : 1;
      const score = named * kind * covered ** 3 * (covered + often * OFTEN + inTitle * TITLE + inTitle * fit * FIT);
      const marked = [...words].filter((word) => entry.all.has(word)).map((word) => [word, true]);
      const missing = ideas.filter((idea) => !here(idea)).map(({ own }) => [own, false]);
      return { ...item, text: excerpt(item.text), score, terms: Object.fromEntries([...marked, ...missing]) };
    };
    const best = (a, b) => b.score - a.score;
    const pages = items.map((page) => page.map(rank).sort(best)).sort(([a], [b]) => best(a, b));
    return { items: pages, suggest: ahead(last) };
  }

  /** Cut an entry's text to the stretch that has most of the words that were found, each counted once. */
  function excerpt(text) {
    const all = text.replace(/<(?!\/?mark\b)[^>]*>/g, " ").trim().split(/\s+/);
    if (all.length <= EXCERPT) return all.join(" ");
    const marks = all.map((word) => /<mark[^>]*>([^<]*)/.exec(word)?.[1].toLowerCase());
    const held = (from) => new Set(marks.slice(from, from + EXCERPT)).size;
    let start = 0;
    for (let from = 1; from <= all.length - EXCERPT; from++) if (held(from) > held(start)) start = from;
    start = Math.max(0, start + Math.max(0, marks.slice(start).findIndex(Boolean)) - 5); // a few words before the first one found
    const end = start + EXCERPT;
    return `${start ? "… " : ""}${all.slice(start, end).join(" ")}${end < all.length ? " …" : ""}`;
  }

  /** Complete the word being typed with the commonest word of titles that begins with it. */
  function ahead(last) {
    const found = new Map();
    for (const { title } of entries.values()) {
      for (const word of title.keys()) if (last && word.startsWith(last)) found.set(word, (found.get(word) || 0) + 1);
    }
    return [...found.keys()].sort((a, b) => found.get(b) - found.get(a)).slice(0, 1);
  }

  addEventListener("message", (event) => {
    const { type, data } = event.data;
    if (type === SETUP) readIndex(data);
    if (type === QUERY) Object.defineProperty(event, "data", { value: { type, data: ask(data) } });
  });

  const post = self.postMessage.bind(self);
  self.postMessage = (message, ...rest) =>
    post(message.type === RESULT && question ? { ...message, data: order(message.data) } : message, ...rest);
}
