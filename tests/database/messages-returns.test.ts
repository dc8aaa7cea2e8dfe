import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../app/kernel/calendar.ts';
import { customerId as asCustomerId, orderId as asOrderId, shopifyId } from '../../app/kernel/ids.ts';
import {
  composeReturnMessage,
  planReturnMessage,
  returnMessageOf,
} from '../../app/messaging/messages-for-returns.ts';
import type { PolicyForm } from '../../app/modules/returns/policy/forms.ts';
import { settingsForm } from '../../app/modules/returns/settings/forms.ts';
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
    'return-cancelled': compose,
    'return-reminder': compose,
    'return-expired': compose,
    'return-message': compose,
  });
  let seen = 0n;
  return {
    shop,
    sent,
    async react() {
      const facts = await shop.db.sql<{
        id: bigint;
        kind: string;
        at: typeof shop.now;
        of: string;
        number: number | null;
      }>`
        select id, kind, happened_at as at, data ->> 'returnId' as of, (data ->> 'message')::int as number from platform_fact
        where shop_id = ${shopId} and id > ${seen} and kind like 'return-%' order by id`;
      seen = facts.at(-1)?.id ?? seen;
      for (const { kind: fact, at, of, number } of facts) {
        const kind = returnMessageOf(fact);
        if (kind === null) continue;
        const step = { kind, returnId: BigInt(of), at, number: number ?? undefined };
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

const nothingElse = { credited: null, owed: null, instead: [], kept: false };

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
      { kind: 'return-approved', ...about, sendBy: null, sendTo: null, instead: [] },
      { kind: 'return-received', ...about },
      { kind: 'return-settled', ...about, refunded: dollars('60.00'), ...nothingElse },
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
      'return-cancelled sent',
    ]);
  });

  it('that the customer called off is not told to them', async () => {
    const place = await open({ approval: 'manual' });
    const { shop } = place;
    const id = await place.ask();
    const { customerId = null } = (await shop.returns.find(shop.shopId, id)) ?? {};
    await step(place, () =>
      shop.returns.cancelAsShopper(shop.shopId, { returnId: id, customerId }, shop.now),
    );
    expect(await place.told()).toEqual(['return-requested not-sent no-longer-true']);
  });

  it('is written about, each message once, unless its words have been erased', async () => {
    const place = await open();
    const { shop, sent } = place;
    let id = 0n;
    await step(place, async () => {
      id = await place.ask();
    });
    const write = (text: string, as: 'shop' | 'note' = 'shop') =>
      shop.returns.writeAsStaff(shop.shopId, { returnId: id, as, text, key: text }, 'staff', shop.now);
    await step(place, () => write('In the bag it came in.'));
    await step(place, () => write('In the bag it came in.'));
    await step(place, () => write('Not for them.', 'note'));
    const { customerId = null } = (await shop.returns.find(shop.shopId, id)) ?? {};
    await step(place, async () => {
      await write('Thank you.');
      await shop.returns.eraseWords(shop.shopId, { customerId, orderId: null });
    });
    expect(await place.told()).toEqual([
      'return-approved sent',
      'return-message sent',
      'return-message not-sent redacted',
    ]);
    expect(sent.written.at(-1)).toMatchObject({ kind: 'return-message', text: 'In the bag it came in.' });
  });
});

describe('a return that nobody sends', () => {
  it('is told where to and until when, reminded of once, and told as ended', async () => {
    const place = await open({ sendTo: { address: 'Hartland\n12 Mill Lane', locationId: null } });
    const { shop, sent } = place;
    const form = { ...settingsForm(await shop.returns.getSettings(shop.shopId)) };
    const saved = await shop.returns.saveSettings(
      shop.shopId,
      { ...form, expireAfterDays: '14', remindDaysBefore: '3' },
      'staff',
      shop.now,
    );
    if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
    await step(place, () => place.ask());
    for (const at of ['2026-03-22T16:00:00Z', '2026-03-22T17:00:00Z', '2026-03-25T16:00:00Z']) {
      shop.at(at);
      await step(place, () => shop.returns.sweep(shop.shopId, shop.now));
    }
    expect(await place.told()).toEqual([
      'return-approved sent',
      'return-reminder sent',
      'return-expired sent',
    ]);
    const [approved, reminder] = sent.written;
    for (const told of [approved, reminder])
      expect(told).toMatchObject({ sendTo: 'Hartland\n12 Mill Lane', sendBy: parseLocalDate('2026-03-24') });
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
