import { parseInstant } from '../../app/kernel/calendar.ts';
import { moneyAmount } from '../../app/kernel/money.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { Disposal, NativeReturn } from '../../app/modules/returns/ports.ts';
import { shirts } from './asking-for-returns.ts';
import { dollars, type PlacedOrder, type ReturnsTestShop } from './returns-shop.ts';

// What staff do with a return at Shopify's own screens, for tests.

export const oClock = (hour: number) => parseInstant(`2026-03-10T${hour}:00:00Z`);

/** Staff process units of its line, give money back for them and say what became of them. */
export function processed(
  shop: ReturnsTestShop,
  before: Pick<NativeReturn, 'id'>,
  done: {
    units: number;
    amount?: string;
    gateway?: string;
    became?: readonly Disposal['type'][];
    hour?: number;
    closes?: boolean;
  },
): NativeReturn {
  const { units, amount, gateway = 'card', became = [], hour = 16, closes = true } = done;
  const found = shop.shopify.returns.get(before.id);
  if (found === undefined) throw new Error('No such return');
  const at = oClock(hour);
  const given = dollars(amount ?? '0.00');
  const refund = { id: shop.shopify.nextId(), at, amount: given, transactions: [{ gateway, amount: given }] };
  const native: NativeReturn = {
    ...found,
    status: closes ? 'closed' : 'open',
    closedAt: closes ? at : null,
    lines: found.lines.map((line) => ({
      ...line,
      processedQuantity: line.processedQuantity + units,
      refundedQuantity: line.refundedQuantity + units,
      disposed: [...line.disposed, ...became.map((type) => ({ type, quantity: 1, at }))],
    })),
    refunds: amount === undefined ? found.refunds : [...found.refunds, refund],
  };
  shop.shopify.returns.set(native.id, native);
  return native;
}

/** The order as it is once it shows what the return gave back. */
export function shown(order: PlacedOrder, native: NativeReturn): void {
  const { snapshot } = order;
  const back = native.lines.reduce((sum, one) => sum + one.processedQuantity, 0);
  const plain = sampleOrder({
    ...shirts(snapshot.lines[0]?.quantity ?? 0),
    id: snapshot.shopifyId,
    refunds: native.refunds.map(({ amount }) => ({
      lines: { A: back },
      amount: moneyAmount(amount),
      restockType: 'return',
    })),
  });
  const refunds = plain.refunds.map((refund, index) => ({
    ...refund,
    shopifyId: native.refunds[index]?.id ?? refund.shopifyId,
  }));
  const lines = snapshot.lines.map((line) => ({ ...line, currentQuantity: line.quantity - back }));
  order.snapshot = { ...snapshot, lines, refunds };
}

/** A case, or the test ends here. */
export async function opened(shop: ReturnsTestShop, native: Pick<NativeReturn, 'id'>) {
  const found = await shop.follow(native);
  if (found === null) throw new Error('No case was opened');
  return found;
}

export const till = (shop: ReturnsTestShop, order: PlacedOrder, quantity = 1) =>
  shop.native(order, { status: 'open', quantity, createdAt: oClock(15) });

/** Facts of a return that goes all the way. */
export const told = [
  'return-requested',
  'return-approved',
  'return-received',
  'return-inspected',
  'return-settled',
];
