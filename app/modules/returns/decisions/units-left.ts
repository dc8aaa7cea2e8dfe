import type { ShopifyId } from '#app/kernel/ids.ts';
import type { OrderedLine, Parcel, ShopifyRefund } from '../ports.ts';

/** A unit that one of our returns holds. */
export interface HeldUnit {
  readonly lineShopifyId: ShopifyId;
  readonly ordinal: number;
  readonly fulfillmentShopifyId: ShopifyId;
  /**
   * `waiting`: nothing was paid for it. `unknown`: its payment is under way, and Shopify may show a refund of it that
   * we do not know as ours yet. `processed`: paid, by a refund that is named in `ourRefunds`, or decided without one.
   */
  readonly standing: 'waiting' | 'unknown' | 'processed';
}

/** What is already used of an order's units. */
export interface OrderUse {
  readonly held: readonly HeldUnit[];
  /** Shopify's ids of the refunds that our returns made. */
  readonly ourRefunds: ReadonlySet<ShopifyId>;
  /** Units in Shopify's returns that are not ours and that no refund shows yet. */
  readonly native: readonly { readonly lineShopifyId: ShopifyId; readonly quantity: number }[];
}

export interface UnitsLeft {
  /** Ordinals that nobody has, lowest first. */
  readonly ordinals: readonly number[];
  /** Units of each parcel that may come back, oldest parcel first. */
  readonly parcels: readonly { readonly parcel: Parcel; readonly units: number }[];
  /** Sent units that are with the customer and free: never more than free ordinals. */
  readonly free: number;
  /** Units in returns of any kind, refunded or removed. */
  readonly taken: number;
}

/**
 * What of a line can still come back. What was refunded or removed at Shopify without us has the lowest ordinals that
 * our returns do not hold, and came out of the oldest parcels.
 */
export function unitsLeft(line: OrderedLine, refunds: readonly ShopifyRefund[], use: OrderUse): UnitsLeft {
  const held = use.held.filter((unit) => unit.lineShopifyId === line.shopifyId);
  const elsewhere = takenElsewhere(line, refunds, use, held);
  const mine = new Set(held.map((unit) => unit.ordinal));
  const ordinals = Array.from({ length: line.quantity }, (_, index) => index + 1)
    .filter((ordinal) => !mine.has(ordinal))
    .slice(elsewhere.gone);
  let sentGone = elsewhere.sent;
  const parcels = line.parcels.map((parcel) => {
    const own = held.filter((unit) => unit.fulfillmentShopifyId === parcel.fulfillmentShopifyId).length;
    const without = Math.max(0, parcel.units - own);
    const gone = Math.min(without, sentGone);
    sentGone -= gone;
    return { parcel, units: without - gone };
  });
  const sent = parcels.reduce((sum, { units }) => sum + units, 0);
  return {
    ordinals,
    parcels,
    free: Math.min(sent, ordinals.length),
    taken: Math.min(line.quantity, held.length + elsewhere.gone),
  };
}

function takenElsewhere(
  line: OrderedLine,
  refunds: readonly ShopifyRefund[],
  use: OrderUse,
  held: readonly HeldUnit[],
): { readonly gone: number; readonly sent: number } {
  const unknown = held.filter((unit) => unit.standing === 'unknown').length;
  const foreign = partsOf(line, refunds, use).filter((part) => !part.ours);
  const native = nativeUnitsOf(line, use);
  return {
    gone: Math.max(0, unitsIn(foreign) - unknown) + native + removedUnits(line, refunds, use),
    sent: Math.max(0, unitsIn(foreign.filter((part) => part.sent)) - unknown) + native,
  };
}

/** Units that an edit took off the line: what no refund and no return accounts for. */
export function removedUnits(line: OrderedLine, refunds: readonly ShopifyRefund[], use: OrderUse): number {
  const parts = partsOf(line, refunds, use);
  const processed = use.held.filter(
    (unit) => unit.lineShopifyId === line.shopifyId && unit.standing === 'processed',
  ).length;
  // Processed without money, a unit can be gone from the line without a refund that tells.
  const unseen = Math.max(0, processed - unitsIn(parts.filter((part) => part.ours)));
  const missing = line.quantity - line.currentQuantity;
  return Math.max(0, missing - unitsIn(parts) - nativeUnitsOf(line, use) - unseen);
}

type RefundPart = ShopifyRefund['lines'][number] & { readonly ours: boolean };

function partsOf(line: OrderedLine, refunds: readonly ShopifyRefund[], use: OrderUse): readonly RefundPart[] {
  return refunds.flatMap((refund) =>
    refund.lines
      .filter((part) => part.lineShopifyId === line.shopifyId)
      .map((part) => ({ ...part, ours: use.ourRefunds.has(refund.shopifyId) })),
  );
}

function nativeUnitsOf(line: OrderedLine, { native }: OrderUse): number {
  return unitsIn(native.filter((part) => part.lineShopifyId === line.shopifyId));
}

const unitsIn = (parts: readonly { readonly quantity: number }[]) =>
  parts.reduce((sum, part) => sum + part.quantity, 0);
