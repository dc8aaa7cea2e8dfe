import { describe, expect, it } from 'vitest';
import type { WriteName } from '../support/fake-returns.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

/*
 * Every write to Shopify, once with an answer that is not heard after it was done, once lost on the way: it is done
 * once, and the return goes on by itself.
 */

/** One return through its whole life, so that the write is made on its way. */
const lives: Record<WriteName, (shop: ReturnsTestShop) => Promise<bigint>> = {
  createReturn: approved,
  processReturn: settled,
  closeReturn: (shop) => settled(shop, { missing: true }),
  cancelReturn: async (shop) => {
    const id = await approved(shop);
    made(await shop.returns.cancel(shop.shopId, id, 'staff', shop.now));
    return id;
  },
  disposeUnits: paidFirst,
  reopenReturn: async (shop) => {
    const id = await approved(shop);
    made(await shop.returns.recordScan(shop.shopId, id, 'in_transit', 'carrier', shop.now));
    made(await pay(shop, id));
    for (const native of shop.shopify.returns.values()) shop.shopify.end(native.id, 'closed');
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    return id;
  },
  removeUnits: async (shop) => {
    const id = await settled(shop, { missing: true });
    made(await shop.returns.reopenMissing(shop.shopId, id, 'staff', shop.now));
    return id;
  },
  creditAccount: (shop) => settled(shop, { outcome: 'credit' }),
  refundGoodwill: async (shop) => {
    const order = await shop.place({ lines: [{ sku: 'A', price: '30.00' }] });
    const { id } = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    made(await pay(shop, id));
    return id;
  },
  sendInvoice: async (shop) => {
    const order = await shop.place({ lines: [{ sku: 'A', price: '30.00' }] });
    const variant = shop.variantOf(order, '40.00');
    const { id } = made(await shop.ask(order, [{}], { outcome: 'exchange', variant }));
    shop.expected = dollars('-10.00');
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    return id;
  },
  approveRequest: async (shop) => followed(shop),
  declineRequest: async (shop) => {
    const id = await followed(shop, { reasonHandle: 'not-known-here' });
    made(await shop.returns.decline(shop.shopId, id, { reason: 'OTHER' }, 'staff', shop.now));
    return id;
  },
};

async function approved(shop: ReturnsTestShop, outcome: 'refund' | 'credit' = 'refund'): Promise<bigint> {
  const order = await shop.place({ lines: [{ sku: 'A', price: '30.00' }] });
  shop.expected = dollars('30.00');
  return made(await shop.ask(order, [{}], { outcome })).id;
}

const pay = (shop: ReturnsTestShop, id: bigint) =>
  shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now);

async function settled(
  shop: ReturnsTestShop,
  { outcome = 'refund', missing = false }: { outcome?: 'refund' | 'credit'; missing?: boolean } = {},
): Promise<bigint> {
  const id = await approved(shop, outcome);
  await shop.returns.perform(shop.shopId, id);
  made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
  const line = (await shop.returns.find(shop.shopId, id))?.lines[0]?.lineShopifyId;
  if (line === undefined) throw new Error('No line');
  const lost = [{ lineShopifyId: line, quantity: 1, disposition: 'missing' as const }];
  made(await shop.returns.inspect(shop.shopId, id, missing ? lost : null, 'staff', shop.now));
  made(await pay(shop, id));
  return id;
}

async function paidFirst(shop: ReturnsTestShop): Promise<bigint> {
  const id = await approved(shop);
  made(await shop.returns.recordScan(shop.shopId, id, 'in_transit', 'carrier', shop.now));
  made(await pay(shop, id));
  made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
  return id;
}

async function followed(shop: ReturnsTestShop, line: { reasonHandle?: string } = {}): Promise<bigint> {
  const order = await shop.place({ lines: [{ sku: 'A', price: '30.00' }] });
  const found = await shop.follow(shop.native(order, { line }));
  if (found === null) throw new Error('No case was opened');
  return found.id;
}

/** What Shopify has done of it. */
function doneOf({ shopify }: ReturnsTestShop, name: WriteName): number {
  const statuses = [...shopify.returns.values()].map(({ status }) => status);
  const count = (status: string) => statuses.filter((one) => one === status).length;
  const done: Record<WriteName, number> = {
    createReturn: shopify.created.length,
    processReturn: shopify.processed.length,
    closeReturn: count('closed'),
    cancelReturn: count('canceled'),
    disposeUnits: shopify.disposed.length,
    reopenReturn: shopify.disposed.length,
    removeUnits: shopify.removed.length,
    creditAccount: shopify.credits.length,
    refundGoodwill: shopify.refunds.length,
    sendInvoice: shopify.invoices.length,
    approveRequest: count('open'),
    declineRequest: shopify.declines.length,
  };
  return done[name];
}

describe.each(['unheard', 'lost'] as const)('an answer of Shopify that is %s', (how) => {
  it.each(Object.keys(lives).filter(isWrite))('of %s leaves it done once', async (name) => {
    const shop = await returns.shop({
      ...{ settleOn: 'first-scan', bonusPercent: '10', keep: true, keepPercent: '40' },
      ...{ exchange: true, exchangeEven: false },
    });
    shop.shopify[how].add(name);
    const id = await lives[name](shop);
    expect(shop.shopify[how].has(name), 'the write was made').toBe(false);
    expect((await shop.returns.find(shop.shopId, id))?.working).toBe(true);
    await shop.returns.perform(shop.shopId, id);
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ working: false, hold: null });
    await shop.returns.perform(shop.shopId, id);
    expect(doneOf(shop, name)).toBe(1);
  });
});

function isWrite(name: string): name is WriteName {
  return Object.hasOwn(lives, name);
}
