import type { Instant } from '#app/kernel/calendar.ts';
import { isErased } from '../is-erased.server.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { decidePublishing } from '../publishing/decide-publishing.ts';
import { arrivedLines } from '../requests/reviewable-lines.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import { holdOwners } from '../store/owners.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { shownName } from '../writing/display-name.ts';
import type { MerchantAnswered, OwnerAnswer, OwnerAnswered } from './door.ts';
import { settleQuestion } from './settle-question.server.ts';
import { signalsOf } from './signals.ts';
import { addQuestionDecision, insertAnswer, listAnswers } from './store/answers.server.ts';
import {
  findStoredQuestion,
  lockQuestion,
  nextDecision,
  setQuestionStatus,
} from './store/questions.server.ts';
import { readTypedAnswer } from './typed.ts';

/** A customer's orders that are looked through. */
const mostOrders = 250;

/** Answers for everybody to see: see `Questions.answerQuestion`. */
export async function answerQuestion(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  questionId: bigint,
  typed: string,
  actor: string,
  now: Instant,
): Promise<MerchantAnswered> {
  const read = readTypedAnswer(typed);
  if ('fault' in read) return { refused: 'bad-input', fault: read.fault };
  const { body } = read;
  return db.inTransaction(shopId, async (tx): Promise<MerchantAnswered> => {
    const question = await lockQuestion(tx, questionId);
    if (question === null) return { refused: 'not-yours' };
    if (question.status === 'hidden') return { refused: 'not-allowed' };
    const given = await listAnswers(tx.sql, shopId, questionId);
    const same = given.some(
      (one) => one.by === 'merchant' && one.status === 'published' && one.body === body,
    );
    if (same) return { refused: 'already-done' };
    const answer = await insertAnswer(tx, {
      ...{ questionId, by: 'merchant', customerId: null, orderId: null, status: 'published', heldFor: [] },
      ...{ body, displayName: '', actor, answeredAt: now },
    });
    if (question.status === 'pending') {
      await setQuestionStatus(tx, questionId, 'published', now);
      const number = await nextDecision(tx, questionId);
      await addQuestionDecision(tx, questionId, {
        ...{ number, answerId: null, action: 'publish', reason: null, actor, at: now },
      });
    }
    await settleQuestion(tx, question, now);
    return { answer };
  });
}

/** Takes the answer of somebody who bought the product: see `Questions.answerAsOwner`. */
export async function answerAsOwner(
  deps: ReviewsDeps,
  shopId: bigint,
  given: OwnerAnswer,
  now: Instant,
): Promise<OwnerAnswered> {
  const { db, orders } = deps;
  const { question: questionId, customerId } = given;
  const read = readTypedAnswer(given.body);
  if ('fault' in read) return { refused: 'bad-input', fault: read.fault };
  const { body } = read;
  const [{ liveFrom }, settings, found] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    findStoredQuestion(db.sql, shopId, questionId),
  ]);
  if (found === null || found.status !== 'published') return { refused: 'not-yours' };
  if (liveFrom === null || !settings.questions.on || !settings.questions.owners)
    return { refused: 'not-allowed' };
  const proof = await orderWith(deps, shopId, { customerId, product: found.productShopifyId }, settings, now);
  if (proof === null) return { refused: 'not-allowed' };
  const displayName = shownName(await orders.customerName(shopId, customerId));
  return db.inTransaction(shopId, async (tx): Promise<OwnerAnswered> => {
    const owner = (await holdOwners(tx, [customerId]))(customerId);
    if (await isErased(deps, tx, { customerId: owner })) return { refused: 'not-allowed' };
    const question = await lockQuestion(tx, questionId);
    if (question === null || question.status !== 'published') return { refused: 'not-yours' };
    const others = await listAnswers(tx.sql, shopId, questionId);
    if (others.some((one) => one.customerId === customerId || one.customerId === owner))
      return { refused: 'already-done' };
    const heldFor = signalsOf({
      ...{ body, displayName, robot: given.robot },
      others: others.map((one) => one.body),
    });
    const { status } = decidePublishing({ publish: settings.questions.publish, signals: heldFor });
    const answer = await insertAnswer(tx, {
      ...{ questionId, by: 'owner', customerId: owner, orderId: proof.orderId, status, heldFor },
      ...{ body, displayName, actor: null, answeredAt: now },
    });
    await settleQuestion(tx, question, now);
    return { answer, status };
  });
}

/** May this customer answer questions about the product? See `Questions.ownsProduct`. */
export async function ownsProduct(
  deps: ReviewsDeps,
  shopId: bigint,
  customerId: bigint,
  product: bigint,
  now: Instant,
): Promise<boolean> {
  const settings = await currentSettings(deps.db.sql, shopId);
  return (await orderWith(deps, shopId, { customerId, product }, settings, now)) !== null;
}

/** An order of the customer's with the product in hand: delivered or, unreported, sent long enough ago. */
async function orderWith(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  { customerId, product }: { readonly customerId: bigint; readonly product: bigint },
  { request }: ReviewSettings,
  now: Instant,
): Promise<ReviewableOrder | null> {
  const theirs = await orders.ordersOfCustomer(shopId, customerId, mostOrders);
  const { fallbackDays } = request;
  const inHand = (order: ReviewableOrder) =>
    order.standing === 'live' &&
    // Whatever the request's time counts from: who answers as an owner has had it.
    arrivedLines(order, { trigger: 'delivered', fallbackDays }, now).some(
      (line) => line.productShopifyId === product,
    );
  return theirs.find(inHand) ?? null;
}
