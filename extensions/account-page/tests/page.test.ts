/// <reference types="@shopify/ui-extensions/customer-account.page.render" />
import { createNavigationHistoryEntry, setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type {
  OpenReview,
  ReviewFormView,
  ReviewsView,
  WrittenReview,
} from '../../../app/contracts/reviews.ts';
import type { RedemptionView, RewardsView } from '../../../app/contracts/rewards.ts';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const redemption: RedemptionView = {
  id: '7',
  state: 'held',
  reward: 'five',
  points: '500',
  code: 'AG-SEVEN',
  value: { kind: 'amount-off', value: usd('5.00') },
  endsAt: '2026-12-01T10:30:00Z',
};
const rewards = (more: Partial<RewardsView> = {}): RewardsView => ({
  balance: { available: '1240', pending: '60', held: '0', debt: '0' },
  next: { points: '60', at: '2026-12-10T12:00:00Z' },
  live: true,
  worth: usd('10.00'),
  rewards: [
    {
      id: 'five',
      name: 'Five off',
      kind: 'amount-off',
      value: usd('5.00'),
      points: '500',
      multiples: true,
      spendable: '1000',
      least: '500',
      minSubtotal: usd('20.00'),
      capPercent: null,
      someGoods: false,
    },
    {
      id: 'ship',
      name: 'Free shipping',
      kind: 'free-shipping',
      points: '300',
      multiples: false,
      spendable: '300',
      least: '300',
      minSubtotal: null,
      capPercent: null,
      someGoods: false,
    },
  ],
  tier: null,
  redemptions: [],
  expiring: null,
  ways: [],
  birthday: null,
  ...more,
});
const open = (number: number): OpenReview => ({
  order: `gid://shopify/Order/${number}`,
  orderName: `#100${number}`,
  line: `gid://shopify/LineItem/${number}`,
  productTitle: `Coat ${number}`,
  variantTitle: null,
  imageUrl: null,
  questions: [],
  draft: null,
});
const form: ReviewFormView = { photos: false, videos: false, recommend: false, thanks: null };
const written = (status: WrittenReview['status']): WrittenReview => ({
  id: '3',
  productTitle: 'Hat',
  rating: 4,
  title: 'Warm',
  body: 'Keeps the wind out.',
  status,
  purchase: 'kept',
  submittedAt: '2026-11-20T08:00:00Z',
  edited: false,
  reuseConsent: false,
  reply: null,
  thanksCode: null,
});
const noReviews: ReviewsView = { open: [], written: [], later: 0, form };

function page(answers: Parameters<typeof appDouble>[0], url = 'extension:/') {
  const extension = setUpExtension('customer-account.page.render');
  const app = appDouble({
    'GET /api/rewards': { body: rewards() },
    'GET /api/reviews': { body: noReviews },
    ...answers,
  });
  extension.fetch = app.fetch;
  extension.navigation.currentEntry = createNavigationHistoryEntry({ url });
  extension.shopify.i18n = realWords(texts);
  extension.shopify.sessionToken.get = async () => 'the-token';
  return { app, render: () => extension.render(), [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

describe('rewards in the account', () => {
  it('show the balance, what is on its way, and what it buys', async () => {
    using it = page({});
    await it.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points = $10.00'));
    expect(pageText()).toContain('60 more points are on their way');
    expect(pageText()).toContain('60 points can be used from December 10, 2026');
    expect(pageText()).toContain('from a basket of $20.00');
    expect([...document.body.querySelectorAll('s-clickable-chip')].map((one) => one.textContent)).toEqual([
      '$5.00 off for 500 points',
      '$10.00 off for 1,000 points',
      'free shipping for 300 points',
    ]);
  });

  it('become a code to copy, asked for once, and points again', async () => {
    let held: RedemptionView[] = [];
    using it = page({
      'GET /api/rewards': () => ({ body: rewards({ redemptions: held }) }),
      'POST /api/redemptions': () => {
        held = [redemption];
        return { body: redemption };
      },
      'POST /api/redemptions/7/release': () => {
        held = [];
        return { body: { ...redemption, state: 'voided' } };
      },
    });
    await it.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    const chip = saying('s-clickable-chip', '500 points');
    fireEvent.click(chip);
    fireEvent.click(chip);
    await waitFor(() => expect(pageText()).toContain('AG-SEVEN'));
    expect(it.app.sent('POST', '/api/redemptions')).toHaveLength(1);
    expect(it.app.sent('POST', '/api/redemptions')[0]?.body).toMatchObject({
      where: 'account',
      points: '500',
    });
    expect(document.body.querySelector('s-clipboard-item')?.getAttribute('text')).toBe('AG-SEVEN');
    fireEvent.click(saying('s-link', 'Have the points back'));
    await waitFor(() => expect(pageText()).not.toContain('AG-SEVEN'));
  });

  it('wait for a code that is being made', async () => {
    let asked = 0;
    using it = page({
      'GET /api/rewards': () => ({
        body: rewards({ redemptions: [{ ...redemption, code: asked++ === 0 ? null : 'AG-SEVEN' }] }),
      }),
    });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('The code is being made'));
    await waitFor(() => expect(pageText()).toContain('AG-SEVEN'));
  });

  it('say why they cannot be had', async () => {
    using it = page({ 'POST /api/redemptions': { status: 422, body: { refused: 'not-allowed' } } });
    await it.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('does not offer this at the moment'));
  });

  it('are not there while loyalty is off', async () => {
    using it = page({ 'GET /api/rewards': { body: rewards({ live: false }) } });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('See all orders'));
    await waitFor(() => expect(document.body.querySelector('s-section[heading="Rewards"]')).toBeNull());
  });
});

describe('reviews in the account', () => {
  it('take stars at once and words when there are some', async () => {
    let left = [open(1)];
    using it = page({
      'GET /api/reviews': () => ({ body: { open: left, written: [], form } }),
      'POST /api/reviews': () => {
        left = [];
        return { status: 201, body: written('published') };
      },
    });
    await it.render();
    await waitFor(() => expect(document.body.querySelector('s-choice-list')).not.toBeNull());
    const stars = document.body.querySelector('s-choice-list');
    if (!stars) throw new Error('no stars');
    stars.values = ['4'];
    fireEvent.change(stars);
    await waitFor(() => saying('s-button', 'Send review'));
    const body = document.body.querySelector('s-text-area');
    if (!body) throw new Error('no words');
    body.value = ' Keeps the wind out. ';
    fireEvent.input(body);
    fireEvent.click(saying('s-button', 'Send review'));
    fireEvent.click(saying('s-button', 'Send review'));
    await waitFor(() => expect(pageText()).toContain('Your review is on the product page'));
    expect(it.app.sent('POST', '/api/reviews').map((call) => call.body)).toEqual([
      {
        order: 'gid://shopify/Order/1',
        line: 'gid://shopify/LineItem/1',
        rating: 4,
        body: 'Keeps the wind out.',
        language: 'en',
      },
    ]);
    expect(document.body.querySelector('s-choice-list')).toBeNull();
  });

  it('show what was written and where it stands', async () => {
    using it = page({ 'GET /api/reviews': { body: { open: [], written: [written('pending')], form } } });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('Keeps the wind out.'));
    expect(pageText()).toContain('Written on November 20, 2026, the shop is reading it');
    expect(pageText()).toContain('4 of 5 stars');
  });

  it('stand first when a link is about their order', async () => {
    const url = `extension:/?order=${encodeURIComponent('gid://shopify/Order/2')}`;
    using it = page({ 'GET /api/reviews': { body: { open: [open(1), open(2)], written: [], form } } }, url);
    await it.render();
    await waitFor(() => expect(pageText().indexOf('Coat 2')).toBeGreaterThan(-1));
    expect(pageText().indexOf('Coat 2')).toBeLessThan(pageText().indexOf('Coat 1'));
  });
});
