import type { ShopifyId } from '#app/kernel/ids.ts';
import { addMoney } from '#app/kernel/money.ts';
import type { AskedUnits } from '../door.ts';
import type { Policy, Reason } from '../policy/policy.ts';
import { leafReasons } from '../policy/reason-tree.ts';
import type { Terms } from '../policy/terms.ts';
import { feesOf } from '../policy/terms-of.ts';
import type { NativeLine, NativeReturn, OrderedLine, ReturnableOrder } from '../ports.ts';
import { type Asked, type ChosenLine, slotsOf, termsFor, unitsOfSlots, withTaken } from './choose-units.ts';
import { unitsLeft } from './units-left.ts';

/** A line of Shopify's return whose units we know. */
export type KnownLine = NativeLine & { readonly lineShopifyId: ShopifyId };

/** The lines of a return that we can handle as one of ours; null: nothing comes of it, or we do not know its goods. */
export function handledLines(native: NativeReturn): readonly KnownLine[] | null {
  if (native.status === 'canceled' || native.status === 'declined') return null;
  const known = native.lines.filter((line): line is KnownLine => line.lineShopifyId !== null);
  return known.length > 0 && known.length === native.lines.length ? known : null;
}

/**
 * The order as it was before anything of the return was processed: as long as the order does not show its refunds, it
 * still is. What was processed without one is seen by the order's own count only.
 */
export function orderBefore(order: ReturnableOrder, native: NativeReturn): ReturnableOrder {
  const own = new Set(native.refunds.map((refund) => refund.id));
  const shown = order.refunds.filter((refund) => own.has(refund.shopifyId));
  const isShown = shown.length === own.size;
  const back = ({ shopifyId }: OrderedLine) =>
    isShown
      ? unitsIn(native.lines, (line) => (line.lineShopifyId === shopifyId ? line.processedQuantity : 0))
      : unitsIn(
          shown.flatMap((refund) => refund.lines),
          (line) => (line.lineShopifyId === shopifyId ? line.quantity : 0),
        );
  return {
    ...order,
    paidLeft: shown.reduce((left, refund) => addMoney(left, refund.amount), order.paidLeft),
    refunds: order.refunds.filter((refund) => !own.has(refund.shopifyId)),
    lines: order.lines.map((line) => ({
      ...line,
      currentQuantity: Math.min(line.quantity, line.currentQuantity + back(line)),
    })),
  };
}

const unitsIn = <One>(some: readonly One[], of: (one: One) => number) =>
  some.reduce((sum, one) => sum + of(one), 0);

/** What was asked for there, as if it had been here. */
export function askedFor(policy: Policy, lines: readonly KnownLine[]): readonly AskedUnits[] {
  return lines.map((line) => ({
    lineShopifyId: line.lineShopifyId,
    quantity: line.quantity,
    reason: reasonFor(policy, line).id,
    note: line.note,
  }));
}

/** The merchant's reason that means Shopify's; one of its own where none does. */
function reasonFor(policy: Policy, { reasonHandle }: KnownLine): Reason {
  const ours = leafReasons(policy.reasons).find(({ shopify }) => shopify === reasonHandle);
  const handle = reasonHandle ?? 'unknown';
  const label = handle.replaceAll('-', ' ');
  return (
    ours ?? {
      ...{ id: handle, label, shopify: handle, parent: null },
      ...{ questions: [], photo: 'none', note: 'optional' },
    }
  );
}

/**
 * Units for lines that the policy would not have let through, but that are in Shopify's return: the lowest that are
 * free, of the parcels whose window closes first. Null: here there are not so many.
 */
export function takeUnits(asked: Asked, lines: readonly KnownLine[]): readonly ChosenLine[] | null {
  const chosen: ChosenLine[] = [];
  for (const native of lines) {
    const line = asked.order.lines.find((one) => one.shopifyId === native.lineShopifyId);
    if (line === undefined) return null;
    const left = unitsLeft(line, asked.order.refunds, withTaken(asked, chosen).use);
    const reason = reasonFor(asked.policy, native);
    const terms = termsFor(asked, line, reason.id);
    const slots = slotsOf(asked, left, terms).slice(0, native.quantity);
    const [first] = slots;
    if (first === undefined || left.free < native.quantity) return null;
    const units = unitsOfSlots(slots, left);
    chosen.push({ line, reason, note: native.note, units, lastDay: first.window.lastDay, terms });
  }
  return chosen;
}

/**
 * What the policy says of the units, as trace, with the fees that Shopify's return has. Whatever it offers, Shopify
 * pays back, or exchanges where staff said so; goods in a return of Shopify's do not stay.
 */
export function nativeTerms(terms: Terms, line: NativeLine, native: NativeReturn): Terms {
  const fee = native.returnShippingFee;
  const fees = {
    restockingPercent: line.restockingPercent,
    returnShippingMinor: null,
    returnShippingByCurrency: fee === null ? {} : { [fee.currency]: Number(fee.minor) },
  };
  const exchange = native.exchangeLines.length > 0 ? { even: false } : null;
  return {
    ...terms,
    outcomes: { ...terms.outcomes, refund: true, exchange, keep: null },
    fees: feesOf(() => fees),
  };
}
