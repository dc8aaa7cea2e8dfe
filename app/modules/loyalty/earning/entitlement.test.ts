import { describe, expect, it } from 'vitest';
import { shopifyId } from '#app/kernel/ids.ts';
import { rational } from '#app/kernel/rational.ts';
import { sampleEarningOrder, sampleProgram } from '../ledger/sample-account.ts';
import { entitled, keepTraits } from './entitlement.ts';

describe('what an order earns by', () => {
  it('stays what was known when it first earned; lines that came later bring their own', () => {
    const tagged = (tag: string) => ({ tags: [tag], collections: [] });
    const kept = new Map([[shopifyId(11n), tagged('then')]]);
    const current = new Map([
      [shopifyId(11n), tagged('now')],
      [shopifyId(12n), tagged('now')],
    ]);
    expect(keepTraits(kept, current)).toEqual(
      new Map([
        [shopifyId(11n), tagged('then')],
        [shopifyId(12n), tagged('now')],
      ]),
    );
  });

  it('is told line by line: the net, the factor and the rule that decided', () => {
    const program = sampleProgram({
      multipliers: [
        { tags: ['x'], factor: '3' },
        { skus: ['A'], factor: '1.5' },
      ],
    });
    const { lines, points, share } = entitled(sampleEarningOrder(1000), { program, traits: new Map() });
    expect(points).toBe(15n);
    expect(share).toEqual(rational(1n));
    expect(lines).toMatchObject([{ factor: rational(3n, 2n), matchedRule: 1 }]);
    expect(lines[0]?.earningNet.minor).toBe(1000n);
  });
});
