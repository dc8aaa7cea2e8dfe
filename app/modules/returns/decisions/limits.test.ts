import { describe, expect, it } from 'vitest';
import { noLimits } from '../policy/policy.ts';
import { decideLimits, type LimitsAsked } from './limits.ts';

const history = (change: object = {}) =>
  new Map([[90, { returns: 2, unitsReturned: 4, unitsBought: 10, kept: 1, ...change }]]);
const asked = (change: Partial<LimitsAsked>): LimitsAsked => ({
  limits: { ...noLimits, exceeded: 'decline' },
  histories: history(),
  list: null,
  outcome: 'refund',
  units: 1,
  askPerson: false,
  ...change,
});
const limited = (limit: object, change: Partial<LimitsAsked> = {}) =>
  decideLimits(asked({ limits: { ...noLimits, exceeded: 'decline', ...limit }, ...change }));

describe('limits of a customer', () => {
  it('count the return that is asked for', () => {
    expect(limited({ returns: { count: 3, days: 90 } })).toEqual([]);
    expect(limited({ returns: { count: 2, days: 90 } })).toEqual({
      refused: 'limit-reached',
      values: { limit: 'returns', allowed: '2', days: '90', appeal: 'yes' },
    });
  });

  it('count units returned of units bought, once enough were bought', () => {
    // 4 + 1 of 10
    expect(limited({ rate: { percent: '50', days: 90, atLeastUnits: 10 } })).toEqual([]);
    expect(limited({ rate: { percent: '49.9', days: 90, atLeastUnits: 10 } })).toMatchObject({
      values: { limit: 'rate', allowed: '49.9', days: '90' },
    });
    expect(limited({ rate: { percent: '50', days: 90, atLeastUnits: 10 } }, { units: 2 })).toMatchObject({
      refused: 'limit-reached',
    });
    expect(limited({ rate: { percent: '0', days: 90, atLeastUnits: 11 } })).toEqual([]);
    const nothing = { histories: history({ unitsBought: 0 }) };
    expect(limited({ rate: { percent: '0', days: 90, atLeastUnits: 1 } }, nothing)).toEqual([]);
  });

  it('count what was kept only where something is to be kept', () => {
    const kept = { kept: { count: 2, days: 90 } };
    expect(limited(kept, { outcome: 'keep' })).toEqual([]);
    expect(limited(kept, { outcome: 'keep', units: 2 })).toMatchObject({
      values: { limit: 'kept', allowed: '2', days: '90' },
    });
    expect(limited(kept, { outcome: 'refund', units: 9 })).toEqual([]);
  });

  it('say nothing about what is not known', () => {
    const all = {
      returns: { count: 0, days: 30 },
      rate: { percent: '0', days: 30, atLeastUnits: 1 },
      kept: { count: 0, days: 30 },
    };
    expect(limited(all, { outcome: 'keep' })).toEqual([]);
  });

  it('hold for a person where the merchant wants that, or the customer', () => {
    const limits = { ...noLimits, returns: { count: 1, days: 90 }, kept: { count: 0, days: 90 } };
    const held = [
      { code: 'limit-reached', values: { limit: 'returns', allowed: '1', days: '90' } },
      { code: 'limit-reached', values: { limit: 'kept', allowed: '0', days: '90' } },
    ];
    expect(decideLimits(asked({ limits: { ...limits, exceeded: 'manual' }, outcome: 'keep' }))).toEqual(held);
    expect(
      decideLimits(asked({ limits: { ...limits, exceeded: 'decline' }, outcome: 'keep', askPerson: true })),
    ).toEqual(held);
  });

  it('do not concern the allow list, and the block list needs a person', () => {
    const strict = { returns: { count: 0, days: 90 } };
    expect(limited(strict, { list: 'allow' })).toEqual([]);
    expect(limited({}, { list: 'block' })).toEqual({ refused: 'blocked', values: { appeal: 'yes' } });
    expect(limited({}, { list: 'block', askPerson: true })).toEqual([{ code: 'blocked', values: {} }]);
    expect(limited({}, {})).toEqual([]);
  });
});
