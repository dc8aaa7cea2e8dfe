/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
/// <reference types="@shopify/ui-extensions/customer-account.profile.block.render" />
/// <reference types="@shopify/ui-extensions/customer-account.order.action.menu-item.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const answers = {
  'GET /api/rewards': {
    body: {
      balance: { available: '1240', pending: '60', held: '500', debt: '0' },
      live: true,
      worth: usd('10.00'),
      rewards: [],
      next: null,
      redemptions: [
        {
          id: '7',
          state: 'held',
          reward: 'five',
          points: '500',
          code: 'AG-SEVEN',
          value: { kind: 'amount-off', value: usd('5.00') },
          endsAt: '2026-12-01T10:30:00Z',
        },
      ],
    },
  },
  'GET /api/returns': {
    body: {
      order: { id: 'gid://shopify/Order/1', name: '#1001' },
      lines: [
        {
          id: 'a',
          title: 'Coat',
          variantTitle: null,
          imageUrl: null,
          quantity: 1,
          until: '2026-12-20',
          refused: null,
        },
        {
          id: 'b',
          title: 'Hat',
          variantTitle: null,
          imageUrl: null,
          quantity: 1,
          until: '2026-12-12',
          refused: null,
        },
      ],
      reasons: [],
      returns: [],
    },
  },
  'GET /api/reviews': {
    body: {
      open: [
        {
          order: 'gid://shopify/Order/1',
          orderName: '#1001',
          line: 'gid://shopify/LineItem/1',
          productTitle: 'Coat',
          variantTitle: null,
          imageUrl: null,
        },
      ],
      written: [],
    },
  },
};

function orderStatus(given: Parameters<typeof appDouble>[0] = answers) {
  const extension = setUpExtension('customer-account.order-status.block.render');
  const app = appDouble(given);
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(texts);
  extension.shopify.sessionToken.get = async () => 'the-token';
  extension.shopify.order.value = { id: 'gid://shopify/Order/1', name: '#1001' };
  extension.shopify.authenticationState.value = 'fully_authenticated';
  return { extension, app, shopify: extension.shopify, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

describe('the block on an order', () => {
  it('shows points, the way to returns with its day, and reviews with stars at once', async () => {
    using it = orderStatus();
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points = $10.00'));
    await waitFor(() => expect(pageText()).toContain('until December 12, 2026'));
    expect(saying('s-link', 'Return items').getAttribute('href')).toBe('extension:afterglow-account-return/');
    expect(document.body.querySelectorAll('s-choice')).toHaveLength(5);
    expect(it.app.sent('GET', '/api/reviews')[0]?.path).toContain('order=gid%3A%2F%2Fshopify%2FOrder%2F1');
  });

  it('shows each part by itself when another is away', async () => {
    using it = orderStatus({ ...answers, 'GET /api/returns': 'no answer', 'GET /api/reviews': 'no answer' });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points'));
    await waitFor(() => expect(document.body.querySelector('s-skeleton-paragraph')).toBeNull());
    expect(pageText()).not.toContain('Return items');
  });

  it('asks somebody who came by a link of a mail to sign in, and asks the app nothing', async () => {
    using it = orderStatus();
    it.shopify.authenticationState.value = 'pre_authenticated';
    const requireLogin = vi.fn(async () => {});
    it.shopify.requireLogin = requireLogin;
    await it.extension.render();
    fireEvent.click(saying('s-button', 'Sign in'));
    expect(requireLogin).toHaveBeenCalledOnce();
    expect(it.app.calls).toEqual([]);
  });
});

describe('the block in the profile', () => {
  it('shows the balance and held codes, and gives points back', async () => {
    using extension = setUpExtension('customer-account.profile.block.render');
    const app = appDouble({ ...answers, 'POST /api/redemptions/7/release': { body: {} } });
    extension.fetch = app.fetch;
    extension.shopify.i18n = realWords(texts);
    extension.shopify.sessionToken.get = async () => 'the-token';
    await extension.render();
    await waitFor(() => expect(pageText()).toContain('AG-SEVEN'));
    expect(pageText()).toContain('500 points are reserved for codes');
    expect(pageText()).toMatch(/To be used by December 1/);
    fireEvent.click(saying('s-link', 'Have the points back'));
    await waitFor(() => expect(app.sent('POST', '/api/redemptions/7/release')).toHaveLength(1));
    await waitFor(() => expect(app.sent('GET', '/api/rewards')).toHaveLength(2));
  });
});

describe('the items in an order’s menu', () => {
  it('lead to the pages for returns and reviews', async () => {
    using extension = setUpExtension('customer-account.order.action.menu-item.render');
    extension.shopify.i18n = realWords(texts);
    extension.shopify.orderId = 'gid://shopify/Order/1';
    await extension.render();
    expect(saying('s-button', 'Return items').getAttribute('href')).toBe(
      'extension:afterglow-account-return/',
    );
    expect(saying('s-button', 'Write a review').getAttribute('href')).toBe(
      'extension:afterglow-account-page/?order=gid%3A%2F%2Fshopify%2FOrder%2F1',
    );
  });
});
