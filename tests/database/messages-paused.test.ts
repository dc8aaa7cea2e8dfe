import { describe, expect, it } from 'vitest';
import { composePauseMessage, planPauseMessages } from '../../app/messaging/messages-for-pauses.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { type SentMessages, sentMessages } from '../support/sent-messages.ts';
import { tellOf } from '../support/tell-of.ts';

const loyalty = useLoyalty();
const url = 'https://shop.example/account';

interface Place {
  readonly shop: TestShop;
  readonly sent: SentMessages;
  readonly planning: Parameters<typeof planPauseMessages>[0];
  pause(): Promise<void>;
  /** Plans for everybody, step by step as the jobs do, twice. */
  plan(): Promise<void>;
}

/** The merchant has us tell of pauses, wherever people live. Points are pending for ten days. */
async function open(): Promise<Place> {
  const shop = await loyalty.shop({ program: program({}, { pendingDays: 10 }) });
  const { shopId } = shop;
  const commerce = commerceOn(shop.db);
  const sent: SentMessages = sentMessages(shop.db, {
    'points-paused': composePauseMessage(() => sent.messages, shop.loyalty, commerce, {
      accountPage: async () => url,
    }),
  });
  await tellOf('points-paused', sent.messages, shop);
  const planning = { loyalty: shop.loyalty, commerce, messages: sent.messages };
  return {
    shop,
    sent,
    planning,
    pause: () => shop.loyalty.goOffline(shopId, shop.now, 'staff', { tell: true }),
    async plan() {
      const pausedAt = await shop.loyalty.pausedAt(shopId);
      if (pausedAt === null) return;
      for (let run = 0; run < 2; run++)
        for (let after: bigint | null = 0n; after !== null; )
          after = await planPauseMessages(planning, shopId, { pausedAt, after }, shop.now);
    },
  };
}

async function earn(shop: TestShop, customer: bigint, amount: string, paidAt = '2026-03-01T15:00:00Z') {
  await shop.settle(await shop.place({ lines: [{ sku: 'A', price: amount }], paidAt }, customer));
}

describe('a pause', () => {
  it('is told once to whoever has points, pending ones included, and to nobody else', async () => {
    const { shop, sent, pause, plan } = await open();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    await shop.customer();
    await earn(shop, ana, '20.00');
    await earn(shop, ben, '48.00', '2026-03-10T15:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.at('2026-03-12T15:00:00Z').now);
    await pause();
    await plan();
    await sent.send(shop.shopId, shop.at('2026-03-12T15:01:00Z').now);
    await plan();
    await sent.send(shop.shopId, shop.at('2026-03-12T15:02:00Z').now);
    expect(await sent.told(shop.shopId)).toEqual(['points-paused sent', 'points-paused sent']);
    expect(
      sent.written.toSorted((a, b) => (JSON.stringify(a, text) < JSON.stringify(b, text) ? -1 : 1)),
    ).toEqual([
      { kind: 'points-paused', points: 20n, url },
      { kind: 'points-paused', points: 48n, url },
    ]);
  });

  it('that is over by the hour of the mail is not told of, and the next one is', async () => {
    const { shop, sent, pause, plan } = await open();
    await earn(shop, await shop.customer(), '20.00');
    // In the night of New York.
    shop.at('2026-03-12T05:00:00Z');
    await pause();
    await plan();
    await shop.loyalty.goLive(shop.shopId, shop.at('2026-03-12T06:00:00Z').now, 'staff');
    await sent.send(shop.shopId, shop.at('2026-03-12T16:00:00Z').now);
    expect(await sent.told(shop.shopId)).toEqual(['points-paused not-sent no-longer-true']);
    await pause();
    await plan();
    await sent.send(shop.shopId, shop.at('2026-03-12T16:01:00Z').now);
    expect(await sent.told(shop.shopId)).toEqual([
      'points-paused not-sent no-longer-true',
      'points-paused sent',
    ]);
  });

  it('is planned for nobody once the programme is live again', async () => {
    const { shop, sent, planning } = await open();
    await earn(shop, await shop.customer(), '20.00');
    const before = shop.now;
    const asked = { pausedAt: before, after: 0n };
    expect(await planPauseMessages(planning, shop.shopId, asked, shop.now)).toBeNull();
    expect(await sent.told(shop.shopId)).toEqual([]);
  });

  it('is planned for more members than one step takes', async () => {
    const { shop, sent, pause, plan, planning } = await open();
    const members = await shop.db.sql<{ id: bigint }>`
      insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
      select ${shop.shopId}, nextval('commerce_read_seq') + 1000000, now(), now() from generate_series(1, 101) returning id`;
    await shop.db.sql`insert into loyalty_account (shop_id, customer_id, posted)
      select ${shop.shopId}, id, 5 from unnest(${members.map(({ id }) => id)}::bigint[]) as t(id)`;
    await pause();
    const pausedAt = shop.now;
    const first = await planPauseMessages(planning, shop.shopId, { pausedAt, after: 0n }, shop.now);
    expect(first).toBe(members.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))[99]);
    await plan();
    expect((await sent.told(shop.shopId)).length).toBe(101);
  });
});

const text = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
