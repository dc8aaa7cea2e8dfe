import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { compareInstants, parseInstant, zone } from '#app/kernel/calendar.ts';
import { rational } from '#app/kernel/rational.ts';
import {
  amountFields,
  countFields,
  namesFields,
  percentFields,
  type RuleField,
} from '#app/kernel/rules/fields.ts';
import type { OrderedLine, Parcel, ReviewableOrder } from '../ports.ts';
import {
  defaultSettings,
  type RequestRule,
  type RequestSettings,
  requestFields,
} from '../settings/settings.ts';
import { decideRequest } from './decide-request.ts';
import { requestFacts } from './request-facts.ts';
import { termsOf, unknownTo } from './request-terms.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

const start = parseInstant('2026-03-20T10:00:00Z');
const after = (days: number) => start.add({ hours: 24 * days });
const longAgo = Temporal.Instant.fromEpochMilliseconds(0);

const lineOf = (number: number, tags: readonly string[] = []): OrderedLine => ({
  shopifyId: BigInt(number),
  productShopifyId: BigInt(number),
  variantShopifyId: null,
  productTitle: `Product ${number}`,
  variantTitle: null,
  imageUrl: null,
  merchandise: true,
  currentQuantity: 1,
  traits: {
    sku: `S-${number}`,
    product: { tags, collections: ['7'], type: 'Mug', vendor: 'Fjord' },
    priceMinor: rational(1_000n),
  },
});

const order: ReviewableOrder = {
  ...{ orderId: 1n, shopifyId: 2n, name: '#1', customerId: 3n, processedAt: start, standing: 'live' },
  ...{ imported: false, zone: zone('Europe/Berlin'), lines: [lineOf(1)], parcels: [] },
  traits: {
    ...{ country: 'DE', channel: 'web', tags: ['gift'], codes: ['SPRING'], valueMinor: 1_000n },
    customer: { tags: ['vip'], orders: 1 },
  },
};
const settings = defaultSettings.request;
const timed = (id: string, tag: string, delayDays: number): RequestRule => ({
  ...{ id, name: '', on: true, when: [{ field: 'line.tags', is: 'any-of', values: [tag] }] },
  then: [{ set: 'time', trigger: 'delivered', delayDays, fallbackDays: 20 }],
});
const skip: RequestRule = {
  ...{ id: 'skip', name: '', on: true, when: [{ field: 'line.tags', is: 'any-of', values: ['skip'] }] },
  then: [{ set: 'skip' }],
};
const parcel = (lines: readonly number[], sent: number, delivered: number | null): Parcel => ({
  sentAt: after(sent),
  deliveredAt: delivered === null ? null : after(delivered),
  lines: lines.map((number) => ({ lineShopifyId: BigInt(number), quantity: 1 })),
});

describe('the moment of a request', () => {
  it('keeps the time of day over a change of the clocks, and says what set it', () => {
    const asked = decideRequest({ ...order, parcels: [parcel([1], 1, 3)] }, settings, longAgo);
    // 23 March 11:00 in Berlin; a week later the clocks there have moved forward.
    expect(asked).toMatchObject({
      kind: 'ask',
      because: { trigger: 'delivered', days: 7, unreported: false, waited: false, rule: null },
    });
    expect('dueAt' in asked && asked.dueAt.toString()).toBe('2026-03-30T09:00:00Z');
  });

  it('is that of the last line, by the rule that decides it, and names the rule', () => {
    const rules = [timed('slow', 'machine', 9)];
    const lines = [lineOf(1), lineOf(2, ['machine'])];
    const whole = { ...order, lines, parcels: [parcel([1, 2], 1, 3)] };
    const asked = decideRequest(whole, { ...settings, rules }, longAgo);
    expect(asked).toMatchObject({ because: { days: 9, rule: 'slow' } });
    expect('dueAt' in asked && asked.dueAt.toString()).toBe('2026-04-01T09:00:00Z');
  });

  it('leaves what is skipped out of it, and falls due all the same where everything is', () => {
    const rules = [skip, timed('slow', 'skip', 30)];
    const parcels = [parcel([1, 2], 1, 3)];
    const some = decideRequest(
      { ...order, lines: [lineOf(1), lineOf(2, ['skip'])], parcels },
      { ...settings, rules },
      longAgo,
    );
    expect(some).toMatchObject({ because: { days: 7, rule: null }, lines: [{ line: { shopifyId: 1n } }] });
    const all = decideRequest(
      { ...order, lines: [lineOf(2, ['skip'])], parcels },
      { ...settings, rules },
      longAgo,
    );
    expect(all).toMatchObject({ kind: 'ask', lines: [], because: { days: 30 } });
  });

  it('waits for the other parcels to the end, and says so', () => {
    const lines = [lineOf(1), lineOf(2)];
    const asked = decideRequest({ ...order, lines, parcels: [parcel([1], 1, 3)] }, settings, longAgo);
    expect(asked).toMatchObject({ because: { waited: true } });
  });

  it('counts from dispatch where nobody reports the delivery', () => {
    const asked = decideRequest({ ...order, parcels: [parcel([1], 1, null)] }, settings, longAgo);
    expect(asked).toMatchObject({ because: { unreported: true, days: 14 } });
  });
});

describe('what rules of requests know', () => {
  const facts = requestFacts(order, lineOf(1));

  it('is nothing of what came back, and nothing beyond the fields that they may ask about', () => {
    const askable: readonly RuleField[] = requestFields;
    for (const field of namesFields) if (!askable.includes(field)) expect(facts.names(field)).toBeNull();
    for (const field of [...amountFields, ...percentFields, ...countFields])
      if (!askable.includes(field)) expect(facts.number(field, null)).toBeNull();
  });

  it('is everything that they may ask about, where it is known', () => {
    for (const field of namesFields)
      expect(facts.names(field) !== null, field).toBe(requestFields.some((known) => known === field));
  });

  it('is said to be missing where it is, and no condition on it holds', () => {
    const rules: RequestRule[] = [
      skip,
      { ...skip, id: 'home', when: [{ field: 'order.country', is: 'none-of', values: ['DE'] }] },
    ];
    const blank = { ...order, traits: null, lines: [{ ...lineOf(1), traits: null }] };
    expect(unknownTo(blank, blank.lines, { ...settings, rules })).toEqual(['line.tags', 'order.country']);
    expect(blank.lines.map((line) => termsOf(blank, line, { ...settings, rules }).skip)).toEqual([false]);
    expect(unknownTo(order, order.lines, { ...settings, rules })).toEqual([]);
  });
});

describe('laws of asking', () => {
  const tags = fc.subarray(['machine', 'quick', 'skip']);
  const someLines = fc
    .array(tags, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((own, n) => lineOf(n + 1, own)));
  const someParcels = fc.array(
    fc.record({
      lines: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
      sent: fc.nat(20),
      delivered: fc.option(fc.nat(20)),
    }),
    { maxLength: 4 },
  );
  const someSettings = fc.record({
    trigger: fc.constantFrom('delivered' as const, 'fulfilled' as const, 'ordered' as const),
    fallbackDays: fc.option(fc.nat(20)),
    waitForAllDays: fc.nat(10),
    rules: fc.subarray([skip, timed('slow', 'machine', 20), timed('fast', 'quick', 1)]),
  });
  const askedWith = (lines: OrderedLine[], parcels: Parcel[], change: Partial<RequestSettings>) =>
    decideRequest({ ...order, lines, parcels }, { ...settings, ...change }, longAgo);
  const momentOf = (asked: ReturnType<typeof askedWith>) =>
    'dueAt' in asked ? asked.dueAt.toString() : asked.kind;

  it('in whichever order parcels and lines are learned, the moment is the same', () => {
    fc.assert(
      fc.property(someLines, someParcels, someSettings, (lines, made, change) => {
        const parcels = made.map(({ lines: held, sent, delivered }) =>
          parcel(held, sent, delivered === null ? null : sent + delivered),
        );
        expect(momentOf(askedWith(lines.toReversed(), parcels.toReversed(), change))).toBe(
          momentOf(askedWith(lines, parcels, change)),
        );
      }),
    );
  });

  it('waiting for others never puts a request off by more than what is waited', () => {
    fc.assert(
      fc.property(someLines, someParcels, someSettings, (lines, made, change) => {
        const parcels = made.map(({ lines: held, sent, delivered }) =>
          parcel(held, sent, delivered === null ? null : sent + delivered),
        );
        const [now, waiting] = [0, change.waitForAllDays].map((waitForAllDays) =>
          askedWith(lines, parcels, { ...change, waitForAllDays }),
        );
        if (now === undefined || waiting === undefined || !('dueAt' in now) || !('dueAt' in waiting)) return;
        expect(compareInstants(waiting.dueAt, now.dueAt)).toBeGreaterThanOrEqual(0);
        const most = now.dueAt.add({ hours: 24 * change.waitForAllDays + 1 });
        expect(compareInstants(waiting.dueAt, most)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
