/// <reference types="@shopify/ui-extensions/customer-account.order.page.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import type {
  QuoteView,
  ReasonView,
  ReturnableLine,
  ReturnsView,
  ReturnView,
} from '../../../app/contracts/returns.ts';
import { appDouble } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };

export const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

export const coat: ReturnableLine = {
  id: 'gid://shopify/LineItem/11',
  title: 'Wool coat',
  variantTitle: 'M',
  imageUrl: 'https://pictures.example.com/coat.png',
  quantity: 2,
  until: '2026-12-12',
  outcomes: ['refund', 'credit', 'exchange', 'keep'],
  variants: [
    { id: 'gid://shopify/ProductVariant/5', title: 'S' },
    { id: 'gid://shopify/ProductVariant/6', title: 'L' },
  ],
  why: [
    { code: 'terms-window', values: { days: '30', from: 'delivered', transitDays: '0', rule: '', name: '' } },
    { code: 'terms-settle-on', values: { to: 'inspected', rule: '', name: '' } },
    { code: 'terms-send-to', values: { address: 'Weg 1', rule: '', name: '' } },
  ],
  refused: null,
};

const scarf: ReturnableLine = {
  id: 'gid://shopify/LineItem/12',
  title: 'Scarf',
  variantTitle: null,
  imageUrl: null,
  quantity: 0,
  until: null,
  outcomes: [],
  variants: [],
  why: [],
  refused: { code: 'window-closed', values: { until: '2026-11-01' } },
};

const plain = { parent: null, questions: [], photo: 'none', note: 'optional' } as const;

/** "Too small", and "Broken", of which one has to say more. */
const reasons: ReasonView[] = [
  { ...plain, id: 'size_too_small', label: 'Too small' },
  { ...plain, id: 'broken', label: 'Broken' },
  {
    ...{ id: 'torn', label: 'Torn', parent: 'broken', photo: 'required', note: 'required' },
    questions: [
      {
        ...{ id: 'where', text: 'Where is it torn?', required: true },
        options: [
          { id: 'seam', label: 'At a seam' },
          { id: 'else', label: 'Elsewhere' },
        ],
      },
      { id: 'when', text: 'When did you see it?', options: [], required: false },
    ],
  },
];

export const view = (more: Partial<ReturnsView> = {}): ReturnsView => ({
  order: { id: 'gid://shopify/Order/1', name: '#1001' },
  lines: [coat, scarf],
  reasons,
  policy: [
    { code: 'window-delivered', values: { days: '30' } },
    { code: 'outcome-credit-bonus', values: { percent: '10' } },
    { code: 'fee-return-shipping', values: { amount: '4.95', currency: 'USD' } },
  ],
  policyVersion: 3,
  returns: [],
  ...more,
});

const none = usd('0.00');

export const quote: QuoteView = {
  outcomes: [
    {
      outcome: 'refund',
      total: usd('40.00'),
      owes: none,
      parts: [
        { code: 'goods', values: {}, amount: usd('44.95') },
        { code: 'return-shipping-fee', values: {}, amount: usd('-4.95') },
      ],
      points: { clawed: '44', restored: '0' },
      tier: { from: 'Gold', to: 'Silver' },
      why: [
        { code: 'window-open', values: { until: '2026-12-12' } },
        { code: 'return-shipping-fee', values: { amount: '4.95', currency: 'USD' } },
      ],
    },
    {
      outcome: 'credit',
      total: usd('44.00'),
      owes: none,
      parts: [
        { code: 'goods', values: {}, amount: usd('40.00') },
        { code: 'bonus', values: {}, amount: usd('4.00') },
      ],
      points: { clawed: '44', restored: '500' },
      tier: null,
      why: [{ code: 'bonus', values: { amount: '4.00', currency: 'USD', percent: '10' } }],
    },
    {
      outcome: 'keep',
      total: usd('8.00'),
      owes: none,
      parts: [{ code: 'kept-share', values: {}, amount: usd('8.00') }],
      points: { clawed: '8', restored: '0' },
      tier: null,
      why: [],
    },
  ],
};

/** With what an exchange for the chosen variant costs. */
const withExchange: QuoteView = {
  outcomes: [
    ...quote.outcomes,
    {
      outcome: 'exchange',
      total: none,
      owes: usd('4.95'),
      parts: [
        { code: 'goods', values: {}, amount: usd('44.95') },
        { code: 'new-items', values: {}, amount: usd('-44.95') },
        { code: 'return-shipping-fee', values: {}, amount: usd('-4.95') },
      ],
      points: { clawed: '0', restored: '0' },
      tier: null,
      why: [],
    },
  ],
};

export const asked = (more: Partial<ReturnView> = {}): ReturnView => ({
  id: '5',
  name: '#1001-R1',
  state: 'requested',
  outcome: 'credit',
  lines: [{ title: 'Wool coat', quantity: 1, reason: 'Too small' }],
  quoted: usd('44.00'),
  owed: none,
  exchangeFor: [],
  sendTo: [],
  sendBy: null,
  tracking: [],
  messages: [],
  why: [],
  paid: null,
  requestedAt: '2026-11-26T10:00:00Z',
  next: { code: 'awaiting-approval', values: {} },
  declined: null,
  cancellable: true,
  ...more,
});

export function page(answers: Parameters<typeof appDouble>[0]) {
  const extension = setUpExtension('customer-account.order.page.render');
  const app = appDouble({
    'POST /api/returns/quote': (body) => ({ body: 'exchangeFor' in Object(body) ? withExchange : quote }),
    ...answers,
  });
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(texts);
  extension.shopify.sessionToken.get = async () => 'the-token';
  extension.shopify.order.value = { id: 'gid://shopify/Order/1', name: '#1001' };
  extension.shopify.shop.storefrontUrl = 'https://shop.example.com/';
  return { extension, app, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

export function field<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const found = document.body.querySelector(tag);
  if (!found) throw new Error(`there is no ${tag}`);
  return found;
}

export async function choose(units: string, reason = 'size_too_small') {
  await waitFor(() => field('s-number-field'));
  const quantity = field('s-number-field');
  quantity.value = units;
  fireEvent.change(quantity);
  if (units === '0') return;
  await waitFor(() => field('s-select'));
  const why = field('s-select');
  why.value = reason;
  fireEvent.change(why);
}
