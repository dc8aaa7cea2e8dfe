import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { dyingAt } from '../support/dying-database.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const reload = (shop: ReturnsTestShop, id: bigint) => shop.returns.find(shop.shopId, id);
const statusOf = (shop: ReturnsTestShop, { id }: { id: ReturnType<typeof shopifyId> }) =>
  shop.shopify.returns.get(id)?.status;

/** A case, or the test ends here. */
async function opened(shop: ReturnsTestShop, native: Parameters<ReturnsTestShop['follow']>[0]) {
  const found = await shop.follow(native);
  if (found === null) throw new Error('No case was opened');
  return found;
}

async function paid(shop: ReturnsTestShop, id: bigint, amount: string) {
  made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
  made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
  shop.expected = dollars(amount);
  return made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
}

describe('what a shopper asks for at Shopify', () => {
  it('is approved there when the policy lets it through, and settled like any other', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = shop.native(order, { line: { note: 'Too bright' } });
    const asked = await opened(shop, native);
    expect(asked).toMatchObject({ state: 'approved', origin: 'shopify-request', working: false, hold: null });
    expect(asked.lines[0]).toMatchObject({ reason: 'unwanted', note: 'Too bright' });
    expect(asked.terms).toMatchObject({ basis: 'shopify', approval: 'auto', held: [] });
    expect(asked.terms.lines[0]?.said.length).toBeGreaterThan(0);
    expect(statusOf(shop, native)).toBe('open');
    const settled = await paid(shop, asked.id, '30.00');
    expect(settled).toMatchObject({ state: 'settled', paid: { refunded: dollars('30.00') } });
    expect(statusOf(shop, native)).toBe('closed');
    expect(await shop.facts()).toEqual([
      ...['return-requested', 'return-approved', 'return-received', 'return-inspected', 'return-settled'],
    ]);
  });

  it('is one case, however often and by however many it is heard', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = shop.native(order);
    const heard = await Promise.all(Array.from({ length: 6 }, () => shop.follow(native)));
    expect(new Set(heard.map((one) => one?.id)).size).toBe(1);
    expect(shop.shopify.count('approveRequest')).toBe(1);
    expect(await shop.returns.listOfOrder(shop.shopId, order.id)).toHaveLength(1);
  });

  it('is a case also when it is heard of before its order, or before that was sent', async () => {
    for (const known of ['nothing', 'not sent'] as const) {
      const shop = await returns.shop({ approval: 'manual' });
      const order = await shop.place(shirts(2));
      const native = shop.native(order);
      const { orders } = shop.deps;
      let learnt = 0;
      const late = shop.another({
        orders: {
          ...orders,
          learnOrder: async () => void learnt++,
          async orderByShopifyId(id, one) {
            const found = await orders.orderByShopifyId(id, one);
            if (learnt > 0 || found === null) return found;
            if (known === 'nothing') return null;
            return { ...found, lines: found.lines.map((line) => ({ ...line, parcels: [] })) };
          },
        },
      });
      await late.followShopify(shop.shopId, native.id);
      await late.followShopify(shop.shopId, native.id);
      expect(await shop.returns.listOfOrder(shop.shopId, order.id)).toMatchObject([{ state: 'requested' }]);
      expect(learnt, known).toBe(1);
    }
  });

  it('waits for a person when the policy would have refused it, and is never declined by itself', async () => {
    const shop = await returns.shop({ days: '5' });
    const order = await shop.place(shirts(1));
    const asked = await opened(shop, shop.native(order));
    expect(asked.state).toBe('requested');
    expect(asked.terms.held).toMatchObject([{ code: 'window-closed' }]);
    made(await shop.returns.approve(shop.shopId, asked.id, 'staff', shop.now));
    expect(shop.shopify.count('approveRequest')).toBe(1);
  });

  it('is declined there with the reason, once, also when the answer is not heard', async () => {
    for (const how of ['unheard', 'lost'] as const) {
      const shop = await returns.shop({ approval: 'manual' });
      const order = await shop.place(shirts(1));
      const native = shop.native(order);
      const asked = await opened(shop, native);
      shop.shopify[how].add('declineRequest');
      const why = { reason: 'FINAL_SALE' as const, note: 'It was on sale.' };
      const declined = made(await shop.returns.decline(shop.shopId, asked.id, why, 'staff', shop.now));
      expect(declined).toMatchObject({ state: 'declined', working: true });
      await shop.returns.perform(shop.shopId, asked.id);
      expect(await reload(shop, asked.id)).toMatchObject({ state: 'declined', working: false, hold: null });
      expect(shop.shopify.declines).toEqual([
        { id: native.id, reason: 'FINAL_SALE', note: 'It was on sale.' },
      ]);
      await shop.follow(native);
      expect((await shop.facts()).filter((kind) => kind === 'return-declined')).toHaveLength(1);
      expect(made(await shop.ask(order)).state).toBe('requested');
    }
  });

  it('is approved once when the answer is not heard', async () => {
    for (const how of ['unheard', 'lost'] as const) {
      const shop = await returns.shop();
      const native = shop.native(await shop.place(shirts(1)));
      shop.shopify[how].add('approveRequest');
      const asked = await opened(shop, native);
      expect(asked).toMatchObject({ state: 'approved', working: true });
      await shop.returns.perform(shop.shopId, asked.id);
      expect(await reload(shop, asked.id)).toMatchObject({ working: false, hold: null });
      expect(statusOf(shop, native)).toBe('open');
    }
  });

  it('is what staff decided in Shopify, whichever of it is heard first', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirts(3));
    const yes = shop.native(order);
    const asked = await opened(shop, yes);
    shop.shopify.end(yes.id, 'open');
    expect(await opened(shop, yes)).toMatchObject({ id: asked.id, state: 'approved' });
    expect(await opened(shop, yes)).toMatchObject({ state: 'approved' });
    expect(shop.shopify.count('approveRequest')).toBe(0);

    const no = shop.native(order);
    await opened(shop, no);
    shop.shopify.end(no.id, 'declined');
    expect((await opened(shop, no)).state).toBe('declined');
    // Heard of only when it was over.
    const late = shop.native(order, { status: 'declined' });
    expect(await shop.follow(late)).toBe(null);
    expect(made(await shop.ask(order, [{ quantity: 2 }])).state).toBe('requested');
  });

  it('is called off there when it is called off here', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirts(1));
    const native = shop.native(order);
    const asked = await opened(shop, native);
    made(await shop.returns.cancel(shop.shopId, asked.id, 'staff', shop.now));
    expect(statusOf(shop, native)).toBe('declined');
  });
});

describe('what staff make at Shopify', () => {
  it('is approved by them, keeps its fees, and gives back what Shopify does', async () => {
    const shop = await returns.shop({ restockingPercent: '50', returnShipping: '9.00', approval: 'manual' });
    const order = await shop.place(shirts(2));
    const native = shop.native(order, {
      status: 'open',
      quantity: 2,
      returnShippingFee: dollars('4.00'),
      line: { restockingPercent: '10', reasonHandle: 'something-else' },
    });
    const asked = await opened(shop, native);
    expect(asked).toMatchObject({
      ...{ state: 'approved', origin: 'shopify', quoted: dollars('50.00'), units: 2 },
      lines: [{ reason: 'something-else', reasonLabel: 'something else' }],
    });
    const settled = await paid(shop, asked.id, '50.00');
    expect(settled.paid?.refunded).toEqual(dollars('50.00'));
    expect(shop.shopify.count('approveRequest')).toBe(0);
  });

  it('can be an exchange, priced as Shopify does', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const variantShopifyId = shopifyId(4711n);
    const line = {
      id: shopifyId(991n),
      variantShopifyId,
      title: 'Hat',
      quantity: 1,
      processedQuantity: 0,
      sold: null,
    };
    shop.shopify.suggest = (more) => dollars(more ? '-5.00' : '30.00');
    const asked = await opened(shop, shop.native(order, { status: 'open', exchangeLines: [line] }));
    expect(asked).toMatchObject({
      outcome: 'exchange',
      exchange: [{ price: dollars('35.00'), title: 'Hat' }],
    });
    const settled = await paid(shop, asked.id, '0.00');
    expect(settled).toMatchObject({ state: 'settled', paid: { owed: dollars('5.00') } });
    expect(shop.shopify.processed[0]).toMatchObject({ exchangeLines: [{ id: line.id, quantity: 1 }] });
    expect(shop.shopify.invoices).toHaveLength(1);
  });

  it('goes by units: what is taken out there is free here', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = shop.native(order, { status: 'open', quantity: 2 });
    await opened(shop, native);
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    const lines = native.lines.map((line) => ({ ...line, quantity: 1 }));
    shop.shopify.returns.set(native.id, { ...native, lines });
    const cut = await opened(shop, native);
    expect(cut).toMatchObject({ units: 1, lines: [{ quantity: 1 }] });
    await opened(shop, native);
    expect(made(await shop.ask(order)).lines[0]?.units[0]?.ordinal).toBe(2);
    expect((await paid(shop, cut.id, '30.00')).paid?.refunded).toEqual(dollars('30.00'));
  });

  it('ends when they close or cancel it, and goes on when they open it again', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = shop.native(order, { status: 'open' });
    const asked = await opened(shop, native);
    made(await shop.returns.receive(shop.shopId, asked.id, null, 'staff', shop.now));
    shop.shopify.end(native.id, 'closed');
    expect(await opened(shop, native)).toMatchObject({ state: 'closed', actions: [] });
    shop.shopify.end(native.id, 'open');
    expect(await opened(shop, native)).toMatchObject({ state: 'received' });
    shop.shopify.end(native.id, 'canceled');
    expect(await opened(shop, native)).toMatchObject({ state: 'cancelled' });
    expect(made(await shop.ask(order, [{ quantity: 2 }])).state).toBe('approved');
  });

  it('of unknown goods or from before the area was on only holds its units', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const old = shop.native(order, { status: 'open', createdAt: shop.now.subtract({ hours: 24 * 200 }) });
    const unknown = shop.native(order, { status: 'open', line: { lineShopifyId: null } });
    for (const native of [old, unknown]) expect(await shop.follow(native)).toBe(null);
    expect(await shop.ask(order, [{ quantity: 3 }])).toMatchObject({ refused: 'already-returned' });
    expect(made(await shop.ask(order, [{ quantity: 2 }])).state).toBe('approved');
  });

  it("never takes one that we made for somebody else's, whenever its making is recorded", async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await returns.shop();
      const order = await shop.place(shirts(1));
      shop.shopify.unheard.add('createReturn');
      const { id } = made(await shop.ask(order));
      const [native] = [...shop.shopify.returns.values()];
      if (native === undefined) throw new Error('Nothing was made');
      await shop.forgetClaims();
      const { db, acted } = meanwhile(shop.db, n, () => shop.returns.perform(shop.shopId, id));
      await shop.another({ db }).followShopify(shop.shopId, native.id);
      during = acted();
      await shop.returns.perform(shop.shopId, id);
      made(await shop.returns.cancel(shop.shopId, id, 'staff', shop.now));
      await shop.follow(native);
      expect(await shop.ask(order), `recorded after read ${n}`).toMatchObject({ state: 'approved' });
    }
  });

  it('leaves one case, wherever the process dies', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop();
      const native = shop.native(await shop.place(shirts(1)));
      const dying = dyingAt(shop.deps, n);
      await shop
        .another(dying.deps)
        .followShopify(shop.shopId, native.id)
        .catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      const asked = await opened(shop, native);
      await shop.returns.perform(shop.shopId, asked.id);
      expect(await reload(shop, asked.id)).toMatchObject({ state: 'approved', working: false });
      expect(statusOf(shop, native), `died before use ${n}`).toBe('open');
      expect(await shop.facts()).toEqual(['return-requested', 'return-approved']);
    }
  }, 120_000);
});
