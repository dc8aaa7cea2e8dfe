import { type Instant, localDate } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Compose } from '../modules/messages/index.server.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { type PlanningAtOnce, planAtOnce } from './plan-at-once.ts';

/** Plans the mail with a code that thanks for a review: one, at once, to whoever placed the order. */
export async function planReviewThanks(
  planning: PlanningAtOnce,
  shopId: bigint,
  thanked: {
    readonly reviewId: bigint;
    readonly customerId: bigint | null;
    readonly orderId: bigint;
    readonly at: Instant;
  },
  now: Instant,
): Promise<void> {
  const { reviewId, customerId, orderId, at } = thanked;
  const message = {
    ...{ key: `review-thanks:${reviewId}`, kind: 'review-thanks' as const, customerId, orderId },
    ...{ subjectId: reviewId, dueAt: at },
  };
  await planAtOnce(planning, shopId, message, now);
}

/** The code, as it stands when the mail is written; the link puts it into the cart. */
export function composeReviewThanks(
  reviews: () => Pick<Reviews, 'find' | 'findThanks'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'url'>,
): Compose {
  return async (shopId, { subjectId }) => {
    if (subjectId === null) return { kind: 'not', reason: 'redacted' };
    const [thanks, review] = await Promise.all([
      reviews().findThanks(shopId, subjectId),
      reviews().find(shopId, subjectId),
    ]);
    if (thanks === null || review === null) return { kind: 'not', reason: 'no-longer-true' };
    const shop = await commerce.getShop(asShopId(shopId));
    const { code, percent, endsAt } = thanks;
    const product = { title: review.productTitle, imageUrl: review.productImageUrl, quantity: 1 };
    return {
      kind: 'send',
      content: {
        ...{ kind: 'review-thanks', orderName: review.orderName, products: [product], code, percent },
        lastDay: localDate(endsAt, shop.timezone),
        url: `${await storefront.url(shop)}/discount/${code}`,
      },
    };
  };
}
