import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import {
  defaultPolicy,
  type Policy,
  type PolicyRule,
  policySchema,
} from '../../app/modules/returns/policy/policy.ts';
import { returnPromise } from '../../app/modules/returns/policy/promise.ts';
import { renderBlock, textOf } from './render-block.ts';

const eur = currencyCode('EUR');
const policy = (more: Partial<Policy> = {}): Policy =>
  policySchema.parse({
    ...defaultPolicy(),
    window: { days: 16, from: 'ordered', transitDays: 0 },
    finalSale: { skus: ['last-one'], tags: ['clearance'], collections: ['77'], overriddenBy: [] },
    ...more,
  });
const rule = (when: PolicyRule['when'], then: PolicyRule['then'], id = 'one'): PolicyRule => ({
  ...{ id, name: '', on: true },
  ...{ when, then },
});
const window = {
  set: 'window',
  days: null,
  months: null,
  from: null,
  transitDays: null,
  until: null,
} as const;

const coat = {
  id: 9,
  selected_or_first_available_variant: { sku: 'COAT' },
  ...{ tags: ['Winter'], collections: [{ id: 5 }], type: 'Coats', vendor: 'Fern', 'gift_card?': false },
};

interface Page {
  locale?: string;
  now?: string;
  country?: string;
  root?: string;
  block?: string;
}

async function shown(value: unknown, product: object | null = coat, page: Page = {}) {
  const { country = 'DE', root = '/', block = 'return_promise', ...more } = page;
  const globals = {
    app: { metafields: { returns: { promise: { value } } } },
    cart: { currency: { iso_code: 'EUR' } },
    localization: { country: { iso_code: country } },
    routes: { root_url: root },
    product,
  };
  return renderBlock(block, { template: 'product', globals, ...more });
}

const text = async (...given: Parameters<typeof shown>) => textOf(await shown(...given));
const promised = (more: Partial<Policy> = {}) => returnPromise(policy(more), eur);

describe('the return promise', () => {
  it('is the day itself when it counts from the order', async () => {
    expect(await text(promised())).toBe('Return until December 12, 2026, free for you Return policy');
    expect(await text(promised(), coat, { locale: 'de' })).toBe(
      'Rückgabe bis 12. Dezember 2026, für dich kostenlos Rückgabebedingungen',
    );
  });

  it('is the earliest day when it counts from delivery or dispatch', async () => {
    const from = (start: 'delivered' | 'fulfilled') =>
      promised({ window: { days: 16, from: start, transitDays: 3 } });
    expect(await text(from('delivered'))).toContain(
      'Return at least until December 12, 2026: 16 days from delivery',
    );
    expect(await text(from('fulfilled'))).toContain('16 days from dispatch');
  });

  it('counts days, not hours, across a change of the clock', async () => {
    const late = { now: '2026-10-20T21:30:00Z' };
    const ten = promised({ window: { days: 10, from: 'ordered', transitDays: 0 } });
    expect(await text(ten, coat, late)).toContain('October 30, 2026');
  });

  it('says what it costs, in the cart’s currency where the policy names an amount in it', async () => {
    const fees = {
      ...defaultPolicy().fees,
      ...{ restockingPercent: '10', returnShippingMinor: 495, returnShippingByCurrency: {} },
    };
    expect(await text(promised({ fees }))).toContain(', return shipping €4.95, restocking fee 10%');
    const usd = returnPromise(policy({ fees }), currencyCode('USD'));
    expect(await text(usd)).toContain('return shipping 4.95 USD');
    const own = { ...fees, returnShippingByCurrency: { EUR: 600 } };
    expect(await text(returnPromise(policy({ fees: own }), currencyCode('USD')))).toContain(
      'return shipping €6.00',
    );
    expect(await text(promised({ fees: { ...fees, waivedForOutcomes: ['refund'] } }))).toContain(
      'free for you',
    );
  });

  it.each([
    ['sku', { selected_or_first_available_variant: { sku: ' LAST-ONE' } }],
    ['tag', { tags: ['Clearance'] }],
    ['collection', { collections: [{ id: 77 }] }],
  ])('is none for final sale by %s', async (_by, part) => {
    expect(await text(promised(), { ...coat, ...part })).toContain('Final sale');
  });

  it('is what a rule for the country, the vendor or the season makes of it', async () => {
    const rules = [
      rule([{ field: 'order.country', is: 'any-of', values: ['CH'] }], [{ ...window, days: 5 }], 'ch'),
      rule(
        [{ field: 'order.boughtOn', is: 'between', from: '11-15', to: '12-24' }],
        [{ ...window, until: '01-31' }],
        'season',
      ),
      rule([{ field: 'line.vendors', is: 'any-of', values: ['fern'] }], [{ set: 'never' }], 'fern'),
    ];
    const [ch, season] = [promised({ rules: rules.slice(0, 1) }), promised({ rules: rules.slice(1, 2) })];
    expect(await text(ch, coat, { country: 'CH' })).toContain('Return until December 1, 2026');
    expect(await text(ch)).toContain('Return until December 12, 2026');
    expect(await text(season)).toContain('Return until January 31, 2027');
    expect(await text(season, coat, { now: '2026-11-14T10:00:00Z' })).toContain('November 30, 2026');
    expect(await text(promised({ rules }))).toContain('This cannot be returned');
  });

  it('says months, what it is given back as, and leaves out rules on what it cannot know', async () => {
    const by = (then: PolicyRule['then'], when: PolicyRule['when'] = []) =>
      promised({ window: { days: 16, from: 'delivered', transitDays: 0 }, rules: [rule(when, then)] });
    expect(await text(by([{ ...window, months: 24 }]))).toContain('Return within 24 months of delivery');
    expect(await text(by([{ set: 'refund', to: false }]))).toContain(
      '16 days from delivery, for store credit',
    );
    const unknown: PolicyRule['when'][] = [
      [{ field: 'customer.tags', is: 'any-of', values: ['vip'] }],
      [{ field: 'return.reason', is: 'none-of', values: ['torn'] }],
      [{ field: 'order.value', is: 'below', minor: 100_000_00 }],
      [{ field: 'order.channel', is: 'any-of', values: ['pos'] }],
    ];
    for (const when of unknown)
      expect(await text(by([{ set: 'never' }], when))).toContain('Return at least until');
    const web = [{ field: 'order.channel' as const, is: 'any-of' as const, values: ['Web'] }];
    expect(await text(by([{ set: 'never' }], web))).toContain('This cannot be returned');
  });

  it('leads to the policy’s page for this product, below the storefront’s root', async () => {
    expect(await shown(promised())).toContain('href="/apps/afterglow/returns-policy?product=9"');
    expect(await shown(promised(), coat, { root: '/de' })).toContain(
      'href="/de/apps/afterglow/returns-policy?',
    );
  });

  it('is the way to that page alone where the policy is too long for a metafield', async () => {
    const values = (of: number) =>
      Array.from({ length: 900 }, (_, at) => `a long name of a product's tag ${of}-${at}`);
    const long = Array.from({ length: 3 }, (_, of) =>
      rule([{ field: 'line.tags', is: 'any-of', values: values(of) }], [{ set: 'never' }], `long-${of}`),
    );
    expect(promised({ rules: long })).toBeNull();
    expect(await text({ page: true })).toBe('Return policy');
  });

  it('is nothing while returns are off, and for gift cards', async () => {
    expect(await text({})).toBe('');
    expect(await text(null)).toBe('');
    expect(await text(promised(), { ...coat, 'gift_card?': true })).toBe('');
    expect(await text({ page: true }, { ...coat, 'gift_card?': true })).toBe('');
  });
});

describe('the policy block', () => {
  const block = 'return_policy';

  it('says the policy of the market in sentences, and leads to all of it and to withdrawing', async () => {
    const value = promised({
      outcomes: {
        ...defaultPolicy().outcomes,
        credit: { bonusPercent: '10', bonusFlatMinor: null, bonusCapMinor: null },
      },
      fees: { ...defaultPolicy().fees, returnShippingMinor: 495 },
    });
    const said = await text(value, null, { block });
    expect(said).toBe(
      'Returns Return within 16 days of the order. Money back to the way you paid with. ' +
        'Or store credit with 10% on top. Or another size or colour instead. Return shipping costs €4.95. ' +
        'Read the whole return policy Withdraw from contract here',
    );
    expect(await shown(value, null, { block })).toContain('href="/apps/afterglow/withdraw"');
    expect(await text(value, null, { block, country: 'US' })).not.toContain('Withdraw');
  });

  it('says nothing while returns are off', async () => {
    expect(await text({}, null, { block })).toBe('');
  });
});
