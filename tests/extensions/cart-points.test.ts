import { describe, expect, it } from 'vitest';
import { type RewardSettings, rewardsSchema } from '../../app/modules/loyalty/rewards/rewards.ts';
import { storefrontRewards } from '../../app/modules/loyalty/rewards/storefront-rewards.ts';
import { renderBlock, textOf } from './render-block.ts';

const settings = (currency: string, more: object = {}): RewardSettings =>
  rewardsSchema.parse({
    currency,
    rewards: [
      {
        id: 'five',
        name: 'Five off',
        kind: 'amount-off',
        points: 500,
        valueMinor: 500,
        multiples: true,
        minSubtotalMinor: 0,
        ...more,
      },
    ],
    redemption: { holdMinutes: 60, unusedPart: 'returned' },
  });

interface Asked {
  settings?: RewardSettings;
  balance?: object | null;
  subtotal?: number;
  currency?: string;
  root?: string;
  codes?: object[];
  locale?: string;
}

function shown({
  settings: chosen = settings('EUR'),
  balance,
  subtotal = 4000,
  currency = 'EUR',
  root = '/',
  codes = [],
  locale = 'en',
}: Asked) {
  const globals = {
    app: { metafields: { loyalty: { rewards: { value: storefrontRewards(chosen) } } } },
    customer: balance ? { id: 12, metafields: { afterglow: { rewards: { value: balance } } } } : null,
    cart: { currency: { iso_code: currency }, items_subtotal_price: subtotal, discount_codes: codes },
    routes: {
      root_url: root,
      cart_url: `${root === '/' ? '' : root}/cart`,
      account_login_url: '/account/login',
    },
  };
  return renderBlock('cart_points', { template: 'cart', globals, currency, root, locale });
}

const member = { available: 1240, pending: 0, worth: 1000, currency: 'EUR', redemption: null };
const held = {
  ...member,
  available: 740,
  redemption: { id: '7', code: 'AG-SEVEN', points: 500, endsAt: '2026-12-01T10:00:00Z' },
};
const chips = (html: string) => [...html.matchAll(/<button>([^<]*)<\/button>/g)].map(([, text]) => text);

describe('points in the cart', () => {
  it('say what they are worth and offer sensible amounts as plain forms', async () => {
    const html = await shown({ balance: member });
    expect(textOf(html)).toContain('You have 1,240 points = €10.00 here');
    expect(chips(html)).toEqual(['€5.00 off for 500 points', '€10.00 off for 1,000 points']);
    expect(html).toContain('<form method="post" action="/apps/afterglow/redemptions">');
    expect(html).toContain('name="reward" value="five"');
    expect(html).not.toContain('<script');
  });

  it('give each form a key of its own that stays while the page does', async () => {
    const html = await shown({ balance: member });
    const keys = [...html.matchAll(/name="key" value="([^"]*)"/g)].map(([, key]) => key);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key?.length).toBeLessThanOrEqual(100);
  });

  it('never take off more than the cart is worth', async () => {
    expect(chips(await shown({ balance: { ...member, available: 5000 }, subtotal: 1200 }))).toEqual([
      '€5.00 off for 500 points',
      '€10.00 off for 1,000 points',
    ]);
  });

  it('find the app below a storefront that is not at the root', async () => {
    const html = await shown({ balance: member, root: '/store/demo' });
    expect(html).toContain('action="/store/demo/apps/afterglow/redemptions"');
    expect(await shown({ balance: held, root: '/' })).not.toContain('//');
  });

  it('show a held code, the way to use it, and undo', async () => {
    const html = await shown({ balance: held });
    expect(textOf(html)).toContain('500 points are reserved AG-SEVEN');
    expect(html).toContain('href="/discount/AG-SEVEN?redirect=%2Fcart"');
    expect(html).toContain('action="/apps/afterglow/redemptions/7/release"');
    expect(chips(html)).toEqual(['Undo']);
    const used = await shown({ balance: held, codes: [{ code: 'AG-SEVEN', applicable: true }] });
    expect(used).not.toContain('/discount/');
  });

  it('tell a guest what signing in would bring', async () => {
    const html = await shown({ balance: null });
    expect(textOf(html)).toContain('Sign in to collect and use points: €5.00 off for 500 points');
    expect(html).toContain('href="/account/login"');
  });

  it('tell a member who has too few what they would bring', async () => {
    const html = await shown({ balance: { ...member, available: 100, worth: null } });
    expect(textOf(html)).toContain('You have 100 points With 500 points you get €5.00 off');
  });

  it('count yen, which have no digits behind the point, and dinars, which have three', async () => {
    const yen = await shown({
      settings: settings('JPY'),
      balance: { ...member, worth: 1000 },
      currency: 'JPY',
      subtotal: 400_000,
    });
    expect(textOf(yen)).toContain('= ¥1,000 here');
    expect(chips(yen)[0]).toBe('¥500 off for 500 points');
    const dinars = await shown({
      settings: settings('KWD', { valueMinor: 1250 }),
      balance: { ...member, worth: 2500 },
      currency: 'KWD',
    });
    expect(textOf(dinars)).toContain('2.500 here');
    expect(chips(dinars)[0]).toContain('1.250 off');
  });

  it('go by their names in a cart of another currency', async () => {
    const html = await shown({ balance: member, currency: 'USD' });
    expect(textOf(html)).toContain('You have 1,240 points Five off for 500 points');
  });

  it('hold a sentence for each word with which the app sends back to the cart', async () => {
    const html = await shown({ balance: member });
    for (const word of [
      'reserved',
      'released',
      'insufficient-points',
      'not-allowed',
      'not-yours',
      'already-done',
    ])
      expect(html).toContain(`id="afterglow-${word}"`);
    expect(html).toContain(':not(:target) { display: none; }');
  });

  it('escape what the merchant named', async () => {
    const html = await shown({
      settings: settings('EUR', { name: '<i>Five</i>' }),
      balance: member,
      currency: 'USD',
    });
    expect(html).toContain('&lt;i&gt;Five');
    expect(html).not.toContain('<i>');
  });

  it('are nothing while there are no rewards', async () => {
    const html = await renderBlock('cart_points', {
      template: 'cart',
      globals: {
        app: { metafields: { loyalty: { rewards: { value: {} } } } },
        routes: { root_url: '/' },
        cart: {},
      },
    });
    expect(html.trim()).toBe('');
  });
});

describe('the kinds of rewards in the cart', () => {
  const shared = { points: 100, minSubtotalMinor: 0 };
  const kinds = (...rewards: object[]) =>
    rewardsSchema.parse({
      currency: 'EUR',
      rewards,
      redemption: { holdMinutes: 60, unusedPart: 'returned' },
    });
  const amount = {
    ...shared,
    ...{ id: 'one', name: 'One off', kind: 'amount-off', valueMinor: 100, multiples: true },
  };
  const card = { ...shared, id: 'card', name: 'Card', kind: 'gift-card', valueMinor: 100, multiples: false };
  const bag = {
    ...{ ...shared, id: 'bag', name: 'Bag', kind: 'free-product' },
    variant: { id: '3', product: '2', title: 'Canvas bag' },
  };

  it('leave out what needs no cart', async () => {
    const html = await shown({ settings: kinds(card, bag), balance: member });
    expect(chips(html)).toEqual(['Free: Canvas bag for 100 points']);
    expect(textOf(html)).toContain('With another item; both have to be in the cart');
    const guest = await shown({ settings: kinds(card, bag), balance: null });
    expect(textOf(guest)).toContain('Free: Canvas bag for 100 points');
    expect((await shown({ settings: kinds(card), balance: member })).trim()).toBe('');
  });

  it('keep to the fewest and the most points at once', async () => {
    const settings = kinds({ ...amount, minPoints: 250, maxPoints: 900 });
    const html = await shown({ settings, balance: member });
    expect(chips(html)).toEqual([
      '€3.00 off for 300 points',
      '€5.00 off for 500 points',
      '€9.00 off for 900 points',
    ]);
    expect(textOf(html)).toContain('From 300 points at once');
    const poor = await shown({ settings, balance: { ...member, available: 200 } });
    expect(textOf(poor)).toContain('With 300 points you get €3.00 off');
  });

  it('pay no more of the cart than they may', async () => {
    const settings = kinds({ ...amount, capPercent: 20, collections: ['7'] });
    const html = await shown({ settings, balance: member, subtotal: 1500 });
    expect(chips(html)).toEqual([
      '€1.00 off for 100 points',
      '€2.00 off for 200 points',
      '€3.00 off for 300 points',
    ]);
    expect(textOf(html)).toContain('Pays up to 20% of the cart');
    expect(textOf(html)).toContain('For some goods only');
    expect(chips(await shown({ settings, balance: member, subtotal: 400 }))).toEqual([]);
  });
});

describe('the tier in the cart', () => {
  const next = { name: 'Gold', spend: 3800, points: null, orders: 2, match: 'any' };

  it('stands under the balance with what the next one takes, in the shopper’s language', async () => {
    const balance = { ...member, tier: { name: 'Silver', next } };
    expect(textOf(await shown({ balance }))).toContain('You are Silver €38.00 more or 2 more orders to Gold');
    expect(textOf(await shown({ balance, locale: 'de' }))).toContain('Deine Stufe: Silver');
    const all = { ...balance, tier: { name: null, next: { ...next, orders: 1, match: 'all' } } };
    expect(textOf(await shown({ balance: all }))).toContain('€38.00 more and 1 more order to Gold');
  });

  it('says no amount in a cart of another currency, and nothing where there are no tiers', async () => {
    const balance = { ...member, tier: { name: 'Silver', next } };
    expect(textOf(await shown({ balance, currency: 'USD' }))).not.toContain('Gold');
    expect(textOf(await shown({ balance: { ...member, tier: null } }))).not.toContain('You are');
  });
});
