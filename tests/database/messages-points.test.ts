import { describe, expect, it } from 'vitest';
import type { Instant } from '../../app/kernel/calendar.ts';
import { composePointsMessage, planPointsMessage } from '../../app/messaging/messages-for-loyalty.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { type SentMessages, sentMessages } from '../support/sent-messages.ts';
import { tellOf } from '../support/tell-of.ts';

const loyalty = useLoyalty();

interface Place {
  readonly shop: TestShop;
  readonly sent: SentMessages;
  readonly ana: bigint;
  /** Sweeps points at this moment, then plans what their facts ask for. */
  mature(iso: string): Promise<void>;
  send(iso: string): Promise<void>;
  told(): Promise<string[]>;
}

/** Points come available after 10 days; the merchant has us tell of them, wherever people live. */
async function open(place = 'America/New_York'): Promise<Place> {
  const shop = await loyalty.shop({ zone: place, program: program({}, { pendingDays: 10 }) });
  const { shopId } = shop;
  const commerce = commerceOn(shop.db);
  const sent: SentMessages = sentMessages(shop.db, {
    'points-available': composePointsMessage(() => sent.messages, shop.loyalty, commerce, {
      accountPage: async () => 'https://shop.example/account',
    }),
  });
  await tellOf('points-available', sent.messages, shop);
  let seen = 0n;
  return {
    shop,
    sent,
    ana: await shop.customer(),
    async mature(iso) {
      await shop.loyalty.sweepDue(shopId, shop.at(iso).now);
      const facts = await shop.db.sql<{ id: bigint; customer_id: bigint; at: Instant }>`
        select id, customer_id, happened_at as at from platform_fact
        where shop_id = ${shopId} and kind = 'points-available' and id > ${seen} order by id desc`;
      seen = facts[0]?.id ?? seen;
      const planning = { loyalty: shop.loyalty, commerce, messages: sent.messages };
      for (const { customer_id: customerId, at } of [...facts, ...facts])
        await planPointsMessage(planning, shopId, { customerId, at }, shop.now);
    },
    send: (iso) => sent.send(shopId, shop.at(iso).now),
    told: () => sent.told(shopId),
  };
}

async function earn({ shop }: Place, customer: bigint, amount: string, paidAt: string): Promise<bigint> {
  const order = await shop.place({ lines: [{ sku: 'A', price: amount }], paidAt }, customer);
  await shop.settle(order);
  return order;
}

describe('points that come available', () => {
  it('are told of once, with what there is in all', async () => {
    const place = await open();
    await earn(place, place.ana, '20.00', '2026-03-01T15:00:00Z');
    await earn(place, place.ana, '48.00', '2026-03-03T15:00:00Z');
    await place.mature('2026-03-11T14:00:00Z');
    await place.send('2026-03-11T14:00:00Z');
    await place.mature('2026-03-13T14:00:00Z');
    await place.mature('2026-03-13T14:00:00Z');
    await place.send('2026-03-13T14:00:00Z');
    expect(await place.told()).toEqual(['points-available sent', 'points-available sent']);
    const url = 'https://shop.example/account';
    expect(place.sent.written).toEqual([
      { kind: 'points-available', points: 20n, balance: 20n, url },
      { kind: 'points-available', points: 48n, balance: 68n, url },
    ]);
  });

  it('of one local day are one message, due with the last of them', async () => {
    const place = await open('Asia/Tokyo');
    // In Tokyo 11 March begins at 15:00 UTC of the 10th; that of New York holds the first two.
    await earn(place, place.ana, '10.00', '2026-02-28T16:00:00Z');
    await earn(place, place.ana, '20.00', '2026-03-01T03:00:00Z');
    await earn(place, place.ana, '40.00', '2026-03-01T16:00:00Z');
    await place.mature('2026-03-10T17:00:00Z');
    await place.send('2026-03-10T17:00:00Z');
    expect(await place.told()).toEqual(['points-available waiting']);
    await place.mature('2026-03-11T03:00:00Z');
    await place.send('2026-03-11T03:00:00Z');
    expect(await place.told()).toEqual(['points-available sent']);
    expect(place.sent.written).toMatchObject([{ points: 30n, balance: 30n }]);
  });

  it('at night wait for the morning where their owner lives', async () => {
    const place = await open();
    await place.shop.db.sql`update commerce_customer set country_code = 'JP' where id = ${place.ana}`;
    await earn(place, place.ana, '20.00', '2026-03-01T15:00:00Z');
    await place.mature('2026-03-11T15:00:00Z');
    await place.send('2026-03-11T15:00:00Z');
    expect(await place.told()).toEqual(['points-available waiting']);
    // 09:00 in Tokyo.
    await place.send('2026-03-12T00:00:00Z');
    expect(await place.told()).toEqual(['points-available sent']);
  });

  it('that are gone by then are not told of, nor while the programme is off', async () => {
    const place = await open();
    const order = await earn(place, place.ana, '20.00', '2026-03-01T03:00:00Z');
    await place.mature('2026-03-11T03:00:00Z');
    place.shop.change(order, {
      lines: [{ sku: 'A', price: '20.00' }],
      cancelledAt: '2026-03-11T04:00:00Z',
      updatedAt: '2026-03-11T04:00:00Z',
    });
    await place.shop.settle(order);
    const ben = await place.shop.customer();
    await earn(place, ben, '20.00', '2026-03-01T03:00:00Z');
    await place.mature('2026-03-11T03:30:00Z');
    await place.send('2026-03-11T14:00:00Z');
    expect(await place.told()).toEqual(['points-available not-sent no-longer-true', 'points-available sent']);
    await earn(place, ben, '20.00', '2026-03-02T03:00:00Z');
    await place.mature('2026-03-12T03:00:00Z');
    await place.shop.loyalty.goOffline(place.shop.shopId, place.shop.now, 'staff');
    await place.send('2026-03-12T14:00:00Z');
    expect((await place.told()).at(-1)).toBe('points-available not-sent area-off');
  });

  it('that orders from before the install earned are never told of', async () => {
    const place = await open();
    const past = await earn(place, place.ana, '20.00', '2026-03-01T15:00:00Z');
    await place.shop.db
      .sql`update commerce_order set processed_at = '2025-12-30T00:00:00Z' where id = ${past}`;
    await place.mature('2026-03-11T15:00:00Z');
    expect(await place.told()).toEqual([]);
  });

  it('of two customers who become one are told of once', async () => {
    const place = await open();
    const { shop, sent, ana } = place;
    const ben = await shop.customer();
    for (const who of [ana, ben]) await earn(place, who, '20.00', '2026-03-01T03:00:00Z');
    await place.mature('2026-03-11T03:00:00Z');
    await shop.loyalty.mergeAccounts(shop.shopId, ben, ana);
    await sent.messages.mergeCustomers(shop.shopId, ben, ana);
    await place.send('2026-03-11T14:00:00Z');
    expect((await place.told()).toSorted()).toEqual([
      'points-available not-sent no-longer-true',
      'points-available sent',
    ]);
    expect(sent.written).toMatchObject([{ points: 40n, balance: 40n }]);
  });
});
