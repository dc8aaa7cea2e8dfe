import { localDate, type Zone } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { OrdersPort, ProductCard } from '../ports.ts';
import type { AttributeAnswer, Review } from '../review.ts';
import { listAnswers } from '../store/reviews.server.ts';
import { listPublicReplies, listShownMedia, type PublicReply } from '../store/shown.server.ts';
import type { ShownMedia, ShownReview } from './shown.ts';

export interface ShowingDeps {
  readonly db: { readonly sql: Sql };
  readonly orders: Pick<OrdersPort, 'products'>;
}

interface Showing {
  readonly zone: Zone;
  /** The product a list is of; others are named by their title. Null: all are. */
  readonly product: bigint | null;
}

/** Reviews as everybody sees them, in metafields, lists and interfaces alike: four reads, however many they are. */
export async function shownReviews(
  { db, orders }: ShowingDeps,
  shopId: bigint,
  reviews: readonly Review[],
  { zone, product }: Showing,
): Promise<ShownReview[]> {
  if (reviews.length === 0) return [];
  const ids = reviews.map((review) => review.id);
  const products = [...new Set(reviews.map((review) => review.productShopifyId))];
  const [answers, replies, media, cards] = await Promise.all([
    listAnswers(db.sql, shopId, ids),
    listPublicReplies(db.sql, shopId, ids),
    listShownMedia(db.sql, shopId, ids),
    orders.products(shopId, products),
  ]);
  return reviews.map((review) =>
    shownReview(review, zone, {
      answers: answers.get(review.id) ?? [],
      reply: replies.get(review.id) ?? null,
      media: media.get(review.id) ?? [],
      card: cards.get(review.productShopifyId) ?? null,
      named: review.productShopifyId !== product,
    }),
  );
}

interface Beside {
  readonly answers: readonly AttributeAnswer[];
  readonly reply: PublicReply | null;
  readonly media: readonly ShownMedia[];
  readonly card: ProductCard | null;
  readonly named: boolean;
}

function shownReview(
  review: Review,
  zone: Zone,
  { answers, reply, media, card, named }: Beside,
): ShownReview {
  const { variantShopifyId } = review;
  return {
    id: review.id.toString(),
    rating: review.stars,
    title: review.title,
    body: review.body,
    name: review.displayName,
    date: localDate(review.submittedAt, zone).toString(),
    purchase: review.purchase,
    verification: review.verification,
    incentivised: review.incentivised,
    imported: review.via === 'import',
    edited: review.editedAt !== null,
    recommends: review.recommends,
    variant: variantShopifyId === null ? null : (card?.variantTitles.get(variantShopifyId) ?? null),
    product: named ? (card?.title ?? null) : null,
    ...(named && card !== null && !card.deleted && { productHandle: card.handle }),
    answers: Object.fromEntries(answers.map(({ attribute, value }) => [attribute, value])),
    media,
    helpful: review.helpful,
    reply: reply === null ? null : { body: reply.body, date: localDate(reply.writtenAt, zone).toString() },
  };
}
