import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { withdrawalCountries } from '../../app/kernel/european-countries.ts';
import { money, moneyAmount } from '../../app/kernel/money.ts';
import type { RuleFacts } from '../../app/kernel/rules/decide.ts';
import { defaultPolicy, type Policy, policySchema } from '../../app/modules/returns/policy/policy.ts';
import { returnPromise } from '../../app/modules/returns/policy/promise.ts';
import { termsOf } from '../../app/modules/returns/policy/terms-of.ts';

/*
 * What the theme's snippet makes of a published policy is what the decision makes of it, for every policy and product:
 * the same terms, when nothing is known but the product, the country and the day.
 */

const folder = path.resolve(import.meta.dirname, '../../extensions/storefront');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const today = parseLocalDate('2026-11-26');
const liquid = new Liquid();
liquid.registerFilter('date', (_now: string, format: string) =>
  format.replace('%Y', '2026').replace('%m', '11').replace('%d', '26'),
);
const snippet = liquid.parse(read('snippets/return-terms.liquid'));

interface Product {
  readonly sku: string;
  readonly tags: string[];
  readonly collections: number[];
  readonly type: string;
  readonly vendor: string;
}

interface Case {
  readonly policy: Policy;
  readonly product: Product | null;
  readonly country: string;
  readonly currency: string;
}

const own = currencyCode('USD');

async function told({ policy, product, country, currency }: Case): Promise<string> {
  const promise = returnPromise(policy, own);
  const shown = product && {
    ...{ id: 9, tags: product.tags, type: product.type, vendor: product.vendor },
    collections: product.collections.map((id) => ({ id })),
  };
  const variant = product && { sku: product.sku };
  // As a metafield keeps it.
  const kept = JSON.parse(JSON.stringify(promise));
  const text = await liquid.render(snippet, { promise: kept, product: shown, variant, country, currency });
  return String(text).trim();
}

function decided({ policy, product, country, currency }: Case): string {
  const named = (name: string | undefined) => (name ? [name] : null);
  const facts: RuleFacts = {
    names(field) {
      if (field === 'order.country') return [country];
      if (field === 'order.channel') return ['web'];
      if (product === null) return null;
      if (field === 'line.skus') return product.sku === '' ? [] : [product.sku];
      if (field === 'line.products') return ['9'];
      if (field === 'line.tags') return product.tags;
      if (field === 'line.collections') return product.collections.map(String);
      if (field === 'line.types') return named(product.type);
      return field === 'line.vendors' ? named(product.vendor) : null;
    },
    number: () => null,
    date: () => today,
  };
  const { window, returnable, outcomes, fees, approval } = termsOf(policy, facts);
  const { refund } = fees;
  const mine = refund.returnShippingByCurrency[currency];
  const byOwn = refund.returnShippingByCurrency[own] ?? refund.returnShippingMinor ?? 0;
  const shipping = mine === undefined ? byOwn : mine;
  const code = mine === undefined ? own : currencyCode(currency);
  return [
    ...[window.days, window.months ?? 0, window.from, Number((window.until ?? '0').replaceAll('-', ''))],
    ...[returnable, approval.as === 'decline'],
    ...[outcomes.refund, outcomes.credit !== null, Number(outcomes.credit?.bonusPercent ?? '0')],
    ...[outcomes.exchange !== null, Number(refund.restockingPercent ?? '0')],
    ...[shipping === 0 ? '0' : moneyAmount(money(BigInt(shipping), code)), code],
  ].join('|');
}

/** The snippet's words in the same shape. */
function comparable(text: string): string {
  const [days, months, from, until, final, never, ...rest] = text.split('|');
  const [declined, refund, credit, bonus, exchange, restocking, shipping, code] = rest;
  const returnable = never === 'true' ? 'never' : final === 'true' ? 'final-sale' : 'yes';
  return [
    ...[days, months, from, until, returnable, declined, refund, credit, Number(bonus), exchange],
    ...[Number(restocking), shipping, code],
  ].join('|');
}

const names = fc.constantFrom(
  'coat',
  'COAT',
  ' Winter',
  'winter',
  'Fern',
  'fern',
  '5',
  '77',
  '9',
  'DE',
  'ch',
);
const values = fc.array(names, { minLength: 1, maxLength: 3 });
const percent = fc.constantFrom(null, '0', '7.5', '20');
const minor = fc.constantFrom(null, 0, 495);
const byCurrency = fc.constantFrom({}, { EUR: 600 }, { EUR: 0 }, { USD: 250 });
const some = fc.constantFrom([], ['refund'] as const, ['credit'] as const).map((list) => [...list]);

const condition = fc.oneof(
  fc.record({
    field: fc.constantFrom(
      ...(['order.country', 'line.skus', 'line.products', 'line.tags', 'line.collections'] as const),
      ...(['line.types', 'line.vendors', 'order.channel', 'customer.tags', 'return.reason'] as const),
    ),
    is: fc.constantFrom('any-of' as const, 'none-of' as const),
    values,
  }),
  fc.record({
    field: fc.constant('order.boughtOn' as const),
    is: fc.constant('between' as const),
    from: fc.constantFrom('11-15', '12-01', '2026-11-15', '2026-12-01'),
    to: fc.constantFrom('12-24', '01-10', '2026-12-24', '2026-11-20'),
  }),
);

const action = fc.oneof(
  fc.record({
    set: fc.constant('window' as const),
    days: fc.constantFrom(null, 5, 60),
    months: fc.constantFrom(null, 24),
    from: fc.constantFrom(null, 'ordered' as const, 'fulfilled' as const),
    transitDays: fc.constant(null),
    until: fc.constantFrom(null, '01-31', '11-26', '11-25', '2027-02-28'),
  }),
  fc.record({ set: fc.constant('final-sale' as const), to: fc.boolean() }),
  fc.constant({ set: 'never' as const }),
  fc.record({ set: fc.constant('refund' as const), to: fc.boolean() }),
  fc.record({
    set: fc.constant('credit' as const),
    to: fc.option(
      fc.record({
        bonusPercent: percent,
        bonusFlatMinor: fc.constant(null),
        bonusCapMinor: fc.constant(null),
      }),
    ),
  }),
  fc.record({ set: fc.constant('exchange' as const), to: fc.option(fc.record({ even: fc.boolean() })) }),
  fc.record({ set: fc.constant('restocking' as const), percent, outcomes: some }),
  fc.record({
    set: fc.constant('return-shipping' as const),
    fee: fc.record({ minor, byCurrency }),
    outcomes: some,
  }),
  fc.record({
    set: fc.constant('approval' as const),
    to: fc.constantFrom('auto' as const, 'manual' as const),
  }),
  fc.constant({ set: 'decline' as const, reason: 'OTHER' as const, note: '' }),
  fc.constant({ set: 'settle-on' as const, to: 'received' as const }),
);

const lists = fc.record({
  skus: fc.array(names, { maxLength: 1 }),
  tags: fc.array(names, { maxLength: 1 }),
  collections: fc.array(names, { maxLength: 1 }),
});

const policies = fc
  .record({
    rules: fc.array(
      fc.record({
        on: fc.boolean(),
        when: fc.array(condition, { maxLength: 2 }),
        then: fc.array(action, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
    fees: fc.record({
      restockingPercent: percent,
      returnShippingMinor: minor,
      returnShippingByCurrency: byCurrency,
      waivedForOutcomes: some,
    }),
    finalSale: lists,
    never: lists,
    refund: fc.boolean(),
  })
  .map(({ rules, fees, finalSale, never, refund }) => {
    const base = defaultPolicy();
    return policySchema.parse({
      ...base,
      outcomes: { ...base.outcomes, refund },
      fees: { ...fees, waivedFor: [] },
      finalSale: { ...finalSale, overriddenBy: [] },
      never: { ...never, bundleParts: false },
      rules: rules.map((one, at) => ({ ...one, id: `rule-${at}`, name: '' })),
    });
  });

const products = fc.record({
  sku: fc.constantFrom('', 'COAT', 'other'),
  tags: fc.subarray(['Winter', 'Sale', 'fern']),
  collections: fc.subarray([5, 77]),
  type: fc.constantFrom('', 'Winter', 'Coats'),
  vendor: fc.constantFrom('', 'Fern'),
});

describe('what the theme promises', () => {
  it('is what the decision comes to where a storefront knows as much', async () => {
    const cases = fc.record({
      policy: policies,
      product: fc.option(products),
      country: fc.constantFrom('DE', 'CH', 'US'),
      currency: fc.constantFrom('EUR', 'USD', 'JPY'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        expect(comparable(await told(one))).toBe(decided(one));
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 500) },
    );
  });

  it('leads to withdrawing in all countries whose law gives it', () => {
    const block = read('blocks/return_policy.liquid');
    const listed = /assign withdrawal = '([A-Z ]+)'/.exec(block)?.[1]?.split(' ');
    expect(listed?.sort()).toEqual([...withdrawalCountries].sort());
  });
});
