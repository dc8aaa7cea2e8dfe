/** Runs `count` calls with `concurrency` of them under way at a time. Returns calls per second. */
export async function perSecond(
  count: number,
  concurrency: number,
  call: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < count) await call(next++);
    }),
  );
  return (count * 1000) / (performance.now() - started);
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Comparison {
  name: string;
  ours: number;
  theirs: number;
  ratio: number;
  aim: number;
}

/**
 * Measures two ways in turn, A B B A A B …, so that a machine whose speed drifts treats both alike. The ratio is the
 * median of the rounds' ratios; the first round warms up and is not counted.
 */
export async function compare(
  name: string,
  aim: number,
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Comparison> {
  const pairs: { ours: number; theirs: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 === 0;
    const a = first ? await ours() : await theirs();
    const b = first ? await theirs() : await ours();
    if (round > 0) pairs.push(first ? { ours: a, theirs: b } : { ours: b, theirs: a });
  }
  return {
    name,
    aim,
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
  };
}
