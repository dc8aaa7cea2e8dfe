import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { OrderedLine, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { PurchaseOutcome } from '../review.ts';
import { listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { type Because, decideRequest } from './decide-request.ts';
import type { NotAskedReason } from './door.ts';
import { type RequestTerms, termsOf } from './request-terms.ts';
import { arrivedLines } from './reviewable-lines.ts';

export interface DueLine {
  readonly line: OrderedLine;
  readonly terms: RequestTerms;
}

/** What can be asked about at a moment: lines that have arrived, that no rule leaves out and nobody has reviewed. */
export interface DueLines {
  readonly order: ReviewableOrder;
  /** What set the moment, by the settings of now; null: they would not ask. */
  readonly because: Because | null;
  /** Never empty. */
  readonly lines: readonly DueLine[];
  /** What has arrived and rules leave out. */
  readonly left: readonly OrderedLine[];
}

export interface NotDue {
  readonly reason: NotAskedReason;
  /** Null: there is none that could be told of. */
  readonly order: ReviewableOrder | null;
  readonly because: Because | null;
  readonly left: readonly OrderedLine[];
}

const ofNone = { order: null, because: null, left: [] };

/** Decided by the settings and the rules of that moment. `writtenBy`: reviews that came later leave nothing out. */
export async function readDueLines(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
  writtenBy: Instant | null = null,
): Promise<DueLines | NotDue> {
  const { liveFrom } = await findState(db.sql, shopId);
  if (liveFrom === null) return { reason: 'area-off', ...ofNone };
  const order = await orders.order(shopId, orderId);
  if (order?.standing === 'cancelled') return { reason: 'order-cancelled', order, because: null, left: [] };
  if (order?.standing !== 'live') return { reason: 'nothing-to-review', ...ofNone };
  const { request } = await currentSettings(db.sql, shopId);
  const decision = decideRequest(order, request, liveFrom);
  const because = decision.kind === 'ask' ? decision.because : null;
  const arrived = arrivedLines(order, request, now).map((line) => ({
    line,
    terms: termsOf(order, line, request),
  }));
  if (arrived.length === 0) return { reason: 'nothing-to-review', order, because, left: [] };
  const asked = arrived.filter(({ terms }) => !terms.skip);
  const left = arrived.filter(({ terms }) => terms.skip).map(({ line }) => line);
  if (asked.length === 0) return { reason: 'skipped-by-rule', order, because, left };
  const reviews = await listReviewsOfOrders(db.sql, shopId, [orderId]);
  const written = new Set(
    reviews
      .filter(({ submittedAt }) => writtenBy === null || compareInstants(submittedAt, writtenBy) < 0)
      .map((review) => review.lineShopifyId),
  );
  const lines = asked.filter(({ line }) => !written.has(line.shopifyId));
  if (lines.length === 0) return { reason: 'already-reviewed', order, because, left };
  return { order, because, lines, left };
}

/** What has become of lines of an order. */
export async function outcomesOf(
  { returns }: Pick<ReviewsDeps, 'returns'>,
  shopId: bigint,
  orderId: bigint,
  lines: readonly OrderedLine[],
): Promise<Readonly<Record<PurchaseOutcome, number>>> {
  const counts = { kept: 0, exchanged: 0, returned: 0 };
  for (const line of lines) counts[await returns.purchaseOf(shopId, orderId, line.shopifyId)] += 1;
  return counts;
}
