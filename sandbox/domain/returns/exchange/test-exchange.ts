import { decimal } from '../../../money/amount.ts';
import { currentQuantity } from '../../../money/order-lines.ts';
import { orderTotals } from '../../../money/order-totals.ts';
import type { TestState } from '../../../state/test-database.ts';
import { createOrder } from '../../create-order.ts';
import { fulfilOrder } from '../../fulfil-order.ts';
import type { OrderInput } from '../../inputs.ts';
import { createProducts, findVariant } from '../../products.ts';
import type { OrderData, Shop } from '../../types.ts';
import { createReturn, type MadeReturn } from '../create-return.ts';
import type { ReturnInput } from '../inputs.ts';
import { previewOutcome, processReturn } from '../process-return.ts';
import { exchangeLinesOf } from '../return-parts.ts';
import { unitsToReturn } from '../test-returns.ts';
import type { ReturnData } from '../types.ts';

/** A coat in two sizes at 80.00, a third at 95.00, and a scarf at 30.00; ten of each. */
export async function soldCoat(
  world: TestState,
  order: OrderInput,
  shopInput: Parameters<TestState['shop']>[0] = {},
): Promise<{ shop: Shop; order: OrderData }> {
  const shop = await world.shop(shopInput);
  return world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      {
        sku: 'S',
        price: '80.00',
        stock: 10,
        title: 'Coat',
        variantTitle: 'S',
        variants: [
          { sku: 'M', title: 'M', price: '80.00', stock: 10 },
          { sku: 'XL', title: 'XL', price: '95.00', stock: 10 },
        ],
      },
      { sku: 'SCARF', price: '30.00', stock: 10 },
    ]);
    const made = await createOrder(tx, shop, { guest: 'eva@example.com', ...order });
    return { shop, order: (await fulfilOrder(tx, shop, { order: made.id })).order };
  });
}

/** An open return of units by SKU, for new goods by SKU. */
export async function exchange(
  world: TestState,
  { shop, order }: { shop: Shop; order: OrderData },
  wish: {
    back: Record<string, number>;
    out: { sku: string; quantity?: number; off?: string; percent?: string }[];
    more?: Partial<ReturnInput>;
  },
): Promise<MadeReturn> {
  return world.state.transaction(async (tx) => {
    const exchangeLines: ReturnInput['exchangeLines'] = [];
    for (const { sku, quantity, off, percent } of wish.out) {
      const variant = (await findVariant(tx, shop, sku))?.variant.id ?? '0';
      const amount = { amount: off ?? '0', currency: order.presentmentCurrency };
      const value = percent === undefined ? amount : { percentage: percent };
      exchangeLines.push({ variant, quantity: quantity ?? 1, discount: { value } });
    }
    const lines = unitsToReturn(order, wish.back);
    return createReturn(tx, shop, { order: order.id, lines, exchangeLines, ...wish.more });
  });
}

const allOf = (found: ReturnData) => ({
  lines: found.lines.map((line) => ({
    line: line.id,
    quantity: line.quantity - line.processed,
    dispositions: [],
  })),
  exchangeLines: exchangeLinesOf(found).map((line) => ({
    line: line.id,
    quantity: line.quantity - line.processed,
  })),
});

/** What processing all of the return comes to: below zero the buyer owes it. */
export function outcomeOf(shop: Shop, order: OrderData, found: ReturnData): string {
  return decimal(previewOutcome(shop, order, found, allOf(found)).amount, order.presentmentCurrency);
}

/** Processes all that is left, restocked in the shop's first location, and gives `back` to the first payment. */
export function processAll(
  world: TestState,
  shop: Shop,
  { order, made }: MadeReturn,
  back?: string,
): ReturnType<typeof processReturn> {
  const { lines, exchangeLines } = allOf(made);
  const currency = order.presentmentCurrency;
  const parent = order.transactions[0]?.id ?? '0';
  return world.state.transaction((tx) =>
    processReturn(tx, shop, {
      return: made.id,
      lines: lines.map(({ line, quantity }) => {
        const reverseLine = made.reverseOrder?.lines.find((one) => one.returnLineId === line)?.id ?? '0';
        const disposition = { reverseLine, quantity, type: 'RESTOCKED' as const, location: shop.id };
        return { line, quantity, dispositions: [disposition] };
      }),
      exchangeLines,
      ...(back === undefined ? {} : { refund: { transactions: [{ parent, amount: back, currency }] } }),
    }),
  );
}

/** Lines by SKU as they are now, and what the order owes or is owed. */
export function stateOf(order: OrderData) {
  const { outstanding, currentTotal } = orderTotals(order);
  return {
    lines: order.lines.map((line) => `${currentQuantity(order, line)} × ${line.sku}`),
    total: decimal(currentTotal, order.presentmentCurrency),
    outstanding: decimal(outstanding, order.presentmentCurrency),
  };
}
