import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Policy } from '../policy/policy.ts';
import {
  lineId,
  parcelId,
  type SampleLine,
  sampleAsked,
  samplePolicy,
  sampleReturnable,
  sampleRule,
} from '../sample-returns.ts';
import { type Asked, chooseUnits } from './choose-units.ts';
import { returnabilityOf } from './returnability.ts';

const because = (...values: string[]): Condition => ({ field: 'return.reason', is: 'any-of', values });
const window = { days: null, months: null, from: null, transitDays: null, until: null };
/** Thirty days from 1 March end on the 31st; what is faulty may come back for two years. */
const guarantee = (more: Parameters<typeof samplePolicy>[0] = {}): Policy =>
  samplePolicy({
    rules: [sampleRule('guarantee', [because('defective')], { set: 'window', ...window, months: 24 })],
    ...more,
  });
const seen = (policy: Policy, line: SampleLine = { net: '30.00' }, change: Partial<Asked> = {}) => {
  const order = change.order ?? sampleReturnable([line]);
  const [first] = order.lines;
  if (first === undefined) throw new Error('The order has a line');
  const shown = returnabilityOf(sampleAsked(order, policy, change), first);
  return { ...shown, until: shown.until?.toString() ?? null };
};
const choose = (policy: Policy, reason: string, change: Partial<Asked> = {}) =>
  chooseUnits(sampleAsked(change.order ?? sampleReturnable([{ net: '30.00' }]), policy, change), [
    { lineShopifyId: lineId(0), quantity: 1, reason },
  ]);
const april = { now: parseInstant('2026-04-02T15:00:00Z') };

describe('what of a line may come back', () => {
  it('is told as it is without a reason', () => {
    expect(seen(guarantee())).toMatchObject({
      quantity: 1,
      until: '2026-03-31',
      refused: null,
      variants: [],
    });
    expect(seen(guarantee()).why.map(({ code }) => code)).toContain('terms-window');
  });

  it('is told with what the line is called', () => {
    const order = sampleReturnable([{ net: '30.00', sku: 'A-1' }]);
    const lines = order.lines.map((line) => ({
      ...line,
      variantTitle: 'Blue',
      imageUrl: 'https://x.test/a',
    }));
    expect(seen(samplePolicy({}), undefined, { order: { ...order, lines } })).toMatchObject({
      ...{ lineShopifyId: lineId(0), title: 'A-1', variantTitle: 'Blue', imageUrl: 'https://x.test/a' },
    });
  });

  it('is as much as the reason lets come back that lets most, until the first of it closes', () => {
    const parcels = [
      { units: 2, deliveredAt: '2026-03-05T15:00:00Z' },
      { units: 1, deliveredAt: '2026-03-01T15:00:00Z' },
    ];
    const line = { net: '90.00', quantity: 3, parcels };
    expect(seen(guarantee(), line)).toMatchObject({ quantity: 3, until: '2026-03-31', refused: null });
    // The oldest is too late but for what is faulty.
    expect(seen(guarantee(), line, april)).toMatchObject({ quantity: 3, until: '2026-04-04', refused: null });
    expect(seen(samplePolicy({}), line, april)).toMatchObject({
      ...{ quantity: 2, until: '2026-04-04', refused: { code: 'window-closed', values: {} } },
    });
    const late = { now: parseInstant('2026-04-05T15:00:00Z') };
    expect(seen(guarantee(), line, late)).toMatchObject({
      ...{ quantity: 3, until: '2028-03-01' },
      refused: { code: 'window-closed', values: { until: '2026-04-04', reasons: 'defective' } },
    });
    expect(seen(samplePolicy({}), line, late)).toMatchObject({
      ...{ quantity: 0, until: null, outcomes: [] },
      refused: { code: 'window-closed', values: { until: '2026-04-04' } },
    });
  });

  it('is told with the first day on which one of the reasons that are left ends', () => {
    const months = (id: string, reason: string, count: number) =>
      sampleRule(id, [because(reason)], { set: 'window', ...window, months: count });
    const policy = samplePolicy({ rules: [months('a', 'defective', 24), months('b', 'damaged', 12)] });
    expect(seen(policy, undefined, april)).toMatchObject({
      until: '2027-03-01',
      refused: { code: 'window-closed', values: { until: '2026-03-31', reasons: 'defective damaged' } },
    });
    // Whatever reason has less time: without one, it is what the policy says.
    const short = sampleRule('short', [because('unwanted')], { set: 'window', ...window, days: 7 });
    const soon = { now: parseInstant('2026-03-05T15:00:00Z') };
    expect(seen(samplePolicy({ rules: [short] }), undefined, soon)).toMatchObject({ until: '2026-03-31' });
  });

  it('is too late, and not declined, where only some reasons are declined', () => {
    const declines = { set: 'decline' as const, reason: 'OTHER' as const, note: '' };
    const policy = samplePolicy({ rules: [sampleRule('worn', [because('unwanted')], declines)] });
    expect(seen(policy, undefined, april)).toMatchObject({
      ...{ quantity: 0, refused: { code: 'window-closed', values: { until: '2026-03-31' } } },
    });
  });

  it('is never more than is free, however much the parcels held', () => {
    const line = { net: '90.00', quantity: 3, currentQuantity: 2 };
    expect(seen(samplePolicy({}), line)).toMatchObject({
      ...{ quantity: 2, refused: { code: 'already-returned', values: { taken: '1' } } },
    });
  });

  it('is told of the reasons that are left once it is otherwise too late', () => {
    expect(seen(guarantee(), undefined, april)).toMatchObject({
      quantity: 1,
      until: '2028-03-01',
      refused: { code: 'window-closed', values: { until: '2026-03-31', reasons: 'defective' } },
    });
    expect('refused' in choose(guarantee(), 'defective', april)).toBe(false);
    expect(choose(guarantee(), 'unwanted', april)).toMatchObject({
      refused: 'window-closed',
      values: { line: '11', until: '2026-03-31' },
    });
    const muchLater = { now: parseInstant('2028-03-02T15:00:00Z') };
    expect(seen(guarantee(), undefined, muchLater)).toMatchObject({
      ...{ quantity: 0, until: null, outcomes: [] },
      refused: { code: 'window-closed', values: { until: '2028-03-01' } },
    });
  });

  it('has the outcomes that some reason gets', () => {
    const policy = guarantee({
      credit: null,
      rules: [
        sampleRule('guarantee', [because('defective')], { set: 'exchange', to: { even: true } }),
        sampleRule('worn', [because('unwanted')], { set: 'keep', to: { percent: '10' } }),
      ],
    });
    expect(seen(policy).outcomes).toEqual(['refund', 'exchange', 'keep']);
    const credit = samplePolicy({ credit: {} });
    expect(seen(credit).outcomes).toEqual(['refund', 'credit']);
    const guest = sampleReturnable([{ net: '30.00' }], { customerId: null });
    expect(seen(credit, undefined, { order: guest }).outcomes).toEqual(['refund']);
  });

  it('is prolonged by a season, never shortened', () => {
    const season = (until: string) =>
      samplePolicy({ rules: [sampleRule('season', [], { set: 'window', ...window, until })] });
    expect(seen(season('2026-04-15')).until).toBe('2026-04-15');
    expect(seen(season('2026-03-15')).until).toBe('2026-03-31');
    // 31 January and a month
    const months = samplePolicy({
      rules: [sampleRule('m', [], { set: 'window', ...window, months: 1, from: 'ordered' })],
    });
    const order = sampleReturnable([{ net: '1.00' }], { processedAt: parseInstant('2026-01-31T15:00:00Z') });
    const early = { order, now: parseInstant('2026-02-10T15:00:00Z') };
    expect(seen(months, undefined, early).until).toBe('2026-02-28');
  });
});

describe('what of a line may not come back', () => {
  it('is what never may, for whatever reason', () => {
    const food = samplePolicy({ never: { tags: ['food'] } });
    const line = { net: '30.00', tags: ['Food'] };
    expect(seen(food, line)).toMatchObject({
      ...{ quantity: 0, refused: { code: 'not-returnable', values: { cause: 'never' } } },
    });
    const order = sampleReturnable([line]);
    expect(choose(food, 'defective', { order })).toMatchObject({ values: { cause: 'never' } });
  });

  it('is what only some reasons let come back', () => {
    const policy = samplePolicy({
      rules: [
        sampleRule('ok', [because('defective')], { set: 'final-sale', to: false }),
        sampleRule('all', [], { set: 'final-sale', to: true }),
      ],
    });
    expect(seen(policy)).toMatchObject({
      ...{ quantity: 1, refused: { code: 'final-sale', values: { reasons: 'defective' } } },
    });
    expect(choose(policy, 'unwanted')).toMatchObject({
      refused: 'final-sale',
      values: { reasons: 'defective' },
    });
    const strict = samplePolicy({ rules: [sampleRule('all', [], { set: 'final-sale', to: true })] });
    expect(choose(strict, 'unwanted')).toEqual({ refused: 'final-sale', values: { line: '11' } });
    expect(seen(strict)).toMatchObject({ quantity: 0, refused: { code: 'final-sale', values: {} } });
    const worn = samplePolicy({ rules: [sampleRule('worn', [because('unwanted')], { set: 'never' })] });
    expect(seen(worn)).toMatchObject({ quantity: 1, refused: null });
  });

  it.each([
    ['FINAL_SALE', 'final-sale'],
    ['RETURN_PERIOD_ENDED', 'window-closed'],
    ['OTHER', 'not-returnable'],
  ] as const)('is what a rule declines as %s', (reason, word) => {
    const declines = { set: 'decline' as const, reason, note: 'Worn items stay.' };
    const values = { cause: 'rule', rule: 'worn', name: 'Worn', note: 'Worn items stay.' };
    const worn = (when: Condition[] = []) => ({ ...sampleRule('worn', when, declines), name: 'Worn' });
    const all = samplePolicy({ rules: [worn()] });
    expect(seen(all)).toMatchObject({ quantity: 0, refused: { code: word, values } });
    expect(choose(all, 'unwanted')).toEqual({ refused: word, values: { line: '11', ...values } });
    const some = samplePolicy({ rules: [worn([because('unwanted')])] });
    expect(seen(some)).toMatchObject({ quantity: 1, refused: null });
    expect(choose(some, 'unwanted')).toMatchObject({ refused: word });
    expect('refused' in choose(some, 'defective')).toBe(false);
    const others = samplePolicy({
      rules: [sampleRule('ok', [because('defective')], { set: 'approval', to: 'auto' }), worn()],
    });
    expect(seen(others)).toMatchObject({
      ...{ quantity: 1, refused: { code: word, values: { ...values, reasons: 'defective' } } },
    });
  });

  it('is told by the units that are not there', () => {
    const policy = samplePolicy({});
    const order = sampleReturnable([{ net: '30.00', quantity: 3, parcels: [{ units: 2 }] }]);
    expect(seen(policy, undefined, { order })).toMatchObject({
      ...{ quantity: 2, refused: { code: 'not-returnable', values: { cause: 'not-sent' } } },
    });
    const held = {
      ...{ lineShopifyId: lineId(0), ordinal: 1, fulfillmentShopifyId: parcelId(0) },
      standing: 'waiting' as const,
    };
    const use = { held: [held], ourRefunds: new Set<never>(), native: [] };
    expect(seen(policy, { net: '30.00', quantity: 2 }, { use })).toMatchObject({
      ...{ quantity: 1, refused: { code: 'already-returned', values: { taken: '1' } } },
    });
    expect(seen(policy, { net: '30.00' }, { use })).toMatchObject({
      ...{ quantity: 0, refused: { code: 'already-returned' } },
    });
    expect(seen(policy, { net: '30.00', parcels: [] })).toMatchObject({
      ...{ quantity: 0, refused: { code: 'not-returnable', values: { cause: 'not-sent' } } },
    });
    const parcels = [
      { units: 1, deliveredAt: '2026-01-01T15:00:00Z' },
      { units: 1, deliveredAt: '2026-03-05T15:00:00Z' },
    ];
    expect(seen(policy, { net: '30.00', quantity: 2, parcels })).toMatchObject({
      ...{ quantity: 1, until: '2026-04-04', refused: { code: 'window-closed', values: {} } },
    });
    const cancelled = sampleReturnable([{ net: '30.00' }], { standing: 'cancelled' });
    expect(seen(policy, undefined, { order: cancelled })).toMatchObject({
      ...{ quantity: 0, until: null, outcomes: [] },
      ...{ refused: { code: 'not-returnable', values: { cause: 'cancelled' } } },
    });
    expect(seen(policy, { net: '30.00', merchandise: false })).toMatchObject({
      ...{ quantity: 0, refused: { code: 'not-returnable', values: { cause: 'not-goods' } } },
    });
  });
});

describe('reasons in a tree', () => {
  const reasons = [
    ...['fit', 'other'].map((id) => plainReason(id, null)),
    plainReason('small', 'fit'),
    plainReason('large', 'fit'),
  ];

  it('can be given only where none stand under them, and are meant by those above', () => {
    const policy = samplePolicy({
      reasons,
      rules: [sampleRule('fit', [because('fit')], { set: 'restocking', percent: '5', outcomes: [] })],
    });
    expect(choose(policy, 'fit')).toMatchObject({ refused: 'unknown-reason', values: { reason: 'fit' } });
    const small = choose(policy, 'small');
    expect('refused' in small ? null : small[0]?.terms.fees.refund.restockingPercent).toBe('5');
    const other = choose(policy, 'other');
    expect('refused' in other ? null : other[0]?.terms.fees.refund.restockingPercent).toBe(null);
  });
});

function plainReason(id: string, parent: string | null): Policy['reasons'][number] {
  return { id, label: id, shopify: 'other', parent, questions: [], photo: 'none', note: 'optional' };
}
