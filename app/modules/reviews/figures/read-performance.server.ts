import { addDays, type Instant, localDate } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import { noStars } from '../ratings/rating.ts';
import type { Asked, LowWords, Performing, ReviewPerformance } from './door.ts';
import { lowWords } from './low-words.ts';
import {
  countAsked,
  listMostWritten,
  listQuestionTexts,
  listTexts,
  sumAnswers,
  sumWritten,
} from './store/performance.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'returnNotes' | 'requests'>;

const days = 90;
const months = 12;
const mostProducts = 20;
/** So many are read for their words: more would tell the same. */
const mostTexts = 3000;
const mostWords = 20;

export function openPerforming(deps: Deps): Performing {
  return {
    performance: (shopId, now) => readPerformance(deps, shopId, now),
    lowWords: (shopId, now) => readLowWords(deps, shopId, now),
  };
}

/** Sums by day are read, and requests by their own index: never the reviews themselves. */
async function readPerformance(deps: Deps, shopId: bigint, now: Instant): Promise<ReviewPerformance> {
  const { sql } = deps.db;
  const { zone } = await deps.orders.shopForReviews(shopId);
  const first = now
    .toZonedDateTimeISO(zone)
    .with({ day: 1 })
    .subtract({ months: months - 1 })
    .startOfDay();
  const since = addDays(localDate(now, zone), -days);
  const undelivered = await deps.requests.undelivered(shopId, first.toInstant());
  const [asked, written, last, most, answers] = await Promise.all([
    countAsked(sql, shopId, { from: first.toInstant(), zone, undelivered }),
    sumWritten(sql, shopId, first.toPlainDate()),
    countAsked(sql, shopId, { from: since.toZonedDateTime(zone).toInstant(), zone, undelivered }),
    listMostWritten(sql, shopId, since, mostProducts),
    sumAnswers(sql, shopId),
  ]);
  const cards = await deps.orders.products(
    shopId,
    most.map(({ product }) => product),
  );
  const sum = (of: keyof Asked) => last.reduce((total, month) => total + month[of], 0);
  return {
    months: Array.from({ length: months }, (_, index) => {
      const month = first.add({ months: index }).toPlainDate().toPlainYearMonth().toString();
      const requests = asked.find((one) => one.month === month);
      return {
        month,
        asked: requests?.asked ?? 0,
        delivered: requests?.delivered ?? 0,
        answered: requests?.answered ?? 0,
        written: written.find((one) => one.month === month)?.written ?? noStars,
      };
    }),
    last: { days, asked: sum('asked'), delivered: sum('delivered'), answered: sum('answered') },
    products: most.map((one) => ({ ...one, title: cards.get(one.product)?.title ?? '' })),
    answers: byAttribute(answers),
  };
}

async function readLowWords({ db, returnNotes }: Deps, shopId: bigint, now: Instant): Promise<LowWords> {
  const from = now.toZonedDateTimeISO('UTC').subtract({ months }).toInstant();
  const [reviews, notes, questions] = await Promise.all([
    listTexts(db.sql, shopId, from, mostTexts),
    returnNotes.latestNotes(shopId, from, mostTexts),
    listQuestionTexts(db.sql, shopId, from, mostTexts),
  ]);
  return {
    words: lowWords({ reviews, notes, questions }, mostWords),
    reviews: reviews.length,
    notes: notes.length,
    questions: questions.length,
  };
}

function byAttribute(
  rows: readonly { readonly attribute: string; readonly value: string; readonly n: number }[],
): Map<string, Map<string, number>> {
  const answers = new Map<string, Map<string, number>>();
  for (const { attribute, value, n } of rows)
    answers.set(attribute, (answers.get(attribute) ?? new Map<string, number>()).set(value, n));
  return answers;
}
