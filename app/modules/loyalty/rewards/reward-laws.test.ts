import fc from 'fast-check';
import { expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import {
  faceOf,
  isPriceOf,
  leastOf,
  leastSubtotal,
  type Reward,
  rewardSchema,
  spendable,
} from './rewards.ts';

const count = fc.integer({ min: 1, max: 5000 });
const bound = fc.option(count);

const reward: fc.Arbitrary<Reward> = fc
  .record({
    kind: fc.constantFrom('amount-off' as const, 'gift-card' as const),
    points: count,
    valueMinor: count,
    multiples: fc.boolean(),
    minPoints: bound,
    maxPoints: bound,
    minSubtotalMinor: fc.integer({ min: 0, max: 10_000 }),
    capPercent: fc.option(fc.integer({ min: 1, max: 100 })),
  })
  .map(({ kind, capPercent, minSubtotalMinor, ...rest }) =>
    rewardSchema.parse({
      ...rest,
      id: 'r',
      name: 'r',
      kind,
      ...(kind === 'amount-off' ? { capPercent, minSubtotalMinor } : { minSubtotalMinor: 0 }),
    }),
  );
const have = fc.integer({ min: 0, max: 50_000 }).map((amount) => points(BigInt(amount)));

it('what can be spent is a price, is there, and keeps to the bounds', () => {
  fc.assert(
    fc.property(reward, have, (one, available) => {
      const most = spendable(one, available);
      if (most === 0n) return;
      expect(most <= available && most % BigInt(one.points) === 0n && most >= leastOf(one)).toBe(true);
      expect(isPriceOf(one, most)).toBe(true);
      if ('maxPoints' in one && one.multiples && one.maxPoints !== null)
        expect(most <= BigInt(one.maxPoints)).toBe(true);
    }),
  );
});

it('more points never buy less, and one price more than the most is no price', () => {
  fc.assert(
    fc.property(reward, have, have, (one, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(spendable(one, less) <= spendable(one, more)).toBe(true);
      const next = points(spendable(one, less) + BigInt(one.points));
      if (next <= less && spendable(one, less) > 0n) expect(isPriceOf(one, next)).toBe(false);
    }),
  );
});

it('a cap is kept by every cart that is large enough, and by no smaller one', () => {
  fc.assert(
    fc.property(reward, have, (one, available) => {
      const spent = spendable(one, available);
      if (spent === 0n || one.kind !== 'amount-off') return;
      const face = faceOf(one, spent, 'USD')?.minor ?? 0n;
      const least = leastSubtotal(one, spent, 'USD')?.minor ?? 0n;
      expect(least >= BigInt(one.minSubtotalMinor)).toBe(true);
      if (one.capPercent === null) return;
      const cap = BigInt(one.capPercent);
      expect(face * 100n <= least * cap).toBe(true);
      if (least > BigInt(one.minSubtotalMinor)) expect(face * 100n > (least - 1n) * cap).toBe(true);
    }),
  );
});
