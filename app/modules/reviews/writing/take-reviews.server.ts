import { type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { countChanges, countedOf, countWritten } from '../counting/count-change.server.ts';
import type { Submission } from '../door.ts';
import type { Incentive } from '../incentives/incentive.ts';
import { makeCodeJob } from '../incentives/jobs.ts';
import type { IncentivePort } from '../incentives/ports.ts';
import { wantIncentive } from '../incentives/store/incentives.server.ts';
import { attachMedia } from '../media/attach-media.server.ts';
import type { OrderedLine, ReviewableOrder } from '../ports.ts';
import { decidePublishing } from '../publishing/decide-publishing.ts';
import { setSender } from '../publishing/store/lately.server.ts';
import type { AttributeAnswer, HoldSignal, PurchaseOutcome, Review } from '../review.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import { byNumber } from '../store/ratings.server.ts';
import { noteAnswered } from '../store/requests.server.ts';
import { insertReview } from '../store/reviews.server.ts';
import { eraseDraftsOfLines } from './store/drafts.server.ts';

/** One review as it is taken. */
export type Entry = Submission['reviews'][number] & {
  readonly line: OrderedLine;
  readonly productShopifyId: bigint;
  readonly purchase: PurchaseOutcome;
};

/** What all reviews of one submission have in common. */
export interface Given extends Pick<Submission, 'via' | 'language' | 'sender'> {
  readonly publish: ReviewSettings['publish'];
  /** Who placed the order, merges followed. */
  readonly owner: bigint | null;
  /** By line. */
  readonly signals: ReadonlyMap<bigint, readonly HoldSignal[]>;
  readonly country: string | null;
  /** What is offered for any review now; null: nothing. */
  readonly code: (Pick<Incentive, 'percent' | 'endsAt'> & Pick<IncentivePort, 'codeFor'>) | null;
  /** That the customer earns by it; 0: none. */
  readonly points: bigint;
  readonly now: Instant;
  /** Of the shop. */
  readonly zone: Zone;
}

/**
 * Writes them down, all or none, with everything that follows from them. Breaks with `UnknownMedia`. Those whose line was
 * reviewed meanwhile are left out.
 */
export async function takeReviews(
  tx: Tx,
  order: ReviewableOrder,
  entries: readonly Entry[],
  given: Given,
): Promise<Review[]> {
  const taken: { readonly review: Review; readonly answers: readonly AttributeAnswer[] }[] = [];
  // In the order of their lines: two who send the same wait for each other instead of in a circle.
  for (const entry of entries.toSorted((a, b) => byNumber(a.line.shopifyId, b.line.shopifyId))) {
    const review = await take(tx, order, entry, given);
    if (review !== null) taken.push({ review, answers: entry.answers });
  }
  const reviews = taken.map(({ review }) => review);
  if (reviews.length === 0) return [];
  await noteAnswered(tx, order.orderId, given.now);
  await eraseDraftsOfLines(
    tx,
    order.orderId,
    entries.map(({ line }) => line.shopifyId),
  );
  await countChanges(
    tx,
    taken.map(({ review, answers }) => ({ before: null, after: countedOf(review, answers) })),
  );
  const day = localDate(given.now, given.zone);
  for (const { productShopifyId, stars } of reviews.toSorted(byProduct))
    await countWritten(tx, day, productShopifyId, stars, 1);
  return reviews;
}

/** Null: the line was reviewed meanwhile. */
async function take(tx: Tx, order: ReviewableOrder, entry: Entry, given: Given): Promise<Review | null> {
  const { via, now, code, sender, owner } = given;
  const { line, answers, productShopifyId, stars, title, body, displayName, purchase, recommends } = entry;
  const { status, heldFor } = decidePublishing({
    publish: given.publish,
    signals: given.signals.get(line.shopifyId) ?? [],
  });
  const { orderId } = order;
  const review = {
    ...{ orderId, lineShopifyId: line.shopifyId, productShopifyId, variantShopifyId: line.variantShopifyId },
    ...{ customerId: owner, stars, title, body, displayName, status, heldFor, purchase, via, recommends },
    // The line is one of an order of this shop: nothing else makes a buyer.
    verification: 'verified_buyer',
    // What is offered for any review, whatever it says, makes it one that was thanked for.
    incentivised: code !== null || given.points > 0n,
    language: given.language,
    country: given.country,
    reuseConsentAt: entry.reuseConsent ? now : null,
    // Until Shopify has them, nobody sees them.
    hasMedia: false,
    submittedAt: now,
    publishedAt: status === 'published' ? now : null,
    importId: null,
  } as const;
  const id = await insertReview(tx, { ...review, externalKey: null, answers });
  if (id === null) return null;
  if (sender !== null) await setSender(tx, id, sender);
  await attach(tx, id, entry, [order.customerId, owner], orderId);
  if (code !== null) {
    const { percent, endsAt } = code;
    const text = code.codeFor(tx.shopId, orderId, line.shopifyId);
    const wanted = { reviewId: id, orderId, lineShopifyId: line.shopifyId, percent, endsAt, wantedAt: now };
    if (await wantIncentive(tx, { ...wanted, code: text })) await tx.enqueue(makeCodeJob(tx.shopId, id));
  }
  const written = { ...review, id, revision: 0, helpful: 0, unhelpful: 0, openReports: 0, editedAt: null };
  await tx.announce(factsOf(written, order, now));
  return written;
}

/** Nothing of a submission is kept whose pictures are not there. */
export class UnknownMedia extends Error {
  readonly line: bigint;

  constructor(line: bigint) {
    super('A review names pictures that its author has not uploaded');
    this.line = line;
  }
}

/** Uploaded through the order's link, or by the customer who is signed in: as whoever they were, or are by now. */
async function attach(
  tx: Tx,
  id: bigint,
  { media, line }: Entry,
  customers: readonly (bigint | null)[],
  orderId: bigint,
): Promise<void> {
  const owners = [
    { orderId },
    ...customers.flatMap((customerId) => (customerId === null ? [] : [{ customerId }])),
  ];
  for (const owner of owners) if ((await attachMedia(tx, id, media, owner)) === null) return;
  throw new UnknownMedia(line.shopifyId);
}

const byProduct = (a: Review, b: Review) => byNumber(a.productShopifyId, b.productShopifyId);

function factsOf(review: Review, order: ReviewableOrder, now: Instant): NewFact[] {
  const fact = (kind: string, data: Record<string, unknown>): NewFact => ({
    key: `review:${review.id}:${kind}`,
    kind,
    customerId: order.customerId,
    orderId: order.orderId,
    happenedAt: now,
    data: { order: order.name, ...data },
  });
  return [
    fact('review-submitted', {
      review: review.id.toString(),
      stars: review.stars,
      via: review.via,
      line: (review.lineShopifyId ?? 0n).toString(),
    }),
    ...(review.status === 'published'
      ? [fact('review-published', { review: review.id.toString(), stars: review.stars })]
      : []),
  ];
}
