import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { otherOutcomes } from '../case/detail.ts';
import { inShopCurrency } from '../case/shop-currency.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { addStep, setOutcome } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';
import { orderOfReturn } from './order-of-return.server.ts';

/**
 * Another of the outcomes that were offered, until it is settled: see `Returns.switchOutcome`. From an exchange to
 * money, Shopify's return keeps the new items that it was made with: they count, and are sent, only when they are
 * processed, and are closed over when they are not. To an exchange there is no way back that Shopify knows: its return
 * can be given no new items.
 */
export async function switchOutcome(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  outcome: Outcome,
  actor: string,
  now: Instant,
): Promise<Moved> {
  const order = await orderOfReturn(deps, shopId, returnId);
  return moveReturn(deps, shopId, returnId, {
    move: 'switch-outcome',
    async make(tx, stored) {
      if (stored.outcome === outcome) return { refused: 'already-done' };
      const offered = stored.quote.outcomes.find((one) => one.outcome === outcome);
      if (offered === undefined || order === null || !otherOutcomes(stored).includes(outcome))
        return { refused: 'not-allowed', values: { outcome } };
      await setOutcome(tx, stored.id, outcome, {
        minor: offered.total.minor,
        shop: inShopCurrency(offered.total, order.rate),
        owedShop: inShopCurrency(offered.owes, order.rate),
      });
      await addStep(tx, stored.id, { kind: 'outcome-switched', at: now, actor, data: { outcome } });
      return null;
    },
  });
}
