import { describe, expect, it } from 'vitest';
import { customerId as asCustomerId, orderId as asOrderId, shopifyId } from '../../app/kernel/ids.ts';
import {
  composeReturnMessage,
  isReturnMessage,
  planReturnMessage,
} from '../../app/messaging/messages-for-returns.ts';
import type { PolicyForm } from '../../app/modules/returns/policy/forms.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';
import { type SentMessages, sentMessages } from '../support/sent-messages.ts';

const returns = useReturns();
const url = 'https://shop.example/orders/status';

interface Place {
  readonly shop: ReturnsTestShop;
  readonly sent: SentMessages;
  /** Plans what the facts announced since ask for, as their reactions do. */
  react(): Promise<void>;
  /** A return of two units of 30.00. */
  ask(): Promise<bigint>;
  told(): Promise<string[]>;
}

async function open(policy: Partial<PolicyForm> = {}): Promise<Place> {
  const shop = await returns.shop(policy);
  const commerce = commerceOn(shop.db);
  const { shopId } = shop;
  const pictured = {
    getShop: commerce.getShop,
    findOrder: async (_shop: bigint, id: bigint) => {
      const order = shop.orders.get(id);
      if (order === undefined) return null;
      const customerId = asCustomerId(order.customerId ?? 0n);
      return { id: asOrderId(id), customerId, snapshot: order.snapshot, revision: 1, deletedAt: null };
    },
    productCards: async () =>
      new Map([
        [
          shopifyId(11n),
          {
            title: 'A',
            handle: 'a',
            imageUrl: 'https://cdn.example/a.png',
            deleted: false,
            variantTitles: new Map(),
          },
        ],
      ]),
  };
  const compose = composeReturnMessage(shop.returns, pictured, { orderPage: async () => url });
  const sent = sentMessages(shop.db, {
    'return-requested': compose,
    'return-approved': compose,
    'return-declined': compose,
    'return-received': compose,
    'return-settled': compose,
  });
  let seen = 0n;
  return {
    shop,
    sent,
    async react() {
      const facts = await shop.db.sql<{ id: bigint; kind: string; at: typeof shop.now; of: string }>`
        select id, kind, happened_at as at, data ->> 'returnId' as of from platform_fact
        where shop_id = ${shopId} and id > ${seen} and kind like 'return-%' order by id`;
      seen = facts.at(-1)?.id ?? seen;
      for (const { kind, at, of } of facts) {
        if (!isReturnMessage(kind)) continue;
        const step = { kind, returnId: BigInt(of), at };
        // Every reaction runs at least once.
        for (const _ of [1, 2])
          await planReturnMessage(
            { returns: shop.returns, commerce, messages: sent.messages },
            shopId,
            step,
            shop.now,
          );
      }
    },
    async ask() {
      const [row] = await shop.db.sql<{ id: bigint }>`
        insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
        values (${shopId}, nextval('commerce_read_seq') + 1000000, now(), now()) returning id`;
      const order = await shop.place(
        { lines: [{ sku: 'A', price: '30.00', quantity: 3 }] },
        { customerId: row?.id ?? null },
      );
      shop.expected = dollars('60.00');
      return made(await shop.ask(order, [{ quantity: 2 }])).id;
    },
    told: () => sent.told(shopId),
  };
}

/** What happens is told and sent before the next thing happens. */
async function step(place: Place, happen: () => Promise<unknown>): Promise<void> {
  await happen();
  await place.react();
  await place.sent.send(place.shop.shopId, place.shop.now);
}

describe('a return that staff decide', () => {
  it('is told at every step, with what it is about and where to look', async () => {
    const place = await open({ approval: 'manual' });
    const { shop, sent } = place;
    let id = 0n;
    await step(place, async () => {
      id = await place.ask();
    });
    await step(place, () => shop.returns.approve(shop.shopId, id, 'staff', shop.now));
    await step(place, () => shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    await step(place, () => shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    await step(place, () => shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    expect(await place.told()).toEqual([
      'return-requested sent',
      'return-approved sent',
      'return-received sent',
      'return-settled sent',
    ]);
    const about = {
      orderName: '#1001',
      returnName: '#1001-R1',
      url,
      products: [{ title: 'A', imageUrl: 'https://cdn.example/a.png', quantity: 2 }],
    };
    expect(sent.written).toEqual([
      { kind: 'return-requested', ...about },
      { kind: 'return-approved', ...about },
      { kind: 'return-received', ...about },
      { kind: 'return-settled', ...about, refunded: dollars('60.00'), credited: null },
    ]);
  });

  it('is told as declined with what the merchant wrote, and as nothing else', async () => {
    const place = await open({ approval: 'manual' });
    const { shop, sent } = place;
    const id = await place.ask();
    await step(place, () =>
      shop.returns.decline(shop.shopId, id, { reason: 'OTHER', note: 'Too long ago.' }, 'staff', shop.now),
    );
    expect(await place.told()).toEqual(['return-requested not-sent no-longer-true', 'return-declined sent']);
    expect(sent.written).toMatchObject([{ kind: 'return-declined', note: 'Too long ago.' }]);
  });

  it('is no longer told as approved once it has been called off', async () => {
    const place = await open({ approval: 'manual' });
    const { shop } = place;
    const id = await place.ask();
    await shop.returns.approve(shop.shopId, id, 'staff', shop.now);
    await step(place, () => shop.returns.cancel(shop.shopId, id, 'staff', shop.now));
    expect(await place.told()).toEqual([
      'return-requested not-sent no-longer-true',
      'return-approved not-sent no-longer-true',
    ]);
  });
});

describe('a return that is approved at once', () => {
  it('is told as approved alone, and after the area was switched off, too', async () => {
    const place = await open({ approval: 'auto' });
    const { shop } = place;
    await place.ask();
    await shop.returns.goOffline(shop.shopId, shop.now, 'staff');
    await step(place, async () => {});
    expect(await place.told()).toEqual(['return-approved sent']);
  });

  it('of which all is due together is told as it stands now', async () => {
    const place = await open({ approval: 'auto', settleOn: 'received' });
    const { shop, sent } = place;
    const id = await place.ask();
    await place.react();
    await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now);
    await step(place, () => shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    expect(await place.told()).toEqual([
      'return-approved not-sent no-longer-true',
      'return-received not-sent no-longer-true',
      'return-settled sent',
    ]);
    expect(sent.written).toHaveLength(1);
  });
});

it('a message about a return that is not there is not sent', async () => {
  const place = await open();
  const { shop } = place;
  const other = await open();
  const id = await other.ask();
  const told = { kind: 'return-approved', returnId: id, at: shop.now } as const;
  const commerce = commerceOn(shop.db);
  const planning = { returns: shop.returns, commerce, messages: place.sent.messages };
  await planReturnMessage(planning, shop.shopId, told, shop.now);
  expect(await place.told()).toEqual([]);
});
