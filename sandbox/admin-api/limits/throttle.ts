import type { Plan } from '../../domain/types.ts';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

const budgets: Record<Plan, { maximum: number; restore: number }> = {
  basic: { maximum: 2000, restore: 100 },
  plus: { maximum: 20_000, restore: 1000 },
};

/** The points of each shop, restored with real time. */
export interface Throttle {
  /** Takes the points, or says no when there are fewer. */
  take(shop: string, plan: Plan, cost: number): boolean;
  /** Gives back what was asked for and not used. */
  giveBack(shop: string, plan: Plan, points: number): void;
  status(shop: string, plan: Plan): ThrottleStatus;
}

export function createThrottle(now: () => number = () => performance.now()): Throttle {
  const buckets = new Map<string, { points: number; at: number }>();
  const bucket = (shop: string, plan: Plan) => {
    const { maximum, restore } = budgets[plan];
    const known = buckets.get(shop) ?? { points: maximum, at: now() };
    const restored = known.points + ((now() - known.at) / 1000) * restore;
    const fresh = { points: Math.min(maximum, restored), at: now() };
    buckets.set(shop, fresh);
    return fresh;
  };
  return {
    take(shop, plan, cost) {
      const mine = bucket(shop, plan);
      if (mine.points < cost) return false;
      mine.points -= cost;
      return true;
    },
    giveBack(shop, plan, points) {
      const mine = bucket(shop, plan);
      mine.points = Math.min(budgets[plan].maximum, mine.points + points);
    },
    status(shop, plan) {
      const { maximum, restore } = budgets[plan];
      return {
        maximumAvailable: maximum,
        currentlyAvailable: Math.floor(bucket(shop, plan).points),
        restoreRate: restore,
      };
    },
  };
}
