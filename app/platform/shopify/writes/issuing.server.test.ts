import { expect, it } from 'vitest';
import { parseInstant } from '../../../kernel/calendar.ts';
import { currencyCode } from '../../../kernel/currency.ts';
import { shopifyId } from '../../../kernel/ids.ts';
import { parseMoney } from '../../../kernel/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused } from '../errors.ts';
import { openShopifyDiscounts } from './discounts.server.ts';
import { openShopifyIssuing } from './issuing.server.ts';

const shop = { id: 1n, domain: 'a.myshopify.com' };
const customer = shopifyId(7n);
const amount = parseMoney('5.00', currencyCode('EUR'));
const at = parseInstant('2026-03-01T12:00:00Z');
const refusing = (code: string): AdminClient => ({
  call: async () => {
    throw new AdminRefused('Any', [code], 'No');
  },
});
const code = { code: 'LOY-A', title: 'LOY-A', customer, minSubtotal: null, startsAt: at, endsAt: at };

/** Each call that can leave something at Shopify for which points are reserved here. */
const calls = (client: AdminClient) => [
  openShopifyIssuing(client).credit(shop, { customer, amount, expiresAt: null }),
  openShopifyIssuing(client).giftCard(shop, { code: 'ABCD1234', customer, amount, lastDay: null, note: '' }),
  openShopifyDiscounts(client).create(shop, {
    ...code,
    value: { kind: 'amount-off', amount, collections: [] },
    combines: null,
  }),
];

it('a refusal is one when Shopify says why', async () => {
  const answers = await Promise.all(calls(refusing('ACCESS_DENIED')));
  expect(answers).toEqual([
    { denied: 'ACCESS_DENIED' },
    { denied: 'ACCESS_DENIED' },
    { refused: 'ACCESS_DENIED' },
  ]);
});

it('an error without a code says nothing of what was done before it', async () => {
  const answers = await Promise.allSettled(calls(refusing('UNKNOWN')));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
