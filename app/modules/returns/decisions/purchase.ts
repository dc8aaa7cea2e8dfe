import type { ShopifyId } from '#app/kernel/ids.ts';
import type { OrderedLine, ShopifyRefund } from '../ports.ts';

/** Returned when every unit that was ever sent on the line came back; a unit that never left does not count. */
export function purchaseOfLine(
  line: Pick<OrderedLine, 'shopifyId' | 'quantity' | 'currentQuantity'>,
  refunds: readonly ShopifyRefund[],
  ours: { readonly cameBack: number; readonly ourRefunds: ReadonlySet<ShopifyId> },
): 'kept' | 'returned' {
  const parts = refunds.flatMap((refund) =>
    refund.lines
      .filter((part) => part.lineShopifyId === line.shopifyId)
      .map((part) => ({ ...part, ours: ours.ourRefunds.has(refund.shopifyId) })),
  );
  const units = (some: typeof parts) => some.reduce((sum, part) => sum + part.quantity, 0);
  const foreign = parts.filter((part) => !part.ours);
  const back = ours.cameBack + units(foreign.filter((part) => part.cameBack));
  const never = units(foreign.filter((part) => !part.sent));
  const removed = Math.max(0, line.quantity - line.currentQuantity - Math.max(units(parts), ours.cameBack));
  const sold = line.quantity - never - removed;
  return sold > 0 && back >= sold ? 'returned' : 'kept';
}
