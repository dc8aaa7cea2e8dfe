import { decimal, sum } from '../../money/amount.ts';
import { returnOutcome } from '../../money/return-outcome.ts';
import type { TestState } from '../../state/test-database.ts';
import { createOrder } from '../create-order.ts';
import { createCustomer } from '../customers.ts';
import { fulfilOrder } from '../fulfil-order.ts';
import type { OrderInput } from '../inputs.ts';
import { createProducts } from '../products.ts';
import type { SwitchesChange } from '../switches.ts';
import type { OrderData, Shop } from '../types.ts';
import type { ReturnInput } from './inputs.ts';
import { processReturn } from './process-return.ts';
import type { DispositionType, ReturnData } from './types.ts';

/** A shop with a paid order whose goods are all on their way to the buyer, for tests of returns. */
export interface SentOrder {
  shop: Shop;
  order: OrderData;
  customerId: string;
}

export async function sentOrder(
  world: TestState,
  input: Partial<OrderInput>,
  shopInput: { currency?: string; pricesIncludeTax?: boolean; switches?: SwitchesChange } = {},
): Promise<SentOrder> {
  const shop = await world.shop(shopInput);
  return world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      { sku: 'A', price: '50.00', stock: 10 },
      { sku: 'B', price: '30.00', stock: 10 },
    ]);
    const customer = await createCustomer(tx, shop, { email: 'ana@example.com' });
    const buyer = input.guest == null ? { customer: customer.id } : {};
    const order = await createOrder(tx, shop, { lines: [{ sku: 'A', quantity: 2 }], ...buyer, ...input });
    const sent = await fulfilOrder(tx, shop, { order: order.id });
    return { shop, order: sent.order, customerId: customer.id };
  });
}

/** Units of the order's first fulfilment to return, by SKU. */
export function unitsToReturn(
  order: OrderData,
  units: Record<string, number>,
  more: Partial<ReturnInput['lines'][number]> = {},
): ReturnInput['lines'] {
  return Object.entries(units).map(([sku, quantity]) => {
    const line = order.lines.find((one) => one.sku === sku);
    const part = order.fulfillments[0]?.lines.find((one) => one.lineId === line?.id);
    return { fulfillmentLine: part?.id ?? '0', quantity, ...more };
  });
}

/** What Shopify would suggest for all units of the return (or the given number of each line). */
export function suggestion(shop: Shop, order: OrderData, found: ReturnData, quantity?: number) {
  const lines = found.lines.map((part) => {
    const line = order.lines.find((one) => one.id === part.lineId);
    if (line === undefined) throw new Error('The return is of no line.');
    return { part, line, quantity: quantity ?? part.quantity - part.processed };
  });
  const outcome = returnOutcome(shop, order, found, { lines, shipping: 0n });
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  return {
    amount: print(outcome.amount),
    fees: print(sum(outcome.units.map((one) => one.fee.fee + one.fee.tax)) + outcome.shippingFee),
  };
}

/** Processes units of every line of the return and gives `amount` back through the first payment. */
export async function processed(
  world: TestState,
  { shop, order }: Pick<SentOrder, 'shop' | 'order'>,
  found: ReturnData,
  wish: { amount?: string; quantity?: number; disposition?: DispositionType; credit?: string },
) {
  const currency = order.presentmentCurrency;
  const payment = order.transactions[0]?.id ?? '0';
  const type = wish.disposition;
  const done = await world.state.transaction((tx) =>
    processReturn(tx, shop, {
      return: found.id,
      lines: found.lines.map((line) => {
        const quantity = wish.quantity ?? line.quantity - line.processed;
        const reverseLine = found.reverseOrder?.lines.find((one) => one.returnLineId === line.id)?.id ?? '0';
        const dispositions = type === undefined ? [] : [{ reverseLine, quantity, type, location: shop.id }];
        return { line: line.id, quantity, dispositions };
      }),
      ...(wish.amount === undefined && wish.credit === undefined
        ? {}
        : {
            refund: {
              transactions:
                wish.amount === undefined ? [] : [{ parent: payment, amount: wish.amount, currency }],
              storeCredit: wish.credit === undefined ? [] : [{ amount: wish.credit, currency }],
            },
          }),
    }),
  );
  const { refund } = done;
  if (refund === null) throw new Error('Nothing came back.');
  return { ...done, refund };
}
