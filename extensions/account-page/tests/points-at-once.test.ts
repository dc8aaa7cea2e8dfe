/// <reference types="@shopify/ui-extensions/customer-account.page.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { RedemptionView, RewardsView, RewardView } from '../../../app/contracts/rewards.ts';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const plain = { multiples: false, minSubtotal: null, capPercent: null, someGoods: false };
const card: RewardView = {
  ...plain,
  id: 'card',
  name: 'Ten to give',
  kind: 'gift-card',
  value: usd('10.00'),
  validDays: 90,
  points: '1000',
  spendable: '1000',
  least: '1000',
};
const credit: RewardView = { ...card, id: 'credit', name: 'Ten to keep', kind: 'store-credit' };
const bag: RewardView = {
  ...plain,
  id: 'bag',
  name: 'A bag',
  kind: 'free-product',
  title: 'Canvas bag',
  handle: 'canvas-bag',
  points: '400',
  spendable: '400',
  least: '400',
};
const view = (more: Partial<RewardsView> = {}): RewardsView => ({
  balance: { available: '1240', pending: '0', held: '0', debt: '0' },
  next: null,
  live: true,
  worth: null,
  rewards: [card, credit, bag],
  tier: null,
  redemptions: [],
  expiring: null,
  ways: [],
  birthday: null,
  ...more,
});
const issued = (kind: 'gift-card' | 'store-credit', more: Partial<RedemptionView> = {}): RedemptionView => ({
  id: '9',
  state: 'posted',
  reward: 'card',
  points: '1000',
  code: null,
  value: { kind, value: usd('10.00'), validDays: 90 },
  endsAt: '2026-12-01T10:30:00Z',
  ...more,
});

function page(answers: Parameters<typeof appDouble>[0]) {
  const extension = setUpExtension('customer-account.page.render');
  const app = appDouble({
    'GET /api/rewards': { body: view() },
    'GET /api/reviews': {
      body: { open: [], written: [], form: { photos: false, videos: false, recommend: false, thanks: null } },
    },
    ...answers,
  });
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(texts);
  return { app, render: () => extension.render(), [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

describe('what points bring at once', () => {
  it('is a gift card whose code is shown, waited for under one key', async () => {
    let asked = 0;
    using it = page({
      'POST /api/redemptions': () => ({
        body:
          asked++ === 0 ? issued('gift-card', { state: 'held' }) : issued('gift-card', { code: 'GIFT-1234' }),
      }),
    });
    await it.render();
    await waitFor(() => saying('s-clickable-chip', 'gift card of $10.00 for 1,000 points'));
    expect(pageText()).toContain('Can be used for 90 days');
    fireEvent.click(saying('s-clickable-chip', 'gift card'));
    await waitFor(() => expect(pageText()).toContain('GIFT-1234'));
    expect(pageText()).not.toContain('Have the points back');
    const sent = it.app.sent('POST', '/api/redemptions').map(({ body }) => Object(body));
    expect(sent.map(({ where }) => where)).toEqual(['account', 'account']);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  it('is store credit, which is there', async () => {
    using it = page({ 'POST /api/redemptions': { body: issued('store-credit') } });
    await it.render();
    await waitFor(() => saying('s-clickable-chip', 'store credit'));
    fireEvent.click(saying('s-clickable-chip', '$10.00 store credit for 1,000 points'));
    await waitFor(() => expect(pageText()).toContain('Store credit added'));
  });

  it('says that it is on its way where Shopify takes long', async () => {
    using it = page({
      'GET /api/rewards': {
        body: view({ redemptions: [issued('store-credit', { state: 'held' })] }),
      },
    });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('It is being made'));
    expect(pageText()).not.toContain('Have the points back');
  });
});

describe('rewards in the account', () => {
  it('say what limits them, and leave out a product that is not sold any more', async () => {
    const limited: RewardView = {
      ...plain,
      id: 'five',
      name: 'Five off',
      kind: 'amount-off',
      value: usd('5.00'),
      points: '500',
      multiples: true,
      spendable: '1000',
      least: '1000',
      capPercent: 50,
      someGoods: true,
    };
    const gone: RewardView = { ...bag, id: 'gone', name: 'Gone', handle: null };
    using it = page({ 'GET /api/rewards': { body: view({ rewards: [limited, bag, gone] }) } });
    await it.render();
    await waitFor(() => saying('s-clickable-chip', 'free: Canvas bag for 400 points'));
    for (const line of [
      'From 1,000 points at once',
      'Pays up to 50% of the cart',
      'For some goods only',
      'With another item; both have to be in the cart',
    ])
      expect(pageText()).toContain(line);
    expect(pageText()).not.toContain('Gone');
    expect([...document.body.querySelectorAll('s-clickable-chip')].map((one) => one.textContent)).toEqual([
      '$10.00 off for 1,000 points',
      'free: Canvas bag for 400 points',
    ]);
  });

  it('are none yet', async () => {
    using it = page({ 'GET /api/rewards': { body: view({ rewards: [] }) } });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('The shop offers nothing for points yet'));
  });
});
