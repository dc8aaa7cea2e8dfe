import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { HoldSignal } from '../review.ts';
import type { Buyer } from './ports.ts';
import { leastCompared } from './repeated-words.ts';
import { burst, manyPeople, signalsOf } from './signals.ts';
import { countLately, countPeopleOfSender, listOthersWords, type Self } from './store/lately.server.ts';

/** Reviews whose words are compared. */
const latest = 200;

/** One line that is written about. No stars. */
export interface WrittenAbout {
  readonly lineShopifyId: bigint;
  readonly productShopifyId: bigint;
  readonly words: readonly string[];
}

/** Where all of them come from. */
export interface Origin {
  readonly order: ReviewableOrder;
  readonly buyer: Buyer;
  readonly sender: string | null;
  readonly robot: boolean;
}

/** The words with which those of somebody are compared. */
export const latestOthersWords = (sql: Sql, shopId: bigint, self: Self): Promise<string[]> =>
  listOthersWords(sql, shopId, self, { least: leastCompared, limit: latest });

/** For what a person looks first, by line. */
export async function lookFirst(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  written: readonly WrittenAbout[],
  { order, buyer, sender, robot }: Origin,
  now: Instant,
): Promise<ReadonlyMap<bigint, readonly HoldSignal[]>> {
  const { sql } = db;
  const [others, people] = await Promise.all([
    latestOthersWords(sql, shopId, order),
    sender === null ? 0 : countPeopleOfSender(sql, shopId, sender, order, manyPeople),
  ]);
  const signals = new Map<bigint, readonly HoldSignal[]>();
  for (const { lineShopifyId, productShopifyId, words } of written) {
    const since = now.subtract({ hours: 1 });
    const found = signalsOf({
      words,
      others,
      ofProductWithinHour: await countLately(sql, shopId, productShopifyId, { since, limit: burst }),
      peopleOfSender: people,
      disposable: buyer.disposable,
      own: buyer.own,
      beforeDelivery: isTooEarly(order, lineShopifyId, now),
      refunded: buyer.refunded,
      robot,
    });
    signals.set(lineShopifyId, found);
  }
  return signals;
}

/** Nothing of it was reported as delivered, and nothing was sent a day before. */
function isTooEarly({ parcels }: ReviewableOrder, line: bigint, now: Instant): boolean {
  const yesterday = now.subtract({ hours: 24 });
  return !parcels
    .filter(({ lines }) => lines.some(({ lineShopifyId }) => lineShopifyId === line))
    .some(({ sentAt, deliveredAt }) =>
      deliveredAt === null ? compareInstants(sentAt, yesterday) <= 0 : compareInstants(deliveredAt, now) <= 0,
    );
}
