import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { moneyAmount, parseMoney } from '#app/kernel/money.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import { type ChosenLine, chooseUnits } from '../decisions/choose-units.ts';
import type { AskedUnits } from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReturnableOrder } from '../ports.ts';
import {
  lineId,
  productId,
  sampleAsked,
  samplePolicy,
  sampleReturnable,
  sampleRule,
} from '../sample-returns.ts';
import { exchangeRows, offeredOutcomes, priceAll, quoteLines } from './quote-lines.ts';
import { placeWanted } from './wanted-items.ts';

const usd = currencyCode('USD');
const chosen = (order: ReturnableOrder, policy: Policy, asked: readonly Partial<AskedUnits>[]) => {
  const lines = asked.map((one) => ({ lineShopifyId: lineId(0), quantity: 1, reason: 'unwanted', ...one }));
  const made = chooseUnits(sampleAsked(order, policy), lines);
  if ('refused' in made) throw new Error(made.refused);
  return made;
};
const red = shopifyId(101n);
const blue = shopifyId(102n);
const other = shopifyId(103n);
const known = {
  variants: [
    { productShopifyId: productId(0), variantShopifyId: red, title: 'Red', price: parseMoney('30.00', usd) },
    {
      productShopifyId: productId(0),
      variantShopifyId: blue,
      title: 'Blue',
      price: parseMoney('40.00', usd),
    },
    {
      productShopifyId: productId(1),
      variantShopifyId: other,
      title: 'Default Title',
      price: parseMoney('9.00', usd),
    },
  ],
  sellable: new Set([red, blue, other]),
};
const want = (variant: typeof red, quantity = 1, line = 0) => ({
  lineShopifyId: lineId(line),
  variantShopifyId: variant,
  quantity,
});

describe('what an exchange brings', () => {
  const order = sampleReturnable([{ net: '90.00', tax: '9.00', quantity: 3 }, { net: '9.00' }]);
  const even = samplePolicy({ exchange: { even: true } });
  const place = (lines: readonly ChosenLine[], ...wanted: ReturnType<typeof want>[]) =>
    placeWanted(lines, wanted, known);

  it('stands for each unit that comes back', () => {
    const lines = chosen(order, even, [{ quantity: 2 }, { quantity: 1, reason: 'defective' }]);
    const placed = place(lines, want(blue), want(red, 2));
    expect(
      'refused' in placed ? placed : placed.map((one) => [one.position, one.variant.title, one.ordinals]),
    ).toEqual([
      [0, 'Blue', [1]],
      [0, 'Red', [2]],
      [1, 'Red', [3]],
    ]);
    const same = place(lines, want(blue), want(red), want(blue));
    expect(
      'refused' in same ? same : same.map((one) => [one.position, one.variant.title, one.ordinals]),
    ).toEqual([
      [0, 'Blue', [1]],
      [0, 'Red', [2]],
      [1, 'Blue', [3]],
    ]);
    const merged = place(chosen(order, even, [{ quantity: 3 }]), want(blue), want(red), want(blue));
    expect('refused' in merged ? merged : merged.map((one) => [one.variant.title, one.ordinals])).toEqual([
      ['Blue', [1, 3]],
      ['Red', [2]],
    ]);
  });

  it('is as many as come back, of the same product, and there', () => {
    const two = chosen(order, even, [{ quantity: 2 }]);
    expect(place(two, want(red))).toEqual({ refused: 'bad-input' });
    expect(place(two, want(red, 3))).toEqual({
      refused: 'bad-input',
      values: { line: '11', variant: '101' },
    });
    expect(place(two, want(red, 0))).toMatchObject({ refused: 'bad-input' });
    expect(place(two, want(red, 1.5))).toMatchObject({ refused: 'bad-input' });
    expect(place(two, want(red, 2, 1))).toMatchObject({ refused: 'bad-input' });
    expect(place(two, want(other, 2))).toMatchObject({
      refused: 'not-allowed',
      values: { cause: 'no-variant' },
    });
    expect(place(two, want(shopifyId(999n), 2))).toMatchObject({ values: { cause: 'no-variant' } });
    expect(placeWanted(two, [want(red, 2)], { ...known, sellable: new Set([blue]) })).toEqual({
      refused: 'not-allowed',
      values: { line: '11', variant: '101', cause: 'sold-out' },
    });
  });

  it('is priced and kept unit by unit', () => {
    const lines = chosen(order, even, [{ quantity: 2 }, { lineShopifyId: lineId(1) }]);
    const placed = place(lines, want(red), want(blue), want(other, 1, 1));
    if ('refused' in placed) throw new Error(placed.refused);
    const items = priceAll({ order }, lines, placed);
    expect(exchangeRows(items)).toEqual([
      {
        ...{ position: 0, variantShopifyId: red, title: 'Shirt', variantTitle: 'Red', quantity: 1 },
        ...{ listMinor: 3000n, priceMinor: 3000n, taxMinor: 300n },
      },
      {
        ...{ position: 0, variantShopifyId: blue, title: 'Shirt', variantTitle: 'Blue', quantity: 1 },
        ...{ listMinor: 4000n, priceMinor: 3000n, taxMinor: 300n },
      },
      {
        ...{ position: 1, variantShopifyId: other, title: 'Shirt', variantTitle: null, quantity: 1 },
        ...{ listMinor: 900n, priceMinor: 900n, taxMinor: 0n },
      },
    ]);
    const [, , exchange] = quoteLines({ order }, lines, items);
    expect(exchange && [exchange.outcome, moneyAmount(exchange.total), moneyAmount(exchange.owes)]).toEqual([
      'exchange',
      '0.00',
      '0.00',
    ]);
  });
});

describe('the outcomes that are quoted', () => {
  const order = sampleReturnable([{ net: '30.00', tags: ['sale'] }, { net: '20.00' }]);
  const sale: Condition = { field: 'line.tags', is: 'any-of', values: ['sale'] };
  const policy = samplePolicy({
    exchange: { even: true },
    keep: { percent: '10' },
    fees: { restockingPercent: '10' },
    rules: [
      sampleRule(
        'sale',
        [sale],
        { set: 'refund', to: false },
        { set: 'settle-on', to: 'received' },
        { set: 'restocking', percent: '20', outcomes: ['exchange'] },
      ),
    ],
  });

  it('are those of all lines, exchanges only with something to bring', () => {
    const both = chosen(order, policy, [{}, { lineShopifyId: lineId(1) }]);
    expect(offeredOutcomes({ order }, both, [])).toEqual(['credit', 'keep']);
    expect(offeredOutcomes({ order }, both, [1])).toEqual(['credit', 'exchange', 'keep']);
    expect(offeredOutcomes({ order: { ...order, customerId: null } }, both, [])).toEqual(['keep']);
    const plain = chosen(order, policy, [{ lineShopifyId: lineId(1) }]);
    expect(offeredOutcomes({ order }, plain, [])).toEqual(['refund', 'credit', 'keep']);
  });

  it('say by when it was in time and which rules matter for them, each once', () => {
    const both = chosen(order, policy, [{}, { reason: 'unwanted', lineShopifyId: lineId(1) }]);
    const [credit, keep] = quoteLines({ order }, both, []);
    expect(credit?.why.map(({ code }) => code)).toEqual([
      'window-open',
      'terms-settle-on',
      'goods-as-sold',
      'restocking-fee',
    ]);
    expect(credit?.why[0]).toEqual({ code: 'window-open', values: { until: '2026-03-31' } });
    expect(keep?.why.map(({ code }) => code)).toEqual(['window-open', 'terms-settle-on', 'kept-share']);
    const two = sampleReturnable([{ net: '30.00', tags: ['sale'], quantity: 2 }]);
    const twice = chosen(two, policy, [{}, { reason: 'defective' }]);
    const placed = placeWanted(twice, [want(red, 2)], known);
    if ('refused' in placed) throw new Error(placed.refused);
    const quotes = quoteLines({ order: two }, twice, priceAll({ order: two }, twice, placed));
    const exchange = quotes.find(({ outcome }) => outcome === 'exchange');
    expect(exchange?.why.filter(({ code }) => code.startsWith('terms-'))).toEqual([
      { code: 'terms-settle-on', values: { to: 'received', rule: 'sale', name: '' } },
      {
        code: 'terms-restocking',
        values: { percent: '20', outcomes: 'exchange', rule: 'sale', name: '' },
      },
    ]);
    expect(quotes.some(({ outcome }) => outcome === 'refund')).toBe(false);
  });
});
