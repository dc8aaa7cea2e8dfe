import type { Instant } from '../../app/kernel/calendar.ts';
import type { ShopifyId } from '../../app/kernel/ids.ts';
import type { Money } from '../../app/kernel/money.ts';
import type { Disposal, NativeRefund, NativeReturn, ReturnUnits } from '../../app/modules/returns/ports.ts';

// What Shopify's side of returns in memory is made of.

export interface Credit {
  readonly id: ShopifyId;
  readonly customer: ShopifyId;
  readonly amount: Money;
  readonly at: Instant;
}

export interface KeyedRefund extends NativeRefund {
  readonly order: ShopifyId;
  readonly note: string;
  readonly key: string;
}

export interface Invoice {
  readonly order: ShopifyId;
  readonly at: Instant;
}

/** Shopify cannot be heard: whether the write took place is not known. */
export class Unheard extends Error {
  readonly temporary = true;
}

export type Line = NativeReturn['lines'][number];
export const unitsOf = (disposed: Line['disposed']) => disposed.reduce((sum, one) => sum + one.quantity, 0);
export const isDecided = (line: Line) =>
  line.processedQuantity === line.quantity && unitsOf(line.disposed) === line.quantity;
export const disposedOf = (line: Line, disposals: readonly Disposal[], at: Instant) =>
  disposals
    .filter((one) => one.reverseLineShopifyId === line.reverseLineShopifyId)
    .map(({ type, quantity }) => ({ type, quantity, at }));

/** Without these units, and without lines that have none left; null: they have been processed. */
export function linesWithout({ lines }: NativeReturn, units: readonly ReturnUnits[]): Line[] | null {
  const left = lines.map((line) => {
    const gone = units.find((one) => one.id === line.id)?.quantity ?? 0;
    return { ...line, quantity: line.quantity - gone };
  });
  if (left.some((line) => line.quantity < line.processedQuantity)) return null;
  return left.filter((line) => line.quantity > 0);
}
