import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { defaultProgram, programSchema } from '../../app/modules/loyalty/earning/program.ts';
import { storefrontProgram } from '../../app/modules/loyalty/earning/storefront-program.ts';
import { rewardsSchema } from '../../app/modules/loyalty/rewards/rewards.ts';
import { storefrontRewards } from '../../app/modules/loyalty/rewards/storefront-rewards.ts';
import { renderBlock, textOf } from './render-block.ts';

const eur = currencyCode('EUR');
const level = { factor: '1', entryPoints: 0, customerTag: null };
const program = programSchema.parse({
  ...defaultProgram(eur),
  ways: [
    { way: 'sign-up', points: 50 },
    { way: 'order-anniversary', points: 1 },
  ],
  events: [{ id: 'visit', name: 'A <b>visit</b>', points: 5, limit: null }],
  tiers: {
    ...{ match: 'any', window: 'rolling-12-months', downgrade: 'never', oneStep: false, graceDays: 0 },
    levels: [
      { ...level, id: 'all', name: 'Member', from: { spendMinor: 0, points: null, orders: null } },
      {
        ...{ ...level, id: 'gold', name: 'Gold', factor: '1.5', entryPoints: 100 },
        from: { spendMinor: 50_000, points: null, orders: 5 },
        perks: { freeShipping: true, percent: 10, priority: true },
      },
    ],
  },
});
const shared = { points: 500, minSubtotalMinor: 0 };
const settings = rewardsSchema.parse({
  currency: 'EUR',
  rewards: [
    {
      ...{ ...shared, id: 'five', name: 'Five off', kind: 'amount-off', valueMinor: 500, multiples: true },
      ...{ minPoints: 1000, capPercent: 50, collections: ['7'], minSubtotalMinor: 2000 },
    },
    {
      ...{ ...shared, id: 'bag', name: 'Bag', kind: 'free-product' },
      variant: { id: '3', product: '2', title: 'Canvas bag' },
    },
    {
      ...{ ...shared, id: 'card', name: 'Card', kind: 'gift-card', valueMinor: 1000, multiples: false },
      validDays: 90,
    },
    { ...shared, id: 'credit', name: 'Credit', kind: 'store-credit', valueMinor: 400, multiples: false },
    { ...shared, id: 'tenth', name: 'A tenth', kind: 'percent', percent: '10' },
    { ...shared, id: 'ship', name: 'Shipping', kind: 'free-shipping' },
  ],
  redemption: { holdMinutes: 60, unusedPart: 'returned' },
});

interface Asked {
  balance?: object;
  program?: object;
  rewards?: object;
  settings?: Record<string, unknown>;
  locale?: string;
  currency?: string;
}

async function shown({ balance, locale = 'en', currency = 'EUR', ...more }: Asked = {}) {
  const loyalty = {
    program: { value: more.program ?? storefrontProgram(program, eur) },
    rewards: { value: more.rewards ?? storefrontRewards(settings) },
  };
  return renderBlock('loyalty_page', {
    template: 'page',
    settings: more.settings ?? {},
    globals: {
      app: { metafields: { loyalty } },
      customer: balance ? { id: 12, metafields: { afterglow: { rewards: { value: balance } } } } : null,
      cart: { currency: { iso_code: currency } },
      routes: { account_login_url: '/account/login' },
    },
    locale,
    currency,
  });
}

const member = { available: 740, pending: 60, worth: 500, currency: 'EUR', tier: null };

describe('the loyalty page', () => {
  it('tells a guest what signing in brings', async () => {
    const html = await shown();
    expect(textOf(html)).toContain('Sign in to collect points with every order');
    expect(textOf(html)).toContain('An account alone brings 50 points.');
    expect(html).toContain('href="/account/login"');
    expect(html).not.toContain('<script');
    expect(textOf(html)).not.toContain('You have');
  });

  it('tells a member what they have and what is missing for a reward', async () => {
    const text = textOf(await shown({ balance: member }));
    expect(text).toContain('You have 740 points = €5.00 60 more points are on their way');
    expect(text).toContain('260 more points needed');
    expect(text).not.toContain('Sign in');
  });

  it('lists what earns points, with what it brings', async () => {
    const html = await shown();
    expect(textOf(html)).toContain('Every €1.00 of goods that you keep 1 point');
    expect(textOf(html)).toContain(
      'An account with this shop 50 points A year since your first order 1 point',
    );
    expect(html).toContain('A &lt;b&gt;visit&lt;/b&gt;');
  });

  it('lists every kind of reward with its price and its limits', async () => {
    const text = textOf(await shown());
    expect(text).toContain(
      '€10.00 off 1,000 points From a cart of €20.00 From 1,000 points at once Pays up to 50% of the cart For some goods only',
    );
    expect(text).toContain('Free: Canvas bag 500 points With another item; both have to be in the cart');
    expect(text).toContain('Gift card of €10.00 500 points Can be used for 90 days');
    expect(text).toContain('€4.00 store credit 500 points');
    expect(text).toContain('10% off 500 points');
    expect(text).toContain('Free shipping 500 points');
  });

  it('shows the levels, what they take and give, and which is the member’s', async () => {
    const html = await shown({ balance: { ...member, tier: { name: 'Gold', next: null } } });
    expect(textOf(html)).toContain('Member For everybody');
    expect(textOf(html)).toContain(
      'Gold From €500.00 spent or 5 orders within twelve months 1.5 times the points Free shipping 10% off everything First in line for returns and questions 100 points when you reach it Your level',
    );
    expect(html.match(/afterglow-held"/g)).toHaveLength(1);
  });

  it('says amounts of the shop’s currency as such on a page of another one', async () => {
    const text = textOf(await shown({ balance: member, currency: 'USD' }));
    expect(text).toContain('You have 740 points');
    expect(text).toContain('From 500.00 EUR spent');
    expect(text).toContain('Five off 1,000 points');
    expect(text).not.toContain('$');
  });

  it('speaks the shopper’s language, and the merchant’s own headings', async () => {
    const german = textOf(await shown({ locale: 'de' }));
    expect(german).toContain('Punkte und Prämien');
    expect(german).toContain('1,5-fache Punkte');
    expect(german).toContain('Ab 500,00 € Einkauf oder 5 Bestellungen in zwölf Monaten');
    const own = { heading: 'Club <i>', lead: 'Hello', levels_heading: 'Ranks', show_levels: true };
    const html = await shown({ settings: own });
    expect(html).toContain('Club &lt;i&gt;');
    expect(textOf(html)).toContain('Hello');
    expect(textOf(html)).toContain('Ranks');
  });

  it('leaves the levels out where the merchant does, or there are none', async () => {
    expect(textOf(await shown({ settings: { show_levels: false } }))).not.toContain('Levels');
    const bare = storefrontProgram(defaultProgram(eur), eur);
    const text = textOf(await shown({ program: bare, rewards: {} }));
    expect(text).not.toContain('Levels');
    expect(text).not.toContain('What points bring');
  });

  it('is nothing while loyalty is off', async () => {
    expect((await shown({ program: {}, rewards: {} })).trim()).toBe('');
  });
});
