import type { Loyalty } from './modules/loyalty/index.server.ts';
import type { PointsPort } from './modules/returns/ports.ts';

/** Returns' port to points, answered by loyalty; it knows no tiers. */
export function pointsForReturns(loyalty: Pick<Loyalty, 'effectOfReturn'>): PointsPort {
  return {
    tierOf: async () => null,
    effectOfReturn: (shopId, orderId, change, now) =>
      loyalty.effectOfReturn(shopId, orderId, change.units, now, change),
  };
}
