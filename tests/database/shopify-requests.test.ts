import { describe, expect, it } from 'vitest';
import { zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { moneyAmount, parseMoney } from '../../app/kernel/money.ts';
import type { Refusal, ReturnsShop, ShopifyReturns } from '../../app/modules/returns/ports.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openShopifyReturns } from '../../app/platform/shopify/returns.server.ts';
import { useAdminApi } from '../../sandbox/admin-api/test-api.ts';
import { createOrder } from '../../sandbox/domain/create-order.ts';
import { fulfilOrder } from '../../sandbox/domain/fulfil-order.ts';
import type { OrderInput } from '../../sandbox/domain/inputs.ts';
import { createProducts } from '../../sandbox/domain/products.ts';
import { orderSummary } from '../../sandbox/domain/read-orders.ts';
import { requestByShopper } from '../../sandbox/domain/returns/by-hand/request-by-shopper.ts';
import type { SwitchesChange } from '../../sandbox/domain/switches.ts';
import type { OrderData, Shop } from '../../sandbox/domain/types.ts';

// Our side of Shopify's returns against the stand-in: the same calls as at Shopify, sums worked out by hand.

const { world, ask } = useAdminApi();
const unlimited = {
  reserve: async () => ({ available: 1000, restoreRate: 100 }),
  giveBack: async () => {},
  correct: async () => {},
};

interface At {
  returns: ShopifyReturns;
  /** The next call is done, and its answer never arrives. */
  lose: () => void;
  shop: ReturnsShop;
  stand: Shop;
  order: OrderData;
  variant: (sku: string) => ShopifyId;
}

/** A coat in S and M (80.00 each, none left of L) and a paid order of it on its way. */
async function sold(input: Partial<OrderInput> = {}, switches: SwitchesChange = {}): Promise<At> {
  const stand = await world.shop({ switches });
  const { order, made } = await world.state.transaction(async (tx) => {
    const variants = [
      { sku: 'M', title: 'M', price: '80.00', stock: 10 },
      { sku: 'L', title: 'L', price: '80.00', stock: 0 },
    ];
    const coat = { sku: 'S', price: '80.00', stock: 10, variantTitle: 'S', variants };
    const products = await createProducts(tx, stand, [coat]);
    const lines = [{ sku: 'S', quantity: 1, discount: '8.00', tax: '5.94' }];
    const placed = await createOrder(tx, stand, { guest: 'eva@example.com', lines, ...input });
    return { made: products, order: (await fulfilOrder(tx, stand, { order: placed.id })).order };
  });
  let lost = false;
  const answer: typeof fetch = async (_input, init) => {
    const { query, variables } = JSON.parse(String(init?.body));
    const { at: _, ...body } = await ask(stand, query, variables);
    if (!lost) return Response.json(body);
    lost = false;
    throw new TypeError('terminated');
  };
  const tokenFor = async () => ({ accessToken: 'token' });
  return {
    returns: openShopifyReturns(openAdminClient({ tokenFor, budget: unlimited, fetch: answer })),
    lose: () => {
      lost = true;
    },
    shop: {
      id: 1n,
      domain: stand.domain,
      zone: zone('America/New_York'),
      currency: currencyCode('USD'),
      grantedScopes: stand.grantedScopes,
    },
    stand,
    order,
    variant: (sku) => id(made.find((one) => one.sku === sku)?.variantId),
  };
}

const id = (text: string | undefined) => shopifyId(BigInt(text ?? '0'));

function done<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) throw new Error(answer.refused);
  return answer;
}

async function found({ returns, shop }: At, which: ShopifyId) {
  const native = await returns.findReturn(shop, which);
  if (native === null) throw new Error('The return is not there.');
  return native;
}

describe('a return that a shopper asked for at Shopify', () => {
  const asked = async (at: At) => {
    const lines = [{ sku: 'S', quantity: 1, reason: 'too-small', note: 'Tight at the shoulders' }];
    const input = { order: at.order.id, lines };
    const { made } = await world.state.transaction((tx) => requestByShopper(tx, at.stand, input));
    return id(made.id);
  };

  it('is read with its words and approved once', async () => {
    const at = await sold();
    const request = await asked(at);
    expect(await found(at, request)).toMatchObject({
      status: 'requested',
      lines: [{ note: 'Tight at the shoulders', reasonHandle: 'too-small', reverseLineShopifyId: null }],
    });
    at.lose();
    await expect(at.returns.approveRequest(at.shop, request)).rejects.toMatchObject({ temporary: true });
    expect(await found(at, request)).toMatchObject({ status: 'open' });
    expect(await at.returns.approveRequest(at.shop, request)).toMatchObject({ refused: expect.any(String) });
  });

  it('is declined with a reason, and its units are free again', async () => {
    const at = await sold();
    const request = await asked(at);
    expect(await at.returns.returnableUnits(at.shop, id(at.order.id))).toEqual([]);
    const why = { reason: 'RETURN_PERIOD_ENDED' as const, note: 'n'.repeat(600) };
    expect(await at.returns.declineRequest(at.shop, request, why)).toBeNull();
    expect(await found(at, request)).toMatchObject({ status: 'declined' });
    expect(await at.returns.returnableUnits(at.shop, id(at.order.id))).toHaveLength(1);
  });
});

describe('a refund without units', () => {
  it('is one by its key, however often it is asked for, and not two by two amounts', async () => {
    const yen = { presentment: { currency: 'JPY', rate: '150' } };
    const at = await sold({ ...yen, lines: [{ sku: 'S', quantity: 1 }] });
    const [payment] = (await at.returns.payments(at.shop, id(at.order.id))).payments;
    const goodwill = {
      orderShopifyId: id(at.order.id),
      transactions: [{ parentId: payment?.id ?? id('0'), amount: parseMoney('3600', currencyCode('JPY')) }],
      note: 'R-2',
      idempotencyKey: 'b6f9b0b2',
    };
    at.lose();
    await expect(at.returns.refundGoodwill(at.shop, goodwill)).rejects.toMatchObject({ temporary: true });
    const refund = done(await at.returns.refundGoodwill(at.shop, goodwill));
    expect(moneyAmount(refund.amount)).toBe('3600');
    expect(refund.transactions).toMatchObject([{ gateway: 'shopify_payments' }]);
    expect(done(await at.returns.refundGoodwill(at.shop, goodwill)).id).toBe(refund.id);
    expect(await orderSummary(world.state, at.stand, at.order.id)).toMatchObject({
      refunds: { count: 1, total: '3600' },
      lines: [{ currentQuantity: 1 }],
    });
    const other = { parentId: payment?.id ?? id('0'), amount: parseMoney('1', currencyCode('JPY')) };
    await expect(
      at.returns.refundGoodwill(at.shop, { ...goodwill, transactions: [other] }),
    ).rejects.toMatchObject({ codes: ['IDEMPOTENCY_KEY_PARAMETER_MISMATCH'] });
    const elsewhere = { ...goodwill, transactions: [{ ...other, parentId: id('1') }] };
    expect(await at.returns.refundGoodwill(at.shop, elsewhere)).toEqual({
      refused: 'The order was not paid that way.',
    });
  });
});
