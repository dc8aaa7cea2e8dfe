/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
/// <reference types="@shopify/ui-extensions/customer-account.order-index.block.render" />
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
      policy: [{ code: 'window-delivered', values: { days: '30' } }],
      policyVersion: 2,
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
          questions: [],
          draft: null,
        },
      ],
      written: [],
      form: { photos: false, videos: false, recommend: false, thanks: { points: '50', percent: null } },
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
  extension.shopify.shop.storefrontUrl = 'https://shop.example.com';
  return { extension, app, shopify: extension.shopify, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

describe('the block on an order', () => {
  it('shows points, the way to returns with its day, and reviews with stars at once', async () => {
    using it = orderStatus();
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points = $10.00'));
    await waitFor(() => expect(pageText()).toContain('Return items until December 12, 2026'));
    expect(saying('s-link', 'Return items').getAttribute('href')).toBe('extension:afterglow-account-return/');
    expect(document.body.querySelectorAll('s-choice')).toHaveLength(5);
    expect(it.app.sent('GET', '/api/reviews')[0]?.path).toContain('order=gid%3A%2F%2Fshopify%2FOrder%2F1');
  });

  it('tells the policy that it was bought under, and how the return that runs goes on', async () => {
    const running = {
      ...{ name: '#1001-R2', state: 'approved', next: { code: 'send-it-to', values: {} } },
      ...{ sendTo: ['Weg 1', '10115 Berlin'], sendBy: '2026-12-20', tracking: [] },
    };
    const { body } = answers['GET /api/returns'];
    using it = orderStatus({ ...answers, 'GET /api/returns': { body: { ...body, returns: [running] } } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Return #1001-R2'));
    expect(saying('s-badge', 'Approved')).toBeTruthy();
    expect(pageText()).toContain('Pack it and send it to the address shown here');
    expect(pageText()).toContain('Send it by December 20, 2026');
    expect(pageText()).toContain('10115 Berlin');
    expect(pageText()).toContain('The policy that you bought under (version 2)');
    expect(pageText()).toContain('Return within 30 days of delivery.');
    expect(saying('s-link', 'whole return policy').getAttribute('href')).toBe(
      'https://shop.example.com/apps/afterglow/returns-policy?version=2',
    );
  });

  it('shows each part by itself when another is away', async () => {
    using it = orderStatus({ ...answers, 'GET /api/returns': 'no answer', 'GET /api/reviews': 'no answer' });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points'));
    await waitFor(() => expect(document.body.querySelector('s-skeleton-paragraph')).toBeNull());
    expect(pageText()).not.toContain('Return items');
  });

  it('says so when nothing can be reached, and asks again', async () => {
    const away = { 'GET /api/rewards': 'no answer', 'GET /api/returns': 'no answer' } as const;
    const given: Parameters<typeof appDouble>[0] = { ...away, 'GET /api/reviews': 'no answer' };
    using it = orderStatus(given);
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('The shop could not be reached.'));
    Object.assign(given, answers);
    fireEvent.click(saying('s-link', 'Try again'));
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points'));
    expect(pageText()).not.toContain('could not be reached');
    expect(document.body.querySelectorAll('s-choice')).toHaveLength(5);
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

describe('the block above the orders', () => {
  const shown = (reply: Parameters<typeof appDouble>[0][string]) => {
    const extension = setUpExtension('customer-account.order-index.block.render');
    const app = appDouble({ 'GET /api/returns': reply });
    extension.fetch = app.fetch;
    extension.shopify.i18n = realWords(texts);
    extension.shopify.sessionToken.get = async () => 'the-token';
    return { extension, app, [Symbol.dispose]: () => extension[Symbol.dispose]() };
  };
  const one = {
    ...{ id: '5', name: '#1001-R1', order: 'gid://shopify/Order/1', orderName: '#1001' },
    ...{ state: 'in-transit', title: 'Coat', next: { code: 'on-its-way', values: {} } },
  };

  it('tells of the returns that run, and leads to their orders', async () => {
    using it = shown({ body: { live: true, returns: [one, { ...one, id: '6' }], orders: [] } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Your parcel is on its way to the shop'));
    expect(pageText()).toContain('1 more return is running.');
    expect(saying('s-link', 'See return #1001-R1').getAttribute('href')).toBe(
      'shopify:customer-account/orders/1',
    );
  });

  it('says where to begin while none runs', async () => {
    using it = shown({ body: { live: true, returns: [], orders: [] } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Open an order to return something'));
    expect(document.body.querySelector('s-details')).toBeNull();
  });

  it('says of each order until when it can go back, having asked once', async () => {
    const orders = [
      { order: 'gid://shopify/Order/4', name: '#1004', standing: 'not-yet', until: null },
      { order: 'gid://shopify/Order/3', name: '#1003', standing: 'open', until: '2026-12-20' },
      { order: 'gid://shopify/Order/2', name: '#1002', standing: 'some-reasons', until: '2028-03-01' },
      { order: 'gid://shopify/Order/1', name: '#1001', standing: 'over', until: null },
    ];
    using it = shown({ body: { live: true, returns: [], orders } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('#1004: once it has been sent'));
    expect(saying('s-link', '#1003: until December 20, 2026').getAttribute('href')).toBe(
      'shopify:customer-account/orders/3',
    );
    expect(pageText()).toContain('#1002: for some reasons until March 1, 2028');
    expect(pageText()).toContain('#1001: not any more');
    expect(it.app.sent('GET', '/api/returns')).toHaveLength(1);
  });

  it.each(['no answer' as const, { body: { live: false, returns: [], orders: [] } }])(
    'is nothing where returns are off or the app is away: %j',
    async (reply) => {
      using it = shown(reply);
      await it.extension.render();
      await waitFor(() => expect(document.body.querySelector('s-section')).toBeNull());
    },
  );
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
