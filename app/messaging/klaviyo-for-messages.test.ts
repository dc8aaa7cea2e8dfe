import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { parseInstant } from '../kernel/calendar.ts';
import { currencyCode } from '../kernel/currency.ts';
import { money } from '../kernel/money.ts';
import type { TellElsewhere } from '../modules/messages/ports.ts';
import { openKlaviyo } from '../platform/klaviyo.server.ts';
import { klaviyoForMessages } from './klaviyo-for-messages.ts';

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const url = 'https://a.klaviyo.com/api/events';
const klaviyo = klaviyoForMessages(openKlaviyo(undefined, 300), async (shopId) =>
  shopId === 1n ? 'pk_0123456789abcdef' : null,
);

const told: TellElsewhere = {
  kind: 'return-settled',
  uniqueId: 'return-settled:7',
  recipient: {
    email: 'ada@example.com',
    person: 'customer:41',
    locale: 'fr-CA',
    firstName: 'Ada',
    country: 'CA',
    marketing: 'subscribed',
    lifecycle: 'repeat',
    customerShopifyId: 9_007_199_254_740_993n,
    orderShopifyId: 12n,
  },
  at: parseInstant('2026-03-11T15:30:00Z'),
  content: {
    kind: 'return-settled',
    orderName: '#1001',
    returnName: '#1001-R1',
    products: [{ title: 'Tee', imageUrl: null, quantity: 2 }],
    url: 'https://shop.example/r',
    refunded: money(1250n, currencyCode('CAD')),
    ...{ credited: null, owed: null, instead: [], kept: false },
  },
};

/** Answers with `status`, and keeps what it was told. */
function answering(status: number) {
  const bodies: unknown[] = [];
  const headers: Headers[] = [];
  server.use(
    http.post(url, async ({ request }) => {
      headers.push(request.headers);
      bodies.push(await request.json());
      return new HttpResponse(null, { status });
    }),
  );
  return { bodies, headers };
}

it('a message is one event of its profile, with all it would have said, at its own moment', async () => {
  const { bodies, headers } = answering(202);
  expect(await klaviyo.tell(1n, told)).toEqual({ state: 'taken' });
  expect(headers[0]?.get('authorization')).toBe('Klaviyo-API-Key pk_0123456789abcdef');
  expect(bodies).toEqual([
    {
      data: {
        type: 'event',
        attributes: {
          metric: { data: { type: 'metric', attributes: { name: 'Afterglow return settled' } } },
          unique_id: 'return-settled:7',
          time: '2026-03-11T15:30:00.000Z',
          properties: {
            order_name: '#1001',
            return_name: '#1001-R1',
            url: 'https://shop.example/r',
            products: [{ title: 'Tee', image_url: null, quantity: 2 }],
            refunded_amount: '12.50',
            refunded_currency: 'CAD',
            language: 'fr-CA',
          },
          profile: {
            data: {
              type: 'profile',
              attributes: {
                email: 'ada@example.com',
                first_name: 'Ada',
                locale: 'fr-CA',
                properties: {
                  afterglow_lifecycle: 'repeat',
                  afterglow_last_message: 'return-settled',
                  shopify_customer_id: '9007199254740993',
                },
              },
            },
          },
        },
      },
    },
  ]);
});

it('points are told with the balance, and what is not known of a person is left out', async () => {
  const { bodies } = answering(202);
  const recipient = { ...told.recipient, firstName: null, locale: 'fr', customerShopifyId: null };
  const content = {
    kind: 'points-available',
    points: 40n,
    balance: 90n,
    url: 'https://shop.example',
  } as const;
  await klaviyo.tell(1n, { ...told, kind: 'points-available', recipient, content });
  expect(bodies).toMatchObject([
    {
      data: {
        attributes: {
          properties: { points: 40, points_balance: 90 },
          profile: { data: { attributes: { properties: { afterglow_points_balance: 90 } } } },
        },
      },
    },
  ]);
  const text = JSON.stringify(bodies);
  for (const absent of ['first_name', 'locale', 'shopify_customer_id', 'order_name'])
    expect(text).not.toContain(absent);
});

it.each([
  [400, 'refused'],
  [413, 'refused'],
  [401, 'not-reached'],
  [403, 'not-reached'],
  [429, 'not-reached'],
  [500, 'unknown'],
  [503, 'unknown'],
])('an answer of %i is %s, after one call', async (status, state) => {
  const { bodies } = answering(status);
  const refusesUs = status === 401 || status === 403;
  expect(await klaviyo.tell(1n, told)).toEqual({
    state,
    why: String(status),
    ...(refusesUs && { refusesUs }),
  });
  expect(bodies).toHaveLength(1);
});

it('no answer is unknown, and a repetition does no harm', async () => {
  server.use(http.post(url, () => delay(2000)));
  expect(await klaviyo.tell(1n, told)).toMatchObject({ state: 'unknown' });
  server.use(http.post(url, () => HttpResponse.error()));
  expect(await klaviyo.tell(1n, told)).toMatchObject({ state: 'unknown' });
  expect(klaviyo.repeatable).toBe(true);
});

it('a shop without a key tells nothing', async () => {
  expect([await klaviyo.ready(1n), await klaviyo.ready(2n)]).toEqual([true, false]);
  expect(await klaviyo.tell(2n, told)).toMatchObject({ state: 'not-reached' });
});
