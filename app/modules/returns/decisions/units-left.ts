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
  const count = (standing: HeldUnit['standing']) => held.filter((unit) => unit.standing === standing).length;
  const parts = refunds.flatMap((refund) =>
    refund.lines
      .filter((part) => part.lineShopifyId === line.shopifyId)
      .map((part) => ({ ...part, ours: use.ourRefunds.has(refund.shopifyId) })),
  );
  const units = (some: typeof parts) => some.reduce((sum, part) => sum + part.quantity, 0);
  const foreign = parts.filter((part) => !part.ours);
  const unknown = count('unknown');
  const native = use.native
    .filter((part) => part.lineShopifyId === line.shopifyId)
    .reduce((sum, part) => sum + part.quantity, 0);
  // Processed without money, a unit can be gone from the line without a refund that tells.
  const unseen = Math.max(0, count('processed') - units(parts.filter((part) => part.ours)));
  const missing = line.quantity - line.currentQuantity;
  const removed = Math.max(0, missing - units(parts) - native - unseen);
  return {
    gone: Math.max(0, units(foreign) - unknown) + native + removed,
    sent: Math.max(0, units(foreign.filter((part) => part.sent)) - unknown) + native,
  };
}
