import type { ReviewDraft } from '../../app/contracts/reviews.ts';

/** A draft in which a test says something; the rest is empty. */
export const draftOf = (change: Partial<ReviewDraft>): ReviewDraft => ({
  rating: null,
  title: '',
  body: '',
  displayName: '',
  anonymous: false,
  recommends: null,
  answers: {},
  ...change,
});
