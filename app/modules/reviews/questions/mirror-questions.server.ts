import type { ReviewsDeps, ReviewsShop } from '../ports.ts';
import { isTemporary, ratingScope } from '../ratings/mirror-rating.server.ts';
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
  const refused: Error[] = [];
  let done = 0;
  let after = 0n;
  for (let call = 0; call < callsPerJob; call += 1) {
    // Read first: what changes afterwards has a job of its own.
    const behind = await listBehindCounts(db.sql, shopId, after, perCall);
    refused.push(...(await mirrorEach(deps, shop, behind)));
    done += behind.length;
    const last = behind.at(-1);
    if (last === undefined) break;
    after = last.product;
  }
  if (refused[0] !== undefined) throw refused[0];
  if (done >= perCall * callsPerJob) await db.inTransaction(shopId, enqueueMirror);
  return done;
}

/** One that Shopify refuses keeps no other from being written: it is left behind, and its error is handed back. */
async function mirrorEach(
  deps: ReviewsDeps,
  shop: ReviewsShop,
  behind: readonly BehindCount[],
): Promise<Error[]> {
  if (behind.length === 0) return [];
  try {
    await mirrorSome(deps, shop, behind);
    await noteQuestionsMirrored(deps.db.sql, shop.id, behind);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || isTemporary(error)) throw error;
    if (behind.length === 1) return [error];
    const refused: Error[] = [];
    for (const one of behind) refused.push(...(await mirrorEach(deps, shop, [one])));
    return refused;
  }
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
