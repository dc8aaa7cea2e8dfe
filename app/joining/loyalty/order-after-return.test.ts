import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { moneyAmount, parseMoney } from '#app/kernel/money.ts';
import { remainingOrder } from '../../modules/commerce/remaining.ts';
import { sampleOrder } from '../../modules/commerce/sample-order.ts';
import { orderAfterReturn } from './order-after-return.ts';

const usd = currencyCode('USD');
const order = sampleOrder({
  lines: [
    { sku: 'A', price: '30.00', quantity: 2 },
    { sku: 'B', price: '40.00', quantity: 1 },
  ],
});
const [first] = order.lines;
if (first === undefined) throw new Error('The order has lines');
const plain = { brought: [], givenBack: null };
const left = (...how: Parameters<typeof orderAfterReturn>) => {
  const { lines, share } = remainingOrder(orderAfterReturn(...how));
  return {
    net: lines.map((line) => moneyAmount(line.net.shop)),
    share: `${share.num}/${share.den}`,
  };
};
const one = [{ lineShopifyId: first.shopifyId, quantity: 1 }];

describe('an order after a return', () => {
  it('has lost the units that came back', () => {
    expect(left(order, one, plain)).toEqual({ net: ['30.00', '40.00'], share: '1/1' });
    expect(left(order, [], plain)).toEqual({ net: ['60.00', '40.00'], share: '1/1' });
  });

  it('has what was sold instead, of the same product', () => {
    const brought = [
      { lineShopifyId: first.shopifyId, net: parseMoney('30.00', usd) },
      { lineShopifyId: shopifyId(999n), net: parseMoney('5.00', usd) },
    ];
    const exchanged = orderAfterReturn(order, one, { brought, givenBack: null });
    expect(exchanged.lines.map(({ productId }) => productId)).toEqual([
      ...order.lines.map(({ productId }) => productId),
      first.productId,
    ]);
    expect(left(order, one, { brought, givenBack: null }).net).toEqual(['30.00', '40.00', '30.00']);
  });

  it('has lost a share where a part was given back and the goods stayed', () => {
    const { total } = order.totals;
    const tenth = parseMoney(printDecimal(total.presentment.minor / 10n, 2), usd);
    expect(left(order, [], { brought: [], givenBack: tenth }).share).toBe('9/10');
    const nothing = parseMoney('0.00', usd);
    expect(orderAfterReturn(order, [], { brought: [], givenBack: nothing })).toEqual(order);
  });
});
