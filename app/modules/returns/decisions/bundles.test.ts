import { describe, expect, it } from 'vitest';
import type { Policy } from '../policy/policy.ts';
import { lineId, sampleAsked, samplePolicy, sampleReturnable } from '../sample-returns.ts';
import { chooseUnits } from './choose-units.ts';
import { returnabilityOf } from './returnability.ts';

describe('parts of a bundle', () => {
  const order = sampleReturnable([
    { net: '30.00', quantity: 2, bundle: '7' },
    { net: '60.00', quantity: 4, bundle: '7' },
    { net: '10.00' },
    { net: '10.00', bundle: '8' },
    { net: '10.00' },
  ]);
  const seen = (policy: Policy, bought = order) => {
    const [first] = bought.lines;
    if (first === undefined) throw new Error('The order has a line');
    return returnabilityOf(sampleAsked(bought, policy), first);
  };
  const ask = (policy: Policy, ...quantities: number[]) =>
    chooseUnits(
      sampleAsked(order, policy),
      quantities.flatMap((quantity, index) =>
        quantity === 0 ? [] : [{ lineShopifyId: lineId(index), quantity, reason: 'unwanted' }],
      ),
    );
  const whole = samplePolicy({ never: { bundleParts: true } });

  it('come back with all of it, in the same proportion', () => {
    expect(Array.isArray(ask(whole, 1, 2, 1))).toBe(true);
    expect(Array.isArray(ask(whole, 2, 4))).toBe(true);
    expect(Array.isArray(ask(whole, 0, 0, 1))).toBe(true);
    expect(Array.isArray(ask(whole, 0, 0, 0, 1))).toBe(true);
    expect(ask(whole, 1)).toEqual({
      refused: 'not-returnable',
      values: { line: '11', cause: 'bundle-part', part: '12' },
    });
    expect(ask(whole, 1, 1)).toMatchObject({ values: { cause: 'bundle-part' } });
    expect(Array.isArray(ask(samplePolicy({}), 1))).toBe(true);
  });

  it('are told', () => {
    expect(seen(whole)).toMatchObject({
      ...{ quantity: 2, refused: { code: 'not-returnable', values: { cause: 'bundle-part' } } },
    });
    expect(seen(samplePolicy({}))).toMatchObject({ quantity: 2, refused: null });
    expect(seen(whole, sampleReturnable([{ net: '30.00' }]))).toMatchObject({ quantity: 1, refused: null });
  });
});
