import { currencyCode } from '#app/kernel/currency.ts';
import type { Balance } from '#app/modules/loyalty/ledger/due.ts';
import { assumedPointWorth, bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { adjustLimit, mayAdjust } from '../../../platform/staff-roles.ts';
import { app } from '../../../wiring.server.ts';

/** What the question about points by hand needs to know. Whole numbers as text. */
export interface AdjustingView {
  readonly available: string;
  readonly debt: string;
  /** The most that this person may move at once; null: any number. */
  readonly limit: string | null;
  /** Minor units of `currency` for one point, as a fraction. */
  readonly worth: {
    readonly num: string;
    readonly den: string;
    readonly currency: string;
    readonly assumed: boolean;
  };
}

/** Null: this person gives and takes no points, or loyalty is off. */
export async function readAdjusting(
  merchant: Merchant,
  { available, debt }: Pick<Balance, 'available' | 'debt'>,
): Promise<AdjustingView | null> {
  const { loyalty } = app();
  const [{ liveFrom }, { settings }] = await Promise.all([
    loyalty.getProgram(merchant.shopId),
    loyalty.getRewards(merchant.shopId),
  ]);
  if (liveFrom === null || !mayAdjust(merchant)) return null;
  const best = bestPointWorth(settings);
  const { minor, currency } = best ?? assumedPointWorth(currencyCode(merchant.shop.currency));
  return {
    available: available.toString(),
    debt: debt.toString(),
    limit: adjustLimit(merchant)?.toString() ?? null,
    worth: { num: minor.num.toString(), den: minor.den.toString(), currency, assumed: best === null },
  };
}
