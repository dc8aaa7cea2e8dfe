import type { LoyaltyDeps } from '../deps.ts';
import type { ActiveCode } from '../ports.ts';
import { recallCodesJob } from './jobs.ts';
import { isTitleOfOurs } from './our-titles.ts';
import { findStandings } from './store/codes.server.ts';

/**
 * Ends the next codes at Shopify that are ours by their title and hold no points here: see
 * `WindingDownDoor.recallCodes`. Such a code is of a hold that ended while we were not let at it, or of points that
 * were erased with everything else of a shop that left. A hold is written down before its code is made, so one that is
 * not known here is never one that is just being made.
 */
export async function recallCodes(deps: LoyaltyDeps, shopId: bigint, after: string | null): Promise<void> {
  if (!(await deps.discounts.allowed(shopId))) return;
  const { codes, next } = await deps.discounts.listActive(shopId, after);
  const ours = codes.filter(isTitleOfOurs);
  const standings = await findStandings(
    deps.db.sql,
    shopId,
    ours.map(({ code }) => code.toUpperCase()),
  );
  /** What an order has used is used up. */
  const over = ({ code }: ActiveCode) => (standings.get(code.toUpperCase()) ?? 'voided') === 'voided';
  for (const { discount, code } of ours.filter(over)) await deps.discounts.deactivate(shopId, discount, code);
  if (next !== null) await deps.jobs.enqueue(recallCodesJob(shopId, next));
}
