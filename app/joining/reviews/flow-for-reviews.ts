import type { FlowPayload } from '../../platform/shopify/operations/flow-trigger.ts';

/**
 * The triggers under `extensions` that tell of reviews and questions. Flow wants every field of a trigger, and not
 * every review has a customer or an order: their numbers are texts, '' for none, for Flow's actions that get their data.
 */
export const reviewTriggers = {
  submitted: 'afterglow-review-submitted',
  published: 'afterglow-review-published',
  lowRating: 'afterglow-review-low-rating',
  mediaAdded: 'afterglow-review-media-added',
  questionAsked: 'afterglow-question-asked',
} as const;

/** Ids are Shopify's but for the review's and the question's own; codes and numbers only, no words. */
export interface ToldReview {
  readonly productId: bigint;
  readonly reviewId: bigint;
  readonly rating: number;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
}

export interface ToldQuestion {
  readonly productId: bigint;
  readonly questionId: bigint;
  readonly customerId: bigint | null;
}

export interface TriggerToGive {
  readonly handle: string;
  readonly payload: FlowPayload;
}

/** From so many stars down, somebody may want to make it good. What is shown of the review stays as it is. */
const lowRating = 2;

const idText = (id: bigint | null) => id?.toString() ?? '';

const ofReview = (told: ToldReview): FlowPayload => ({
  product_id: Number(told.productId),
  'Review ID': told.reviewId.toString(),
  Rating: told.rating,
  'Customer ID': idText(told.customerId),
  'Order ID': idText(told.orderId),
});

/** What a fact about a review starts; a kind that starts nothing: none. */
export function triggersOfReview(kind: string, told: ToldReview): readonly TriggerToGive[] {
  const payload = ofReview(told);
  if (kind === 'review-published') return [{ handle: reviewTriggers.published, payload }];
  if (kind === 'review-media-added') return [{ handle: reviewTriggers.mediaAdded, payload }];
  if (kind !== 'review-submitted') return [];
  const submitted = { handle: reviewTriggers.submitted, payload };
  return told.rating > lowRating ? [submitted] : [submitted, { handle: reviewTriggers.lowRating, payload }];
}

export function triggerOfQuestion(told: ToldQuestion): TriggerToGive {
  return {
    handle: reviewTriggers.questionAsked,
    payload: {
      product_id: Number(told.productId),
      'Question ID': told.questionId.toString(),
      'Customer ID': idText(told.customerId),
    },
  };
}
