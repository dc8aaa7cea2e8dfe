import type { ShopifyId } from '#app/kernel/ids.ts';
import { nativeNote } from '../case/native-note.ts';
import type { StoredReturn, StoredUnit } from '../case/stored-return.ts';
import type { NativeReturn } from '../ports.ts';

/** A line of Shopify's return with the units of ours that are on it. */
export interface Placed {
  readonly id: ShopifyId;
  readonly reverseLineShopifyId: ShopifyId | null;
  readonly before: number;
  readonly units: readonly StoredUnit[];
}

/**
 * Which line of Shopify's return each unit is on, told by its note: always of all units, so that each has the same
 * place whenever one asks. Null: they do not fit.
 */
export function placeUnits(stored: StoredReturn, native: NativeReturn): Placed[] | null {
  // Those that were freed are not in it, or not for long.
  const left = stored.units.filter((unit) => unit.held);
  const take = (line: NativeReturn['lines'][number], count: number, fits: (unit: StoredUnit) => boolean) => {
    const own = left
      .filter((unit) => unit.lineShopifyId === line.lineShopifyId && fits(unit))
      .slice(0, count);
    for (const unit of own) left.splice(left.indexOf(unit), 1);
    return own;
  };
  const told = native.lines.map((line) => ({
    line,
    own: take(line, line.quantity, (unit) => nativeNote(stored, unit.position) === line.note),
  }));
  const placed = told.map(
    ({ line, own }): Placed => ({
      id: line.id,
      reverseLineShopifyId: line.reverseLineShopifyId,
      before: line.processedQuantity,
      units: [...own, ...take(line, line.quantity - own.length, () => true)],
    }),
  );
  return left.length > 0 ? null : placed;
}

/** Lines without such a unit are left out. */
export function unitsThat(placed: readonly Placed[], fits: (unit: StoredUnit) => boolean): Placed[] {
  return placed
    .map((one) => ({ ...one, units: one.units.filter(fits) }))
    .filter(({ units }) => units.length > 0);
}
