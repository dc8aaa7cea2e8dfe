import type { ReviewsDeps, ReviewsShop } from '../ports.ts';
import { ratingScope } from '../ratings/mirror-rating.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { shownAtOnce, shownQuestions } from './shown-questions.ts';
import { listPublishedAnswers } from './store/answers.server.ts';
import {
  type BehindCount,
  enqueueMirror,
  listBehindCounts,
  noteQuestionsMirrored,
  touchAllCounts,
} from './store/counts.server.ts';
import { listPublishedQuestions } from './store/lists.server.ts';

/** Metafields that Shopify takes in one call. */
const perCall = 25;
const callsPerJob = 10;

/** Brings the metafields of products that are behind in line: see `Questions.mirrorQuestions`. */
export async function mirrorQuestions(deps: ReviewsDeps, shopId: bigint): Promise<number> {
  const { db, orders } = deps;
  const shop = await orders.shopForReviews(shopId);
  if (!shop.installed || !shop.grantedScopes.includes(ratingScope)) return 0;
  let done = 0;
  for (let call = 0; call < callsPerJob; call += 1) {
    // Read first: what changes afterwards has a job of its own.
    const behind = await listBehindCounts(db.sql, shopId, perCall);
    if (behind.length === 0) return done;
    await mirrorSome(deps, shop, behind);
    await noteQuestionsMirrored(db.sql, shopId, behind);
    done += behind.length;
  }
  await db.inTransaction(shopId, enqueueMirror);
  return done;
}

async function mirrorSome(
  { db, questions: { shopify } }: ReviewsDeps,
  shop: ReviewsShop,
  behind: readonly BehindCount[],
): Promise<void> {
  const [{ liveFrom }, { questions: settings }] = await Promise.all([
    findState(db.sql, shop.id),
    currentSettings(db.sql, shop.id),
  ]);
  const isShown = ({ published }: BehindCount) => liveFrom !== null && settings.on && published > 0;
  const removed = behind.filter((one) => !isShown(one)).map(({ product }) => product);
  const written = [];
  for (const { product, published } of behind.filter(isShown)) {
    const page = { end: null, limit: shownAtOnce.questions };
    const { questions } = await listPublishedQuestions(db.sql, shop.id, product, page);
    const answers = await listPublishedAnswers(
      db.sql,
      shop.id,
      questions.map(({ id }) => id),
    );
    const list = questions.map((question) => ({ question, answers: answers.get(question.id) ?? [] }));
    written.push({ product, shown: shownQuestions(published, list, settings, shop.zone) });
  }
  if (removed.length > 0) await shopify.removeQuestions(shop, removed);
  if (written.length > 0) await shopify.writeQuestions(shop, written);
}

/** What is shown of every product changed: see `Questions.remirrorQuestions`. */
export async function remirrorQuestions({ db }: Pick<ReviewsDeps, 'db'>, shopId: bigint): Promise<void> {
  await db.inTransaction(shopId, touchAllCounts);
}
