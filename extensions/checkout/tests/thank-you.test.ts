/// <reference types="@shopify/ui-extensions/purchase.thank-you.block.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { appDouble, pageText } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };
import { rewards } from './rewards.ts';

const noReviews = { open: [], written: [], later: 0, form: {} };

function thankYou(body: unknown, reviews: unknown = noReviews) {
  const extension = setUpExtension('purchase.thank-you.block.render');
  const app = appDouble({ 'GET /api/rewards': { body }, 'GET /api/reviews': { body: reviews } });
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(texts);
  extension.shopify.sessionToken.get = async () => 'the-token';
  return extension;
}

describe('the thank-you page', () => {
  it('says that what was bought can be reviewed once it is there, with points or without', async () => {
    using extension = thankYou(rewards({ live: false }), { ...noReviews, later: 2 });
    await extension.render();
    await waitFor(() => expect(pageText()).toContain('you can write a review in your account'));
  });

  it('says that points are on their way, and when they are the member’s', async () => {
    using extension = thankYou(
      rewards({ balance: { available: '1240', pending: '60', held: '0', debt: '0' } }),
    );
    await extension.render();
    await waitFor(() => expect(pageText()).toContain('once the time for returning it is over'));
    expect(pageText()).toContain('On their way so far: 60 points');
    expect(pageText()).not.toContain('can be used from');
  });

  it('names the day on which the next points can be used, where it is known', async () => {
    const next = { points: '60', at: '2026-12-10T12:00:00Z' };
    using extension = thankYou(
      rewards({ balance: { available: '1240', pending: '60', held: '0', debt: '0' }, next }),
    );
    await extension.render();
    await waitFor(() => expect(pageText()).toContain('60 points can be used from December 10, 2026'));
  });

  it('tells which tier the member has and how far the next one is', async () => {
    const next = {
      ...{ name: 'Gold', spend: { amount: '38.00', currencyCode: 'USD' }, points: null, orders: 2 },
      ...{ match: 'any' as const, entryPoints: '100' },
    };
    using extension = thankYou(rewards({ tier: { name: 'Silver', keptUntil: '2027-12-10', next } }));
    await extension.render();
    await waitFor(() => expect(pageText()).toContain('You are Silver until December 10, 2027'));
    expect(pageText()).toContain('$38.00 more or 2 more orders to Gold');
    expect(pageText()).toContain('Gold begins with 100 points as a gift');
  });

  it('tells a guest what they miss, unless the checkout has', async () => {
    const guest = rewards({ balance: null, worth: null });
    {
      using extension = thankYou(guest);
      await extension.render();
      await waitFor(() => expect(pageText()).toContain('Sign in to collect points with this order.'));
    }
    using extension = thankYou(guest);
    await extension.shopify.storage.write('afterglow:told:guest', 'yes');
    await extension.render();
    await waitFor(() => expect(document.body.innerHTML).toBe(''));
  });

  it('says nothing while loyalty is off', async () => {
    using extension = thankYou(rewards({ live: false }));
    await extension.render();
    await waitFor(() => expect(document.body.innerHTML).toBe(''));
  });
});
