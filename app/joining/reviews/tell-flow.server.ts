import { z } from 'zod';
import { customerId as asCustomerId, shopId as asShopId } from '../../kernel/ids.ts';
import { getFactData } from '../../platform/db/facts.server.ts';
import type { App } from '../../wiring.server.ts';
import { type TriggerToGive, triggerOfQuestion, triggersOfReview } from './flow-for-reviews.ts';

const id = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt);
const aboutReview = z.object({ review: id, stars: z.int().min(1).max(5).optional() });
const aboutQuestion = z.object({ question: id });

type Giving = Pick<App, 'commerce' | 'reviews' | 'flow' | 'db'>;

/**
 * Gives a fact about a review or a question to Shopify Flow. Each trigger is claimed before it is given, and what was
 * given once is never given again: a repetition would start the shop's workflows anew.
 */
export async function tellFlow(
  app: Giving,
  shopId: bigint,
  { kind, factId }: { readonly kind: string; readonly factId: bigint },
): Promise<void> {
  const { commerce, reviews, flow } = app;
  const shop = await commerce.getShop(asShopId(shopId));
  if (shop.uninstalledAt !== null) return;
  for (const { handle, payload } of await triggersOf(app, shopId, { kind, factId })) {
    if (!(await reviews.claimTrigger(shopId, factId, handle))) continue;
    const given = await flow.trigger(shop, handle, payload);
    if (given.state === 'not-reached') {
      await reviews.releaseTrigger(shopId, factId, handle);
      throw new Error(`Flow was not reached: ${given.why}`);
    }
    await reviews.settleTrigger(shopId, factId, handle, given.state);
  }
}

async function triggersOf(
  app: Giving,
  shopId: bigint,
  { kind, factId }: { readonly kind: string; readonly factId: bigint },
): Promise<readonly TriggerToGive[]> {
  const { reviews, db } = app;
  const data = await getFactData(db.sql, shopId, factId);
  if (kind === 'question-asked') {
    const question = await reviews.findQuestion(shopId, aboutQuestion.parse(data).question);
    if (question === null) return [];
    const customerId = await shopifyIdOf(app, shopId, question.customerId);
    return [triggerOfQuestion({ productId: question.productShopifyId, questionId: question.id, customerId })];
  }
  const { review: reviewId, stars } = aboutReview.parse(data);
  const review = await reviews.find(shopId, reviewId);
  if (review === null) return [];
  return triggersOfReview(kind, {
    ...{ productId: review.productShopifyId, reviewId, rating: stars ?? review.stars },
    customerId: await shopifyIdOf(app, shopId, review.customerId),
    orderId: review.orderShopifyId,
  });
}

async function shopifyIdOf(
  { commerce }: Pick<Giving, 'commerce'>,
  shopId: bigint,
  customerId: bigint | null,
): Promise<bigint | null> {
  if (customerId === null) return null;
  const known = asCustomerId(customerId);
  return (await commerce.customerShopifyIds(asShopId(shopId), [known])).get(known) ?? null;
}
