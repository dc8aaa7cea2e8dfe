import type { ReviewsDeps } from '../ports.ts';
import { countOfCustomer, listReviewsOfCustomer } from '../store/reviews.server.ts';
import type { ByCustomer } from './door.ts';
import { rowsOf } from './read-inbox.server.ts';

const mostAtOnce = 50;

export function openByCustomer(deps: ReviewsDeps): ByCustomer {
  const { sql } = deps.db;
  return {
    latestOfCustomer: async (shopId, customerId, limit) => {
      const [latest, total] = await Promise.all([
        listReviewsOfCustomer(sql, shopId, customerId, Math.min(mostAtOnce, Math.max(1, limit))),
        countOfCustomer(sql, shopId, customerId),
      ]);
      return { reviews: await rowsOf(deps, shopId, latest), total };
    },
  };
}
