import { least } from './amount.ts';

/**
 * The order adjustment that a refund needs so that the order owes nothing because of it: above zero when less was
 * given back than the lines are worth, below when more was. Money that settles what the shop already owed (an edit
 * that made the order cheaper) needs none. All in minor units.
 */
export function refundDiscrepancy(refund: {
  /** Money given back. */
  refunded: bigint;
  /** Value of the refund's lines and shipping, tax included. */
  worth: bigint;
  /** What the shop owes the buyer once the lines are taken off; 0 when the buyer still owes. */
  owed: bigint;
}): bigint {
  const due = least(refund.worth, refund.owed);
  if (refund.refunded < due) return due - refund.refunded;
  if (refund.refunded > refund.owed) return refund.owed - refund.refunded;
  return 0n;
}
