import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { moneyAmount, parseMoney } from '../../app/kernel/money.ts';
import { orderSummary } from '../../sandbox/domain/read-orders.ts';
import { requestByShopper } from '../../sandbox/domain/returns/by-hand/request-by-shopper.ts';
import { type At, done, found, id, useSoldCoats } from '../support/sold-coats.ts';

// Our side of Shopify's returns against the stand-in: the same calls as at Shopify, sums worked out by hand.

const { world, sold } = useSoldCoats();

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
