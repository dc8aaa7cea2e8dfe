import { expect, it } from 'vitest';
import { parseInstant } from '../kernel/calendar.ts';
import { currencyCode } from '../kernel/currency.ts';
import { money } from '../kernel/money.ts';
import type { TellElsewhere } from '../modules/messages/ports.ts';
import type { AdminClient } from '../platform/shopify/admin-client.server.ts';
import { AdminRefused, AdminUnavailable, NotInstalled, ThrottledError } from '../platform/shopify/errors.ts';
import { openFlow } from '../platform/shopify/writes/flow.server.ts';
import { flowForMessages, triggerOf } from './flow-for-messages.ts';

const told: TellElsewhere = {
  kind: 'return-settled',
  uniqueId: 'return-settled:7',
  recipient: {
    email: 'ada@example.com',
    person: 'customer:41',
    locale: 'de',
    firstName: 'Ada',
    country: 'DE',
    marketing: null,
    lifecycle: 'loyal',
    customerShopifyId: 7041n,
    orderShopifyId: 12n,
  },
  at: parseInstant('2026-03-11T15:30:00Z'),
  content: {
    kind: 'return-settled',
    orderName: '#1001',
    returnName: '#1001-R1',
    products: [
      { title: 'Tee', imageUrl: null, quantity: 2 },
      { title: 'Cap', imageUrl: null, quantity: 1 },
    ],
    url: 'https://shop.example/r',
    refunded: money(1250n, currencyCode('EUR')),
    ...{ credited: null, owed: null, instead: [], kept: false },
  },
};

/** A client whose one call ends like this. */
const clientThat = (call: () => Promise<unknown>): AdminClient => ({
  call: async (_shop, operation) => operation.answer.parse(await call()),
});
const answered = (userErrors: { message: string }[]) => async () => ({ flowTriggerReceive: { userErrors } });
const tell = (call: () => Promise<unknown>, message = told) =>
  flowForMessages(openFlow(clientThat(call)), async (id) => ({
    id,
    domain: 'a.myshopify.com',
    installed: id === 1n,
  })).tell(1n, message);
const breaking = (error: unknown) => async () => {
  throw error;
};

it('says all that the message would have said, in fields that always have a value', () => {
  expect(triggerOf(told)).toEqual({
    handle: 'afterglow-flow-message',
    payload: {
      customer_id: 7041,
      Message: 'Return settled',
      'Message ID': 'return-settled:7',
      Email: 'ada@example.com',
      'First name': 'Ada',
      Language: 'de',
      Lifecycle: 'loyal',
      Link: 'https://shop.example/r',
      'Order ID': '12',
      'Order name': '#1001',
      'Return name': '#1001-R1',
      Products: 'Tee, Cap',
      Note: '',
      'Refunded amount': '12.50',
      'Refunded currency': 'EUR',
      'Credited amount': '',
      'Credited currency': '',
      Points: 0,
      'Points balance': 0,
      Tier: '',
    },
  });
  const guest = triggerOf({ ...told, recipient: { ...told.recipient, customerShopifyId: null } });
  expect(guest.handle).toBe('afterglow-flow-guest-message');
  expect(guest.payload).not.toHaveProperty('customer_id');
});

it('never outgrows what Shopify takes, whatever was bought and written', () => {
  const products = Array.from({ length: 5000 }, () => ({
    title: '重'.repeat(255),
    imageUrl: null,
    quantity: 1,
  }));
  const content = {
    kind: 'return-declined',
    orderName: '#1',
    returnName: '#1-R1',
    products,
    url: 'https://shop.example/r',
    note: '重 '.repeat(50_000),
  } as const;
  const { payload } = triggerOf({ ...told, kind: 'return-declined', content });
  expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(50_000);
});

it('is taken or refused as Shopify says', async () => {
  expect(await tell(answered([]))).toEqual({ state: 'taken' });
  expect(await tell(answered([{ message: 'ada@example.com is wrong' }]))).toEqual({
    state: 'refused',
    why: 'FLOW',
  });
  const refusal = new AdminRefused('FlowTrigger', ['ACCESS_DENIED'], 'No');
  expect(await tell(breaking(refusal))).toEqual({ state: 'refused', why: 'ACCESS_DENIED' });
});

it('may be told again only where it was surely not taken: each time starts the workflows', async () => {
  const away = new TypeError('fetch failed', {
    cause: Object.assign(new Error('No'), { code: 'ECONNREFUSED' }),
  });
  for (const error of [
    new ThrottledError(3),
    new NotInstalled('no'),
    new AdminUnavailable('no', { cause: away }),
  ])
    expect(await tell(breaking(error))).toMatchObject({ state: 'not-reached' });
  for (const error of [new AdminUnavailable('Shopify answered 502'), new Error('strange')])
    expect(await tell(breaking(error))).toMatchObject({ state: 'unknown' });
  expect(
    flowForMessages(openFlow(clientThat(answered([]))), async (id) => ({ id, domain: 'a', installed: false }))
      .repeatable,
  ).toBe(false);
});

it('is ready where the app is installed', async () => {
  const flow = flowForMessages(openFlow(clientThat(answered([]))), async (id) => ({
    id,
    domain: 'a.myshopify.com',
    installed: id === 1n,
  }));
  expect([await flow.ready(1n), await flow.ready(2n)]).toEqual([true, false]);
});
