import { requestsForReviews } from '../../messaging/messages-for-reviews.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import type { Messages } from '../../modules/messages/door.ts';
import { openReviews, type Reviews } from '../../modules/reviews/index.server.ts';
import type { ReturnNotesPort, ReturnsPort } from '../../modules/reviews/ports.ts';
import { movingForReviews } from '../../moving/moving-for-reviews.ts';
import type { Database } from '../../platform/db/database.server.ts';
import { isDisposableAddress } from '../../platform/network/disposable-addresses.server.ts';
import type { Seal } from '../../platform/secrets/seal.server.ts';
import type { AdminClient } from '../../platform/shopify/admin-client.server.ts';
import { openShopifyDiscounts } from '../../platform/shopify/writes/discounts.server.ts';
import { openQuestionsAtShopify } from '../../platform/shopify/writes/questions.server.ts';
import { openRatings } from '../../platform/shopify/writes/ratings.server.ts';
import { buyersForReviews } from './buyers-for-reviews.ts';
import { incentivesForReviews } from './incentives-for-reviews.ts';
import { mediaForReviews } from './media-for-reviews.ts';
import { ordersForReviews } from './orders-for-reviews.ts';
import { questionsForReviews } from './questions-for-reviews.ts';
import { returnsForReviews } from './returns-for-reviews.ts';
import { writingForReviews } from './writing-for-reviews.ts';

/** Opens reviews, which are asked for by messages. */
export function openReviewsWith(given: {
  readonly db: Database;
  readonly commerce: Commerce;
  readonly client: AdminClient;
  readonly returns: ReturnsPort & ReturnNotesPort;
  readonly messages: Messages;
  readonly loyalty: Pick<Loyalty, 'waysFor'>;
  readonly seal: Seal;
  readonly digest: (shopId: bigint, text: string) => string;
  /** A stand-in for the outside that imports may fetch from; never set in production. */
  readonly allowedOrigin: string | undefined;
  /** Of a line of an order that was reviewed. */
  readonly reviewCode: (shopId: bigint, orderId: bigint, lineShopifyId: bigint) => string;
}): Reviews {
  const { db, commerce, client, returns, messages, loyalty, seal } = given;
  return openReviews({
    db,
    orders: ordersForReviews(commerce),
    erased: (tx, asked) => commerce.erasedPeople(tx, asked),
    returns: returnsForReviews(commerce, returns),
    returnNotes: returns,
    requests: requestsForReviews(messages),
    shopify: openRatings(client),
    writing: writingForReviews(commerce, loyalty),
    questions: questionsForReviews(commerce, messages, seal, openQuestionsAtShopify(client)),
    publishing: buyersForReviews(commerce, messages, isDisposableAddress),
    incentives: incentivesForReviews(commerce, openShopifyDiscounts(client), given.reviewCode),
    media: mediaForReviews(given),
    moving: movingForReviews(given),
    digest: given.digest,
  });
}
