import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { earningOrder } from '../../app/earning-order.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { entitled } from '../../app/modules/loyalty/earning/entitlement.ts';
import { type Program, programSchema } from '../../app/modules/loyalty/earning/program.ts';
import { storefrontRule } from '../../app/modules/loyalty/earning/storefront-rule.ts';

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
}

async function shown(rule: unknown, product: Product): Promise<string> {
  const html = await liquid.parseAndRender(source, {
    app: { metafields: { loyalty: { earn: { value: rule } } } },
    block: { shopify_attributes: '' },
    product: {
      selected_or_first_available_variant: { price: product.price, sku: product.sku },
      tags: product.tags,
      collections: product.collections.map((id) => ({ id })),
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

/** What the decision gives for an order of exactly one of this product. */
function decided(rule: Program, product: Product): bigint {
  const order = earningOrder(
    sampleOrder({ lines: [{ sku: product.sku, price: (product.price / 100).toFixed(2), quantity: 1 }] }),
  );
  const traits = new Map(
    order.lines.map((line) => [
      line.shopifyId,
      { tags: product.tags, collections: product.collections.map(String) },
    ]),
  );
  return entitled(order, { program: rule, traits }).points;
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
});
