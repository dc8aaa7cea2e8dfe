import type { ReviewsDeps } from '../ports.ts';
import { listAnswers } from '../store/reviews.server.ts';
import { visitorKey } from '../votes/visitor.server.ts';
import type { CustomerReviews } from './door.ts';
import {
  listEarlier,
  listReportsBy,
  listTheirDrafts,
  listTheirReviews,
  listTold,
  listUploads,
  listVotesBy,
} from './store/held.server.ts';

/** Everything that reviews hold of a customer: see `Reviews.exportCustomer`. */
export async function exportCustomer(
  { db, digest }: Pick<ReviewsDeps, 'db' | 'digest'>,
  shopId: bigint,
  customerId: bigint,
): Promise<CustomerReviews> {
  const { sql } = db;
  const reviews = await listTheirReviews(sql, shopId, customerId);
  const ids = reviews.map(({ id }) => id);
  const visitor = visitorKey(digest, shopId, { customerId, traits: '' });
  const [answers, earlier, told, uploads, drafts, votes, reports] = await Promise.all([
    listAnswers(sql, shopId, ids),
    listEarlier(sql, shopId, ids),
    listTold(sql, shopId, ids),
    listUploads(sql, shopId, customerId, ids),
    listTheirDrafts(sql, shopId, customerId),
    listVotesBy(sql, shopId, visitor),
    listReportsBy(sql, shopId, visitor),
  ]);
  const of = <One extends { readonly review: bigint | null }>(all: readonly One[], id: bigint | null) =>
    all.filter(({ review }) => review === id).map(({ review: _, ...one }) => one);
  return {
    reviews: reviews.map((review) => ({
      ...review,
      answers: answers.get(review.id) ?? [],
      earlier: of(earlier, review.id),
      replies: of(told, review.id),
      media: of(uploads, review.id),
    })),
    drafts,
    uploads: of(uploads, null),
    votes,
    reports,
  };
}
