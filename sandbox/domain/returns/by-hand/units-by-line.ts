import { z } from 'zod';
import { idText, quantity } from '../../inputs.ts';
import { Refusal } from '../../refusal.ts';
import { lineOf } from '../../save-order.ts';
import type { Id, OrderData } from '../../types.ts';
import type { ReturnInput } from '../inputs.ts';
import { findReason, returnReasons } from '../reasons.ts';
import { returnableLines } from '../returnable.ts';

/** What somebody wants to bring back, by the order's line instead of a parcel's. */
export const wishedLine = z.strictObject({
  sku: z.string().optional(),
  lineId: idText.optional(),
  quantity,
  /** A handle of Shopify's library of reasons, or its number. */
  reason: z.string().optional(),
  note: z.string().optional(),
});
type WishedLine = z.output<typeof wishedLine>;

type Line = ReturnInput['lines'][number];

/**
 * The units in the parcels that they were sent with, the oldest first. Refused: `unknown-line`, `not-returnable`
 * (nothing of it was sent), `already-returned`, `unknown-reason`.
 */
export function unitsByLine(
  order: OrderData,
  wishes: readonly WishedLine[],
): { wish: WishedLine; line: Pick<Line, 'fulfillmentLine' | 'quantity' | 'reason'> }[] {
  const taken = new Map<Id, number>();
  return wishes.flatMap((wish) => {
    const ids =
      wish.lineId === undefined
        ? order.lines.filter((line) => line.sku === wish.sku).map((line) => line.id)
        : [lineOf(order, { lineId: wish.lineId }).id];
    if (ids.length === 0) throw new Refusal('unknown-line', `${order.name} has no line ${wish.sku}.`);
    const sent = returnableLines(order)
      .flatMap((one) => one.lines)
      .filter(({ part }) => ids.includes(part.lineId));
    if (sent.length === 0) throw new Refusal('not-returnable', 'This was not sent yet.');
    const reason = reasonOf(wish.reason);
    let left = wish.quantity;
    const lines = sent.flatMap(({ part, units }) => {
      const some = Math.min(left, units - (taken.get(part.id) ?? 0));
      if (some <= 0) return [];
      left -= some;
      taken.set(part.id, (taken.get(part.id) ?? 0) + some);
      return [{ wish, line: { fulfillmentLine: part.id, quantity: some, reason } }];
    });
    if (left > 0) throw new Refusal('already-returned', `${left} of these units cannot be returned.`);
    return lines;
  });
}

function reasonOf(text: string | undefined): Id | null {
  if (text === undefined) return null;
  const found = returnReasons.find((one) => one.handle === text) ?? findReason(text);
  if (found === undefined) throw new Refusal('unknown-reason', `There is no reason ${text}.`);
  return found.id;
}
