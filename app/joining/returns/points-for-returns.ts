import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import type { PointsPort } from '../../modules/returns/ports.ts';

/** Returns' port to points and levels, answered by loyalty. */
export function pointsForReturns(
  loyalty: Pick<Loyalty, 'effectOfReturn' | 'tierBefore' | 'tierAfterReturn' | 'tiersOf' | 'getProgram'>,
): PointsPort {
  return {
    async tierOf(shopId, orderId, units, at) {
      const [before, { now, after }] = await Promise.all([
        loyalty.tierBefore(shopId, orderId),
        loyalty.tierAfterReturn(shopId, orderId, units, at),
      ]);
      if (before === null && now === null && after === null) return null;
      return { atPurchase: before?.name ?? null, now: now?.name ?? null, after: after?.name ?? null };
    },
    async hasPriority(shopId, customerId, at) {
      const [standings, { current }] = await Promise.all([
        loyalty.tiersOf(shopId, [customerId], at),
        loyalty.getProgram(shopId),
      ]);
      const held = standings.get(customerId)?.id;
      const levels = current?.program.tiers?.levels ?? [];
      return levels.some(({ id, perks }) => id === held && perks.priority);
    },
    effectOfReturn: (shopId, orderId, change, now) =>
      loyalty.effectOfReturn(shopId, orderId, change.units, now, change),
  };
}
