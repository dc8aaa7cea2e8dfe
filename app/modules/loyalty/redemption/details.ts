import type { LoyaltyDeps } from '../deps.ts';
import { faceOf } from '../rewards/rewards.ts';
import type { RedemptionDetails } from './door.ts';
import { giftCardCode } from './issuing/gift-card-code.ts';
import type { Redemption } from './redemption.ts';

/** A redemption as its shopper sees it: the code once Shopify has it. What is given at once has no code of this kind. */
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

/** The same with the code of the gift card that was given for it: its shopper alone is shown that. */
export function withGiftCard(
  details: RedemptionDetails,
  redemption: Redemption,
  codeFor: LoyaltyDeps['codeFor'],
  shopId: bigint,
): RedemptionDetails {
  const given = redemption.reward.kind === 'gift-card' && redemption.state === 'posted';
  return given ? { ...details, code: giftCardCode(codeFor, shopId, redemption) } : details;
}
