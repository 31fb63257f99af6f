// Which section a question belongs to, learned from the known wordings: every word, also “who” or
// “may”, comes to speak for some sections and against others (multinomial logistic regression).

const ROUNDS = 3;
const RATE = 2; // of the first round
const SLOWER = 0.15; // and how much of it each later round has less
const STRIDE = 7919; // a prime: the wordings are gone through in a mixed order, the same each time

/**
 * @param {{ keys: string[], section: number }[]} wordings
 * @param {() => Promise<void>} pause
 */
export async function learn(wordings, pause) {
  const sections = [...new Set(wordings.map(({ section }) => section))];
  const column = new Map(sections.map((section, at) => [section, at]));
  /** What each word says for each section. @type {Map<string, Float32Array>} */
  const weights = new Map();
  const scores = new Float32Array(sections.length);

  /** Turns what words say into the share of each section. @param {Iterable<[string, number]>} keys */
  function share(keys) {
    scores.fill(0);
    for (const [key, worth] of keys) {
      const own = weights.get(key);
      if (own) for (let at = 0; at < scores.length; at++) scores[at] += own[at] * worth;
    }
    let most = 0;
    for (const score of scores) if (score > most) most = score;
    let sum = 0;
    for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp(scores[at] - most);
    for (let at = 0; at < scores.length; at++) scores[at] /= sum;
  }

  for (let round = 0; round < ROUNDS; round++)
    for (let step = 0; step < wordings.length; step++) {
      const { keys, section } = wordings[(step * STRIDE) % wordings.length];
      const worth = 1 / Math.sqrt(keys.length);
      share(keys.map((key) => [key, worth]));
      scores[column.get(section) ?? 0] -= 1;
      const rate = (RATE * worth) / (1 + round * SLOWER);
      for (const key of keys) {
        const own = weights.get(key) ?? new Float32Array(scores.length);
        weights.set(key, own);
        for (let at = 0; at < scores.length; at++) own[at] -= rate * scores[at];
      }
      await pause();
    }

  /**
   * The share of each section in what was typed, by its words and their worth.
   * @param {Map<string, number>} keys
   */
  return (keys) => {
    const known = [...keys].filter(([key]) => weights.has(key));
    const worth = 1 / Math.sqrt(known.length || 1);
    share(known.map(([key, own]) => [key, own * worth]));
    return new Map(sections.map((section, at) => [section, scores[at]]));
  };
}
