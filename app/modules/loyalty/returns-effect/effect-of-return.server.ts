import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, points, subtractPoints, sumPoints } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { entitled } from '../earning/entitlement.ts';
import { questionOf } from '../ledger/settlement-question.ts';
import type { Units, WithReturn } from '../ports.ts';
import type { ReturnEffect } from '../redemption/door.ts';
import { restoreTarget } from '../redemption/restore.ts';
import { readSettlement } from '../settle-order.server.ts';
import { listRedemptionsOfOrder } from '../store/redemptions.server.ts';

/** What a settlement would do once these units had come back: see `RedemptionDoor.effectOfReturn`. */
export async function effectOfReturn(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  orderId: bigint,
  units: readonly Units[],
  now: Instant,
  more: WithReturn = { brought: [], givenBack: null },
): Promise<ReturnEffect> {
  const after = await deps.orders.orderAfterReturn(shopId, orderId, units, more);
  if (after === null) return { clawed: NO_POINTS, restored: NO_POINTS };
  const stored = await readSettlement(deps, shopId, after);
  const used = await listRedemptionsOfOrder(deps.db.sql, shopId, orderId, []);
  const restored = used.map((redemption) => {
    const target = restoreTarget(redemption.used, after.order, redemption.code);
    const more = subtractPoints(target.points, redemption.restored);
    return more > 0n ? more : NO_POINTS;
  });
  const { order, program } = stored;
  if (order === null || program === null) return { clawed: NO_POINTS, restored: sumPoints(restored) };
  const { terms } = questionOf(after, { ...stored, program }, now);
  const loss = order.soFar.granted - order.soFar.clawed - entitled(after.order, terms).points;
  return { clawed: loss > 0n ? points(loss) : NO_POINTS, restored: sumPoints(restored) };
}
