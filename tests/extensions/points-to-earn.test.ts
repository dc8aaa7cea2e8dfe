import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { earningOrder } from '../../app/joining/loyalty/earning-order.ts';
import { orderTraits } from '../../app/joining/loyalty/order-traits.ts';
import { parseInstant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import type { Condition } from '../../app/kernel/rules/condition.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { entitled } from '../../app/modules/loyalty/earning/entitlement.ts';
import { type Program, programSchema } from '../../app/modules/loyalty/earning/program.ts';
import { storefrontRule } from '../../app/modules/loyalty/earning/storefront-rule.ts';
import type { LineTraits } from '../../app/modules/loyalty/ports.ts';

const folder = path.resolve(import.meta.dirname, '../../extensions/storefront');
const source = readFileSync(path.join(folder, 'blocks/points_to_earn.liquid'), 'utf8');
const words = JSON.parse(readFileSync(path.join(folder, 'locales/en.default.json'), 'utf8'));

const liquid = new Liquid();
liquid.registerTag('schema', {
  parse(_tag, tokens) {
    while (tokens.length > 0) if (String(tokens.shift()?.getText()).includes('endschema')) return;
  },
  render: () => '',
});
// Shopify's Liquid divides whole numbers into whole numbers.
liquid.registerFilter('divided_by', (a: number, b: number) => Math.floor(a / b));
// Shopify's `now` is on the shop's wall clock.
const today = '2026-05-10';
liquid.registerFilter('date', () => today.replaceAll('-', ''));
liquid.registerFilter('t', (key: string, ...args: [string, number][]) => {
  const count = Number(new Map(args).get('count'));
  const forms = key.split('.').reduce((at, name) => at[name], words);
  return String(count === 1 ? forms.one : forms.other).replace('{{ count }}', String(count));
});

interface Product {
  price: number;
  sku: string;
  tags: string[];
  collections: number[];
  giftCard?: boolean;
  type?: string;
}

async function shown(rule: unknown, product: Product): Promise<string> {
  const html = await liquid.parseAndRender(source, {
    app: { metafields: { loyalty: { earn: { value: rule } } } },
    block: { shopify_attributes: '' },
    product: {
      selected_or_first_available_variant: { price: product.price, sku: product.sku },
      tags: product.tags,
      collections: product.collections.map((id) => ({ id })),
      id: 5,
      type: product.type ?? '',
      vendor: '',
      'gift_card?': product.giftCard ?? false,
    },
  });
  return html.replace(/<[^>]*>/g, '').trim();
}

const program = (more: Partial<Program> = {}, earn: Partial<Program['earn']> = {}): Program =>
  programSchema.parse({
    earn: { points: 1, perMinor: 100, rounding: 'floor', pendingDays: 30, includeTax: true, ...earn },
    multipliers: [],
    expiry: null,
    ...more,
  });
const usd = { currency: currencyCode('USD'), taxesIncluded: false };
const shirt: Product = { price: 4899, sku: 'SHIRT', tags: ['Summer'], collections: [77] };

/** What the decision gives for an order of exactly one of this product by somebody with these tags. */
function decided(rule: Program, product: Product, tags: readonly string[] = []): bigint {
  const snapshot = sampleOrder({
    lines: [{ sku: product.sku, price: (product.price / 100).toFixed(2), quantity: 1 }],
  });
  const order = { ...earningOrder(snapshot), processedAt: parseInstant(`${today}T15:00:00Z`) };
  const own: LineTraits = {
    tags: product.tags,
    collections: product.collections.map(String),
    product: '5',
    type: product.type ?? null,
    vendor: null,
  };
  const traits = new Map(order.lines.map((line) => [line.shopifyId, own]));
  const buyer = { ...orderTraits(snapshot, { tags, validOrders: 1 }) };
  return entitled(order, { program: rule, traits, bought: { zone: zone('UTC'), traits: buyer } }).points;
}

describe('the block on the product page', () => {
  it('says what one unit earns', async () => {
    expect(await shown(storefrontRule(program(), usd), shirt)).toBe('Earn 48 points');
    expect(await shown(storefrontRule(program(), usd), { ...shirt, price: 150 })).toBe('Earn 1 point');
  });

  it('says nothing while loyalty is off, before the rule is known, for gift cards, and where a rule excludes', async () => {
    expect(await shown({}, shirt)).toBe('');
    expect(await shown(null, shirt)).toBe('');
    expect(await shown(storefrontRule(program(), usd), { ...shirt, giftCard: true })).toBe('');
    const excluded = program({
      multipliers: [
        { tags: ['summer'], factor: '0' },
        { skus: ['shirt'], factor: '3' },
      ],
    });
    expect(await shown(storefrontRule(excluded, usd), shirt)).toBe('');
  });

  it('promises nothing where tax is taken out of prices that include it', () => {
    expect(storefrontRule(program({}, { includeTax: false }), { ...usd, taxesIncluded: true })).toBeNull();
  });

  it('counts yen, whose prices Liquid gives in hundredths, and dinars, which have thousandths', async () => {
    // 1 point per 100 yen: a price of 4,800 yen is 480000 in Liquid.
    expect(
      await shown(storefrontRule(program(), { ...usd, currency: currencyCode('JPY') }), {
        ...shirt,
        price: 480_000,
      }),
    ).toBe('Earn 48 points');
    // 1 point per 1.000 dinar = 1000 fils: 4.80 dinars are 480 in Liquid.
    expect(
      await shown(
        storefrontRule(program({}, { perMinor: 1000 }), { ...usd, currency: currencyCode('KWD') }),
        { ...shirt, price: 480 },
      ),
    ).toBe('Earn 4 points');
  });

  it('agrees with the decision for every product and every programme', async () => {
    const names = fc.constantFrom('SHIRT', 'shirt', 'Summer', 'summer ', 'winter', '77', '78');
    const rule = fc.record({
      factor: fc.constantFrom('0', '0.5', '1', '1.5', '2', '2.25', '10'),
      skus: fc.option(fc.array(names, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      tags: fc.option(fc.array(names, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      collections: fc.option(fc.array(names, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    });
    const programs = fc.record({
      points: fc.integer({ min: 1, max: 50 }),
      perMinor: fc.integer({ min: 1, max: 5000 }),
      rounding: fc.constantFrom('floor' as const, 'half-up' as const, 'ceil' as const),
      rules: fc.array(rule, { maxLength: 4 }),
      price: fc.integer({ min: 0, max: 500_000 }),
    });
    await fc.assert(
      fc.asyncProperty(programs, async ({ points, perMinor, rounding, rules, price }) => {
        const multipliers = rules.filter((one) => one.skus ?? one.tags ?? one.collections);
        const tried = program(
          { multipliers: JSON.parse(JSON.stringify(multipliers)) },
          { points, perMinor, rounding },
        );
        const product = { ...shirt, price };
        const text = await shown(storefrontRule(tried, usd), product);
        expect(BigInt(text.match(/\d+/)?.[0] ?? '0')).toBe(decided(tried, product));
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 300) },
    );
  });

  it('counts campaigns of today, for the goods that they are about', async () => {
    const campaign = { id: 'a', name: 'A', from: null, to: null, when: [], factor: '2' };
    const shownWith = (change: object) =>
      shown(storefrontRule(program({ campaigns: [{ ...campaign, ...change }] }), usd), {
        ...shirt,
        type: 'Shirts',
      });
    expect(await shownWith({ from: today, to: today })).toBe('Earn 97 points');
    expect(await shownWith({ from: '2026-05-11' })).toBe('Earn 48 points');
    expect(await shownWith({ to: '2026-05-09' })).toBe('Earn 48 points');
    expect(await shownWith({ when: [{ field: 'line.types', is: 'any-of', values: ['shirts'] }] })).toBe(
      'Earn 97 points',
    );
    // A product without a vendor is not known to be somebody else's.
    expect(await shownWith({ when: [{ field: 'line.vendors', is: 'none-of', values: ['Own'] }] })).toBe(
      'Earn 48 points',
    );
  });

  it('says the least where a campaign or a level asks for more than a theme knows', async () => {
    const vip: Condition = { field: 'customer.tags', is: 'any-of', values: ['vip'] };
    const campaigns = [{ id: 'a', name: 'A', from: null, to: null, when: [vip], factor: '2' }];
    expect(await shown(storefrontRule(program({ campaigns }), usd), shirt)).toBe('Earn at least 48 points');
    const perks = { freeShipping: false, percent: null, priority: false };
    const level = {
      name: 'Gold',
      factor: '1.5',
      entryPoints: 0,
      customerTag: null,
      perks,
    };
    const from = { spendMinor: 50_000, points: null, orders: null };
    const tiers = {
      ...({ match: 'all', window: 'lifetime', downgrade: 'never', oneStep: false, graceDays: 0 } as const),
      levels: [{ ...level, id: 'gold', from }],
    };
    expect(await shown(storefrontRule(program({ tiers }), usd), shirt)).toBe('Earn at least 48 points');
  });

  it('agrees with the decision about campaigns, whoever buys', async () => {
    const names = fc.constantFrom('shirt', 'Summer', 'winter', '77', '78', '5', 'Shirts');
    const field = fc.constantFrom(
      ...(['line.skus', 'line.products', 'line.tags', 'line.collections', 'line.types'] as const),
    );
    const is = fc.constantFrom('any-of' as const, 'none-of' as const);
    const condition = fc.record({ field, is, values: fc.array(names, { minLength: 1, maxLength: 2 }) });
    const day = fc.option(fc.constantFrom('2026-05-09', today, '2026-05-11'), { nil: null });
    const campaign = fc.record({
      factor: fc.constantFrom('0', '0.5', '1.25', '2', '3'),
      from: day,
      to: day,
      when: fc.array(condition, { maxLength: 2 }),
      asksWho: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(campaign, { maxLength: 3 }),
        fc.integer({ min: 0, max: 500_000 }),
        fc.constantFrom('', 'Shirts'),
        async (several, price, type) => {
          const campaigns: Program['campaigns'] = several.map(({ asksWho, when, ...rest }, index) => ({
            ...rest,
            id: `c${index}`,
            name: 'A campaign',
            when: asksWho
              ? [...when, { field: 'customer.tags', is: 'any-of', values: [`tag${index}`] }]
              : when,
          }));
          const tried = program({ campaigns });
          const product: Product = { ...shirt, price, ...(type === '' ? {} : { type }) };
          const buyers = [0, 1, 2, 3, 4, 5, 6, 7].map((set) =>
            [0, 1, 2].filter((bit) => (set >> bit) % 2 === 1).map((bit) => `tag${bit}`),
          );
          const all = buyers.map((tags) => decided(tried, product, tags));
          const least = all.reduce((low, points) => (points < low ? points : low));
          const text = await shown(storefrontRule(tried, usd), product);
          expect(BigInt(text.match(/\d+/)?.[0] ?? '0')).toBe(least);
          if (text !== '' && all.some((points) => points !== least)) expect(text).toContain('at least');
        },
      ),
      { numRuns: Number(process.env.LAW_RUNS ?? 300) },
    );
  });
});
