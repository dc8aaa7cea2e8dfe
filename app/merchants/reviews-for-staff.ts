import type { CustomerReview, CustomerReviews } from '../contracts/customer-reviews.ts';
import type { ReviewRow } from '../modules/reviews/door.ts';
import type { CustomersReviews } from '../modules/reviews/moderation/door.ts';

/** Letters of a review that a block shows, the ellipsis with them. */
const mostLetters = 160;

/** A customer's reviews as the contract with the admin's block tells them: neither name nor address goes with them. */
export function customerReviews(customer: bigint, { reviews, total }: CustomersReviews): CustomerReviews {
  return { customer: customer.toString(), total, latest: reviews.map(customerReview) };
}

const customerReview = (review: ReviewRow): CustomerReview => ({
  id: review.id.toString(),
  product: review.productTitle,
  rating: review.stars,
  title: review.title,
  excerpt: excerptOf(review.body),
  status: review.status,
  purchase: review.purchase === 'unknown' ? null : review.purchase,
  held: review.status === 'pending' && review.heldFor.length > 0,
  submittedAt: review.submittedAt.toString(),
});

/** The beginning of a text on one line, cut between words where there are any. */
export function excerptOf(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  if (letters.length <= mostLetters) return letters.join('');
  const cut = letters.slice(0, mostLetters - 1).join('');
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > cut.length / 2 ? end : cut.length)}…`;
}
