import { type Money, money, portionOfMoney } from '#app/kernel/money.ts';
import type { StoredExchange, StoredReturn, StoredUnit } from '../case/stored-return.ts';
import type { QuotedUnits, QuoteInput } from '../money/bill.ts';
import { feesOf } from '../policy/terms-of.ts';
import type { ReturnableOrder } from '../ports.ts';

type Held = Pick<StoredReturn, 'lines' | 'units' | 'exchange' | 'terms' | 'quote' | 'currency' | 'timeline'>;
type Counts = (unit: StoredUnit) => boolean;

/**
 * What of a return the bill is about; without a choice, all of it. Of an exchange, as many new items as units count.
 * Shipping comes back by law, and only when everything does.
 */
export function billedOf(stored: Held, order: ReturnableOrder, counts: Counts = () => true): QuoteInput {
  // What staff took out of it at Shopify stays with the customer.
  const isCut = stored.timeline.some(({ kind }) => kind === 'units-removed');
  const whole = !isCut && stored.units.every(counts);
  // The flat fee was taken with the first units that were paid.
  const isBegun = stored.units.some((unit) => unit.paid);
  const units = quotedUnits(stored, order, counts);
  return {
    order,
    units: isBegun ? units.map(withoutFlatFee) : units,
    newItems: exchangedItems(stored, counts).map(({ price, tax }) => ({ price, tax })),
    shipping: whole ? statutoryShipping(stored) : null,
  };
}

function withoutFlatFee(units: QuotedUnits): QuotedUnits {
  const { terms } = units;
  const free = { returnShippingMinor: null, returnShippingByCurrency: {} };
  return { ...units, terms: { ...terms, fees: feesOf((outcome) => ({ ...terms.fees[outcome], ...free })) } };
}

/** The units of a return as the bill takes them. Lines that the order no longer has are left out. */
function quotedUnits(
  stored: Pick<StoredReturn, 'lines' | 'units' | 'terms'>,
  order: ReturnableOrder,
  counts: Counts = () => true,
): QuotedUnits[] {
  return stored.lines.flatMap(({ position, lineShopifyId, reason }) => {
    const line = order.lines.find((one) => one.shopifyId === lineShopifyId);
    const terms = stored.terms.lines[position];
    const ordinals = stored.units
      .filter((unit) => unit.position === position && counts(unit))
      .map((unit) => unit.ordinal);
    if (line === undefined || terms === undefined || ordinals.length === 0) return [];
    return [{ line, ordinals, reason, terms }];
  });
}

export interface ExchangedItems {
  readonly of: StoredExchange;
  readonly quantity: number;
  readonly list: Money;
  readonly price: Money;
  readonly tax: Money;
}

/** New items instead of the units that count: never more than those of their line, but for what staff made at Shopify. */
export function exchangedItems(
  stored: Pick<StoredReturn, 'units' | 'exchange' | 'currency' | 'terms'>,
  counts: Counts = () => true,
): ExchangedItems[] {
  const left = new Map<number, number>();
  for (const unit of stored.units)
    if (counts(unit)) left.set(unit.position, (left.get(unit.position) ?? 0) + 1);
  return stored.exchange.flatMap((of) => {
    const free = left.get(of.position) ?? 0;
    const quantity = stored.terms.basis === 'shopify' ? of.quantity : Math.min(of.quantity, free);
    if (quantity === 0) return [];
    left.set(of.position, free - quantity);
    const share = (minor: bigint) =>
      portionOfMoney(money(minor, stored.currency), BigInt(quantity), BigInt(of.quantity));
    return [
      { of, quantity, list: share(of.listMinor), price: share(of.priceMinor), tax: share(of.taxMinor) },
    ];
  });
}

/** As it was quoted when the contract was withdrawn from. */
function statutoryShipping({ terms, quote }: Pick<StoredReturn, 'terms' | 'quote'>): Money | null {
  if (terms.basis !== 'withdrawal') return null;
  const parts = quote.outcomes.find(({ outcome }) => outcome === 'refund')?.parts ?? [];
  return parts.find(({ code }) => code === 'shipping')?.amount ?? null;
}
