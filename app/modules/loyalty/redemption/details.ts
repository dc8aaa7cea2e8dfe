import { faceOf } from '../rewards/rewards.ts';
import type { RedemptionDetails } from './door.ts';
import type { Redemption } from './redemption.ts';

/** A redemption as its shopper sees it: the code once Shopify has it. */
export function detailsOf(redemption: Redemption): RedemptionDetails {
  const { id, state, reward, points, code, currency, endsAt, discountId } = redemption;
  return {
    id,
    state,
    reward,
    points,
    code: discountId === null ? null : code,
    face: faceOf(reward, points, currency),
    endsAt,
  };
}
