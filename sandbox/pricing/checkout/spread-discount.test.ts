import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../money/amount.ts';
import { spreadDiscount } from './spread-discount.ts';

describe('an amount off several lines', () => {
  it.each<[string, bigint, bigint[], bigint[]]>([
    // 5.00 × 80 ÷ 110 = 3.636… → 3.64; the rest is 1.36
    ['goes by what they cost, the rest to the last', 500n, [8000n, 3000n], [364n, 136n]],
    // 10.00 ÷ 3 = 3.33, 3.33, the rest 3.34
    ['leaves the odd cent to the last', 1000n, [2000n, 2000n, 2000n], [333n, 333n, 334n]],
    // 0.02 ÷ 4 is half a cent each, up: the third would take what is not there
    ['gives out no more than there is', 2n, [500n, 500n, 500n, 500n], [1n, 1n, 0n, 0n]],
    ['takes all where it is more', 9999n, [1000n, 500n], [1000n, 500n]],
    // The last line costs nothing, so the rest falls to the one before it.
    ['never takes more off a line than it costs', 1000n, [999n, 2000n, 0n], [333n, 667n, 0n]],
    ['takes nothing off nothing', 500n, [0n, 0n], [0n, 0n]],
  ])('%s', (_, amount, nets, shares) => {
    expect(spreadDiscount(amount, nets)).toEqual(shares);
  });

  it('adds up, and stays between nothing and each line', () => {
    const nets = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(nets, fc.bigInt({ min: 0n, max: 3_000_000n }), (values, amount) => {
        const shares = spreadDiscount(amount, values);
        const total = sum(values);
        expect(sum(shares)).toBe(amount < total ? amount : total);
        for (const [index, share] of shares.entries()) {
          expect(share >= 0n && share <= (values[index] ?? 0n)).toBe(true);
        }
      }),
    );
  });
});
