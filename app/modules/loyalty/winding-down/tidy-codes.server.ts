import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { usedUp } from '../redemption/end-hold.server.ts';
import { listDead, saveTidied } from './store/codes.server.ts';

/** As long as late orders are listed: until then somebody may look the code up. */
const keptDays = 30;
/** Two calls for each: a few minutes of what Shopify lets an app ask. */
const perRun = 200;

/**
 * Deletes codes that ended long ago: see `WindingDownDoor.tidyCodes`. An order that used one is looked for a last time
 * before, because Shopify shows codes of orders in its list, too, and such a code stays there.
 */
export async function tidyCodes(deps: LoyaltyDeps, shopId: bigint, now: Instant): Promise<number> {
  if (!(await deps.discounts.allowed(shopId))) return 0;
  const until = now.subtract({ hours: 24 * keptDays });
  const dead = await listDead(deps.db.sql, shopId, until, perRun);
  for (const { id, code, discount } of dead) {
    if (await usedUp(deps, shopId, { id, code })) continue;
    await deps.discounts.remove(shopId, discount);
    await saveTidied(deps.db.sql, shopId, id);
  }
  return dead.length;
}
