import type { StoredReturn } from '../case/stored-return.ts';
import type { NativeReturn, ReturnUnits } from '../ports.ts';

/**
 * Units that Shopify's return holds beyond ours, by its lines: what was not processed of the last ones. Null: so many of
 * them have been processed that they cannot be taken out.
 */
export function unitsTooMany(
  { units }: Pick<StoredReturn, 'units'>,
  { lines }: Pick<NativeReturn, 'lines'>,
): ReturnUnits[] | null {
  const found: ReturnUnits[] = [];
  for (const lineShopifyId of new Set(units.map((unit) => unit.lineShopifyId))) {
    const there = lines.filter((line) => line.lineShopifyId === lineShopifyId);
    const ours = units.filter((unit) => unit.held && unit.lineShopifyId === lineShopifyId).length;
    let left = there.reduce((sum, { quantity }) => sum + quantity, 0) - ours;
    for (const { id, quantity, processedQuantity } of there.toReversed()) {
      const some = Math.min(Math.max(left, 0), quantity - processedQuantity);
      if (some > 0) found.push({ id, quantity: some });
      left -= some;
    }
    if (left > 0) return null;
  }
  return found;
}
