import { describe, expect, it } from 'vitest';
import { type Instant, parseInstant, parseLocalDate } from '../../app/kernel/calendar.ts';
import { composeExpiringMessage, planExpiringMessage } from '../../app/messaging/messages-for-expiring.ts';
import type { Program } from '../../app/modules/loyalty/earning/program.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { type SentMessages, sentMessages } from '../support/sent-messages.ts';
import { tellOf } from '../support/tell-of.ts';

const loyalty = useLoyalty();
const url = 'https://shop.example/account';

interface Place {
  readonly shop: TestShop;
  readonly sent: SentMessages;
  readonly ana: bigint;
  /** Sweeps points at this moment, tells who is to be told, plans what the facts ask for, twice, and sends it. */
  sweep(iso: string): Promise<void>;
  told(): Promise<string[]>;
}

/** Points come available at once; the merchant has us tell of those that expire, wherever people live. */
async function open(expiry: Program['expiry'], change: Partial<Program> = {}): Promise<Place> {
  const shop = await loyalty.shop({ program: program({ expiry, ...change }, { pendingDays: 0 }) });
  const { shopId } = shop;
  const commerce = commerceOn(shop.db);
  const sent: SentMessages = sentMessages(shop.db, {
    'points-expiring': composeExpiringMessage(() => sent.messages, shop.loyalty, commerce, {
      accountPage: async () => url,
    }),
  });
  await tellOf('points-expiring', sent.messages, shop);
  let seen = 0n;
  return {
    shop,
    sent,
    ana: await shop.customer(),
    async sweep(iso) {
      const { now } = shop.at(iso);
      await shop.loyalty.foreseeNotices(shopId, now);
      await shop.loyalty.sweepDue(shopId, now);
      await Promise.all([shop.loyalty.sweepNotices(shopId, now), shop.loyalty.sweepNotices(shopId, now)]);
      const facts = await shop.db.sql<{ id: bigint; customer_id: bigint; at: Instant; day: string }>`
        select id, customer_id, happened_at as at, data ->> 'lastDay' as day from platform_fact
        where shop_id = ${shopId} and kind = 'points-expiring' and id > ${seen} order by id desc`;
      seen = facts[0]?.id ?? seen;
      const planning = { commerce, messages: sent.messages };
      for (const { customer_id: customerId, at, day } of [...facts, ...facts])
        await planExpiringMessage(planning, shopId, { customerId, at, day: parseLocalDate(day) }, now);
      await sent.send(shopId, now);
    },
    told: () => sent.told(shopId),
  };
}

async function earn({ shop }: Place, customer: bigint, amount: string, paidAt: string): Promise<bigint> {
  const order = await shop.place({ lines: [{ sku: 'A', price: amount }], at: paidAt, paidAt }, customer);
  shop.at(paidAt);
  await shop.settle(order);
  return order;
}

const yearly = { calendar: { month: 12, day: 31, yearsOn: 0 }, graceDays: 30 } as const;
const days = (count: number) => ({ days: count, graceDays: 30 });

describe('points that will expire', () => {
  it('are told of once, that many days before their last one, with what they are', async () => {
    const place = await open(yearly);
    await earn(place, place.ana, '48.00', '2026-03-01T15:00:00Z');
    await place.sweep('2026-11-30T15:00:00Z');
    expect(await place.told()).toEqual([]);
    expect(await place.shop.loyalty.nextDue(place.shop.shopId)).toEqual(parseInstant('2026-12-01T05:00:00Z'));
    await place.sweep('2026-12-01T15:00:00Z');
    await place.sweep('2026-12-01T15:00:00Z');
    await place.sweep('2026-12-20T15:00:00Z');
    const day = parseLocalDate('2026-12-31');
    expect(place.sent.written).toEqual([
      { kind: 'points-expiring', points: 48n, worth: null, firstDay: day, lastDay: day, url },
    ]);
    expect(await place.told()).toEqual(['points-expiring sent']);
    await place.sweep('2027-01-01T05:00:00Z');
    expect(await place.shop.balance(place.ana)).toMatchObject({ available: 0n });
    expect(await place.shop.loyalty.nextDue(place.shop.shopId)).toBeNull();
  });

  it('within a week are one mail, and those after it another', async () => {
    const place = await open(days(60));
    await earn(place, place.ana, '10.00', '2026-03-01T15:00:00Z');
    await earn(place, place.ana, '20.00', '2026-03-07T15:00:00Z');
    await earn(place, place.ana, '40.00', '2026-03-08T15:00:00Z');
    for (const day of ['03-31', '04-01', '04-06', '04-07', '04-08'])
      await place.sweep(`2026-${day}T15:00:00Z`);
    expect(place.sent.written).toMatchObject([
      { points: 30n, firstDay: parseLocalDate('2026-04-30'), lastDay: parseLocalDate('2026-05-06') },
      { points: 40n, firstDay: parseLocalDate('2026-05-07'), lastDay: parseLocalDate('2026-05-07') },
    ]);
  });

  it('and were spent meanwhile are told of as far as they are left, or not at all', async () => {
    const place = await open(days(60));
    const first = await earn(place, place.ana, '10.00', '2026-03-01T15:00:00Z');
    const ben = await place.shop.customer();
    const second = await earn(place, ben, '30.00', '2026-03-01T16:00:00Z');
    // In the night: both wait for the morning.
    await place.sweep('2026-03-31T04:00:00Z');
    expect(await place.told()).toEqual(['points-expiring waiting', 'points-expiring waiting']);
    for (const [order, left] of [
      [first, null],
      [second, '12.00'],
    ] as const) {
      place.shop.change(order, {
        lines: [{ sku: 'A', price: left ?? '10.00' }],
        paidAt: '2026-03-01T15:00:00Z',
        ...(left === null ? { cancelledAt: '2026-03-31T05:00:00Z' } : {}),
        updatedAt: '2026-03-31T05:00:00Z',
      });
      place.shop.at('2026-03-31T05:00:00Z');
      await place.shop.settle(order);
    }
    await place.sweep('2026-03-31T15:00:00Z');
    expect((await place.told()).toSorted()).toEqual([
      'points-expiring not-sent no-longer-true',
      'points-expiring sent',
    ]);
    expect(place.sent.written).toMatchObject([{ points: 12n }]);
  });

  it('by inactivity are not told of where an order came in time, and are once its time is nearly over', async () => {
    const place = await open({ inactivityDays: 60 }, { expiryNoticeDays: 14 });
    await earn(place, place.ana, '10.00', '2026-03-01T15:00:00Z');
    await place.sweep('2026-04-10T15:00:00Z');
    await earn(place, place.ana, '20.00', '2026-04-15T15:00:00Z');
    await place.sweep('2026-04-20T15:00:00Z');
    await place.sweep('2026-05-30T15:00:00Z');
    expect(await place.told()).toEqual([]);
    // 15 April + 60 days = 14 June; told from 31 May on
    await place.sweep('2026-05-31T15:00:00Z');
    expect(place.sent.written).toMatchObject([{ points: 30n, lastDay: parseLocalDate('2026-06-14') }]);
  });

  it('whose end moves between the plan and the mail are not told of then', async () => {
    const place = await open({ inactivityDays: 60 }, { expiryNoticeDays: 14 });
    await earn(place, place.ana, '10.00', '2026-03-01T15:00:00Z');
    // 1 March + 60 days = 30 April; 16 April, at night
    await place.sweep('2026-04-16T05:00:00Z');
    expect(await place.told()).toEqual(['points-expiring waiting']);
    await earn(place, place.ana, '20.00', '2026-04-16T06:00:00Z');
    await place.sweep('2026-04-16T15:00:00Z');
    expect(await place.told()).toEqual(['points-expiring not-sent no-longer-true']);
  });

  it('are told of again where they came back with days of grace', async () => {
    const place = await open(days(40), { expiryNoticeDays: 10 });
    const { shop, ana } = place;
    await earn(place, ana, '50.00', '2026-03-01T15:00:00Z');
    await place.sweep('2026-03-31T15:00:00Z');
    expect(await place.told()).toEqual(['points-expiring sent']);
    await shop.db
      .sql`update loyalty_lot set expires_at = '2026-05-11T04:00:00Z' where shop_id = ${shop.shopId}`;
    await shop.db.sql`update loyalty_account set changes = changes + 1 where shop_id = ${shop.shopId}`;
    await place.sweep('2026-04-29T15:00:00Z');
    expect(await place.told()).toEqual(['points-expiring sent']);
    await place.sweep('2026-04-30T15:00:00Z');
    expect(await place.told()).toEqual(['points-expiring sent', 'points-expiring sent']);
  });

  it('are told of while loyalty is live, by no more than the programme says', async () => {
    const place = await open(days(60), { expiryNoticeDays: null });
    const { shop } = place;
    await earn(place, place.ana, '10.00', '2026-03-01T15:00:00Z');
    await place.sweep('2026-04-05T15:00:00Z');
    expect(await place.told()).toEqual([]);
    const { form } = await shop.loyalty.getProgram(shop.shopId);
    await shop.loyalty.saveProgram(shop.shopId, { ...form, noticeDays: '30' }, 'staff', shop.now);
    await shop.loyalty.goOffline(shop.shopId, shop.now, 'staff');
    await place.sweep('2026-04-06T15:00:00Z');
    expect(await place.told()).toEqual([]);
    await shop.loyalty.goLive(shop.shopId, shop.now, 'staff');
    await place.sweep('2026-04-06T15:05:00Z');
    expect(await place.told()).toEqual(['points-expiring sent']);
  });

  it('of many are looked at in a fixed number of statements, each account once', async () => {
    const place = await open(days(60));
    const { shop } = place;
    for (let n = 0; n < 12; n++)
      await earn(place, await shop.customer(), '10.00', `2026-03-0${1 + (n % 3)}T15:00:00Z`);
    await place.sweep('2026-04-20T15:00:00Z');
    expect((await place.told()).filter((one) => one === 'points-expiring sent')).toHaveLength(12);
    const rows = await shop.db.sql<{ n: bigint }>`select count(*) as n from loyalty_account
      where shop_id = ${shop.shopId} and (changes <> noticed or notice_at is not null)`;
    expect(rows[0]?.n).toBe(0n);
  });

  it('go first are what a shopper is shown, within 90 days', async () => {
    const { shop, ana, ...place } = await open(yearly);
    await earn({ shop, ana, ...place }, ana, '48.00', '2026-03-01T15:00:00Z');
    const shown = (iso: string) => shop.loyalty.expiringFor(shop.shopId, ana, parseInstant(iso));
    expect(await shown('2026-10-01T15:00:00Z')).toBeNull();
    expect(await shown('2026-10-02T15:00:00Z')).toEqual({
      points: 48n,
      lastDay: parseLocalDate('2026-12-31'),
    });
    expect(await shown('2027-01-01T04:59:59Z')).toMatchObject({ points: 48n });
    expect(await shown('2027-01-01T05:00:00Z')).toBeNull();
    expect(await shop.loyalty.expiringFor(shop.shopId, await shop.customer(), shop.now)).toBeNull();
  });
});
