import type { ShopifyId } from '#app/kernel/ids.ts';
import type { OrderSnapshot } from '../order.ts';
import { orderToJson } from './order-json.ts';

/**
 * Do two snapshots say the same? Sources list parts in different orders, and payloads do not tell what was
 * received; neither is a difference.
 */
export function sameOrder(a: OrderSnapshot, b: OrderSnapshot): boolean {
  const known = a.totals.received !== null && b.totals.received !== null;
  return fingerprint(a, known) === fingerprint(b, known);
}

function fingerprint(order: OrderSnapshot, withReceived: boolean): string {
  const { totals, refunds, fulfillments } = order;
  return JSON.stringify(
    orderToJson({
      ...order,
      totals: { ...totals, received: withReceived ? totals.received : null },
      tags: [...order.tags].sort(),
      lines: [...order.lines].sort(byId),
      codes: [...order.codes].sort(byCode).map((used) => ({ ...used, lines: byLine(used.lines) })),
      refunds: [...refunds].sort(byId).map((refund) => ({ ...refund, lines: byLine(refund.lines) })),
      fulfillments: [...fulfillments]
        .sort(byId)
        .map((parcel) => ({ ...parcel, lines: byLine(parcel.lines) })),
    }),
  );
}

const byId = (a: { shopifyId: ShopifyId }, b: { shopifyId: ShopifyId }) =>
  a.shopifyId < b.shopifyId ? -1 : a.shopifyId > b.shopifyId ? 1 : 0;

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Parts without an id of their own, by line; a line that appears twice in one refund keeps both. */
function byLine<Part extends { lineShopifyId: ShopifyId; quantity?: number }>(
  parts: readonly Part[],
): Part[] {
  return [...parts].sort((a, b) =>
    a.lineShopifyId !== b.lineShopifyId
      ? a.lineShopifyId < b.lineShopifyId
        ? -1
        : 1
      : (a.quantity ?? 0) - (b.quantity ?? 0),
  );
}
