import type { Stars } from '../../review.ts';
import type { DayDelta } from '../store/incoming.server.ts';

/** What these reviews come to by day and product: +1 each when they are added, −1 when they are taken out. */
export function dayDeltas(
  reviews: readonly { readonly day: string; readonly product: bigint; readonly stars: Stars }[],
  by: 1 | -1,
): DayDelta[] {
  const deltas = new Map<
    string,
    { day: string; product: bigint; n: [number, number, number, number, number] }
  >();
  for (const { day, product, stars } of reviews) {
    const key = `${day} ${product}`;
    const delta = deltas.get(key) ?? { day, product, n: [0, 0, 0, 0, 0] };
    deltas.set(key, delta);
    if (stars === 1) delta.n[0] += by;
    else if (stars === 2) delta.n[1] += by;
    else if (stars === 3) delta.n[2] += by;
    else if (stars === 4) delta.n[3] += by;
    else delta.n[4] += by;
  }
  return [...deltas.values()];
}
