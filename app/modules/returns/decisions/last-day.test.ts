import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import type { Policy } from '../policy/policy.ts';
import { because } from '../policy/sample-terms.ts';
import {
  type SampleLine,
  sampleAsked,
  samplePolicy,
  sampleReturnable,
  sampleRule,
} from '../sample-returns.ts';
import type { Asked } from './choose-units.ts';
import { lastDayOf } from './returnability.ts';

describe('the last day of a line', () => {
  const window = { days: null, months: null, from: null, transitDays: null, until: null };
  const months = (id: string, reason: string, count: number) =>
    sampleRule(id, [because(reason)], { set: 'window', ...window, months: count });
  const april = { now: parseInstant('2026-04-02T15:00:00Z') };
  const last = (policy: Policy, line: SampleLine = { net: '30.00' }, change: Partial<Asked> = {}) => {
    const order = change.order ?? sampleReturnable([line]);
    const [first] = order.lines;
    if (first === undefined) throw new Error('The order has a line');
    const told = lastDayOf(sampleAsked(order, policy, change), first);
    return { ...told, until: told.until?.toString() ?? null };
  };
  const parcels = ['2026-03-05T15:00:00Z', '2026-03-01T15:00:00Z', '2026-03-03T15:00:00Z'].map(
    (deliveredAt) => ({
      ...{ units: 1, deliveredAt },
    }),
  );

  it('is that of the unit that closes last', () => {
    expect(
      last(samplePolicy({ rules: [months('a', 'defective', 24)] }), { net: '60.00', quantity: 3, parcels }),
    ).toEqual({
      ...{ until: '2026-04-04', forSome: false },
    });
  });

  it('is that of the reason that is left longest once it is otherwise too late', () => {
    const policy = samplePolicy({ rules: [months('a', 'defective', 24), months('b', 'damaged', 12)] });
    expect(last(policy, undefined, april)).toEqual({ until: '2028-03-01', forSome: true });
  });

  it('is none where nothing can come back, and says why', () => {
    expect(last(samplePolicy({}), undefined, april)).toEqual({ until: null, cause: 'window-closed' });
    expect(last(samplePolicy({}), { net: '30.00', merchandise: false })).toEqual({
      ...{ until: null, cause: 'not-goods' },
    });
  });
});
