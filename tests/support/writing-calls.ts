import type { Writing } from '../../app/modules/reviews/writing/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';
import { draftOf } from './review-draft.ts';

/** For every function of writing: what shop A calls it with. */
export const writingCalls = (doors: Doors, a: FilledShop): Makers<Writing> => ({
  editReview: ({ customer, review: reviewId }) => [
    a.shopId,
    { customerId: customer },
    { reviewId, stars: 1, title: 'alpha', body: 'alpha' },
    doors.now,
  ],
  setReuseConsent: ({ customer, review: reviewId }) => [
    a.shopId,
    { customerId: customer },
    { reviewId, reuse: true },
    doors.now,
  ],
  withdrawReview: ({ reviewedOrder, review }) => [a.shopId, { orderId: reviewedOrder }, review, doors.now],
  listRevisions: ({ review }) => [a.shopId, review],
  saveDraft: ({ reviewedOrder }) => [a.shopId, reviewedOrder, 11n, draftOf({ title: 'alpha' })],
  eraseOldDrafts: () => [a.shopId],
});
