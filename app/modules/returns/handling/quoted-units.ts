import type { StoredReturn, StoredUnit } from '../case/stored-return.ts';
import type { QuotedUnits } from '../money/quote.ts';
import type { ReturnableOrder } from '../ports.ts';

/** The units of a return as the bill takes them; without a choice, all. Lines that the order no longer has are left out. */
export function quotedUnits(
  stored: Pick<StoredReturn, 'lines' | 'units'>,
  order: ReturnableOrder,
  counts: (unit: StoredUnit) => boolean = () => true,
): QuotedUnits[] {
  return stored.lines.flatMap(({ position, lineShopifyId, reason }) => {
    const line = order.lines.find((one) => one.shopifyId === lineShopifyId);
    const ordinals = stored.units
      .filter((unit) => unit.position === position && counts(unit))
      .map((unit) => unit.ordinal);
    return line === undefined || ordinals.length === 0 ? [] : [{ line, ordinals, reason }];
  });
}
