// Which section a question belongs to, learned from the known wordings: every word, also “who” or
// “may”, comes to speak for some sections and against others (multinomial logistic regression).

const ROUNDS = 3;
const RATE = 2; // of the first round
const SLOWER = 0.15; // and how much of it each later round has less
const STRIDE = 7919; // a prime: the wordings are gone through in a mixed order, the same each time

/**
 * @param {{ keys: string[], section: number }[]} wordings
 * @param {() => Promise<void> | undefined} pause
 */
export async function learn(wordings, pause) {
  const sections = [...new Set(wordings.map(({ section }) => section))];
  const column = new Map(sections.map((section, at) => [section, at]));
  /** How much each word speaks for each section. @type {Map<string, Float32Array>} */
  const known = new Map();
  /** @param {string} key */
  function rowOf(key) {
    const row = known.get(key) ?? new Float32Array(sections.length);
    known.set(key, row);
    return row;
  }
  const lessons = wordings.map(({ keys, section }) => ({
    rows: keys.map(rowOf),
    right: column.get(section) ?? 0,
  }));
  const shares = new Float32Array(sections.length);

  /** Turns what words say into the share of each section. @param {Float32Array[]} rows */
  function share(rows) {
    shares.fill(0);
    for (const row of rows) for (let at = 0; at < row.length; at++) shares[at] += row[at];
    const worth = 1 / Math.sqrt(rows.length || 1);
    let sum = 0;
    for (let at = 0; at < shares.length; at++) {
      shares[at] = Math.exp(shares[at] * worth);
      sum += shares[at];
    }
    for (let at = 0; at < shares.length; at++) shares[at] /= sum;
  }

  for (let round = 0; round < ROUNDS; round++)
    for (let step = 0; step < lessons.length; step++) {
      const { rows, right } = lessons[(step * STRIDE) % lessons.length];
      share(rows);
      shares[right] -= 1;
      const rate = RATE / Math.sqrt(rows.length) / (1 + round * SLOWER);
      for (const row of rows) for (let at = 0; at < row.length; at++) row[at] -= rate * shares[at];
      const rest = pause();
      if (rest) await rest;
    }

  /**
   * The share of each section in what was typed.
   * @param {Iterable<string>} keys
   */
  return (keys) => {
    share([...keys].flatMap((key) => known.get(key) ?? []));
    return new Map(sections.map((section, at) => [section, shares[at]]));
  };
}
