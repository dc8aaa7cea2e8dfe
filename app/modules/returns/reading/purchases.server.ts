import type { ShopifyId } from '#app/kernel/ids.ts';
import { heldUnitsOf } from '../case/stored-return.ts';
import { purchaseOfLine } from '../decisions/purchase.ts';
import type { ReturnsDeps } from '../deps.ts';
import { isOpenReturn, listReturnsOfOrder } from '../store/load-returns.server.ts';

/** Is a return of the order between requested and settled? */
export function hasOpenReturn(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  orderId: bigint,
): Promise<boolean> {
  return isOpenReturn(db.sql, shopId, orderId);
}

/** What became of a line: see `Returns.purchaseOf`. An order that we do not know is kept. */
export async function purchaseOf(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  orderId: bigint,
  lineShopifyId: ShopifyId,
): Promise<'kept' | 'exchanged' | 'returned'> {
  const order = await orders.order(shopId, orderId);
  const line = order?.lines.find((one) => one.shopifyId === lineShopifyId);
  if (order === null || line === undefined) return 'kept';
  const returns = await listReturnsOfOrder(db.sql, shopId, orderId);
  const back = returns
    .filter((one) => one.state === 'settled')
    .flatMap((one) => heldUnitsOf(one).map((unit) => ({ ...unit, outcome: one.outcome })))
    .filter((unit) => unit.lineShopifyId === lineShopifyId && unit.standing === 'processed');
  const ours = new Set(returns.filter((one) => one.state === 'settled').flatMap((one) => one.refundIds));
  const became = purchaseOfLine(line, order.refunds, { cameBack: back.length, ourRefunds: ours });
  const swapped = back.length > 0 && back.every(({ outcome }) => outcome === 'exchange');
  return became === 'returned' && swapped ? 'exchanged' : became;
}
