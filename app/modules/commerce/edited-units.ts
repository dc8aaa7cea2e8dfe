import type { ShopifyId } from '#app/kernel/ids.ts';
import type { OrderLine, OrderRefund, OrderSnapshot } from './order.ts';

/**
 * Units that order edits added and removed between two states. Without an earlier state only removals can be
 * seen: Shopify's line does not say what it held at first.
 */
export function editedUnits(
  before: OrderSnapshot | null,
  order: OrderSnapshot,
): { readonly added: number; readonly removed: number } {
  const earlier = new Map<ShopifyId, { added: number; removed: number }>();
  for (const line of before?.lines ?? []) {
    earlier.set(line.shopifyId, {
      added: line.quantity,
      removed: removedByEdit(line, before?.refunds ?? []),
    });
  }
  let added = 0;
  let removed = 0;
  for (const line of order.lines) {
    const was = earlier.get(line.shopifyId) ?? { added: before === null ? line.quantity : 0, removed: 0 };
    added += Math.max(0, line.quantity - was.added);
    removed += Math.max(0, removedByEdit(line, order.refunds) - was.removed);
  }
  return { added, removed };
}

/**
 * Shopify records an edit's removal as a refund with units, without money and without goods coming back; a
 * return without money (an exchange) has goods.
 */
function removedByEdit(line: OrderLine, refunds: readonly OrderRefund[]): number {
  const refunded = refunds
    .flatMap((refund) => refund.lines.map((part) => ({ part, money: refund.amount.presentment.minor > 0n })))
    .filter(
      ({ part, money }) => part.lineShopifyId === line.shopifyId && (money || part.restockType === 'return'),
    )
    .reduce((sum, { part }) => sum + part.quantity, 0);
  return Math.max(0, line.quantity - line.currentQuantity - refunded);
}
