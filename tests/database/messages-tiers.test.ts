import { describe, expect, it } from 'vitest';
import type { Instant } from '../../app/kernel/calendar.ts';
import { composeTierMessage, planTierMessage } from '../../app/messaging/messages-for-tiers.ts';
import { sampleLevel, sampleRules } from '../../app/modules/loyalty/tiers/sample-tiers.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { type SentMessages, sentMessages } from '../support/sent-messages.ts';
import { tellOf } from '../support/tell-of.ts';

const loyalty = useLoyalty();

const levels = [
  sampleLevel('silver', 100, { factor: '1.5', entryPoints: 20 }),
  sampleLevel('gold', 300, { factor: '1', entryPoints: 0 }),
];

interface Place {
  readonly shop: TestShop;
  readonly sent: SentMessages;
  readonly ana: bigint;
  /** Ana buys goods for so much, and what her facts ask for is planned, twice. */
  buy(amount: string, iso: string): Promise<bigint>;
  plan(): Promise<void>;
}

async function open(): Promise<Place> {
  const shop = await loyalty.shop({ program: program({ tiers: sampleRules({ levels }).tiers }) });
  const { shopId } = shop;
  const commerce = commerceOn(shop.db);
  const sent: SentMessages = sentMessages(shop.db, {
    'tier-changed': composeTierMessage(shop.loyalty, commerce, {
      accountPage: async () => 'https://shop.example/account',
    }),
  });
  await tellOf('tier-changed', sent.messages, shop);
  const ana = await shop.customer();
  const planning = { loyalty: shop.loyalty, commerce, messages: sent.messages };
  const plan = async () => {
    const facts = await shop.db.sql<{ customer_id: bigint; at: Instant }>`
      select customer_id, happened_at as at from platform_fact
      where shop_id = ${shopId} and kind = 'tier-changed' order by id`;
    for (const { customer_id: customerId, at } of [...facts, ...facts])
      await planTierMessage(planning, shopId, { customerId, at }, shop.now);
  };
  return {
    shop,
    sent,
    ana,
    plan,
    async buy(price, iso) {
      shop.at(iso);
      const order = await shop.place({ at: iso, lines: [{ sku: 'A', price }] }, ana);
      await shop.settle(order);
      await plan();
      return order;
    },
  };
}

const url = 'https://shop.example/account';

describe('a tier that was reached', () => {
  it('is told of once, with what it gives; a refund after it is not', async () => {
    const { shop, sent, buy } = await open();
    await buy('150.00', '2026-03-02T15:00:00Z');
    await sent.send(shop.shopId, shop.at('2026-03-02T15:01:00Z').now);
    expect(await sent.told(shop.shopId)).toEqual(['tier-changed sent']);
    expect(sent.written).toEqual([
      { kind: 'tier-changed', tier: 'silver', factor: '1.5', entryPoints: 20n, url },
    ]);
    await buy('200.00', '2026-03-04T15:00:00Z');
    await sent.send(shop.shopId, shop.at('2026-03-04T15:01:00Z').now);
    expect(await sent.told(shop.shopId)).toEqual(['tier-changed sent', 'tier-changed sent']);
    expect(sent.written.at(-1)).toMatchObject({ tier: 'gold', factor: null, entryPoints: 0n });
  });

  it('and is passed by then is not told of: only where the customer stands', async () => {
    const { shop, sent, buy } = await open();
    // In the night of New York: both wait for the morning.
    await buy('150.00', '2026-03-03T04:00:00Z');
    await buy('200.00', '2026-03-03T04:10:00Z');
    await sent.send(shop.shopId, shop.at('2026-03-03T15:00:00Z').now);
    expect((await sent.told(shop.shopId)).toSorted()).toEqual([
      'tier-changed not-sent no-longer-true',
      'tier-changed sent',
    ]);
    expect(sent.written).toMatchObject([{ tier: 'gold' }]);
  });

  it('by hand is told of when it is higher, and never when it is lower', async () => {
    const { shop, sent, ana, plan, buy } = await open();
    await buy('350.00', '2026-03-02T15:00:00Z');
    await sent.send(shop.shopId, shop.at('2026-03-02T15:01:00Z').now);
    const down = { level: 'silver', until: null, reason: 'A mistake' };
    await shop.loyalty.setManualTier(shop.shopId, ana, down, 'staff', shop.at('2026-03-03T15:00:00Z').now);
    await plan();
    expect((await sent.told(shop.shopId)).length).toBe(1);
    await shop.loyalty.clearManualTier(shop.shopId, ana, 'staff', shop.at('2026-03-04T15:00:00Z').now);
    await plan();
    await sent.send(shop.shopId, shop.at('2026-03-04T15:01:00Z').now);
    expect(sent.written).toMatchObject([{ tier: 'gold' }, { tier: 'gold' }]);
  });
});
