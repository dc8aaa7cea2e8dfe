import type { Instant } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Compose } from '../modules/messages/index.server.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { type PlanningAtOnce, planAtOnce } from './plan-at-once.ts';

/** Of the one message that tells of a question's answer. */
export const answeredKey = (questionId: bigint): string => `question-answered:${questionId}`;

/**
 * Plans the news of the first answer: to the address that was written with the question, which then is of no customer
 * and rides in nobody else's mail, or to the customer who asked. Nobody is told who left neither.
 */
export async function planQuestionAnswered(
  { reviews, ...planning }: PlanningAtOnce & { readonly reviews: Pick<Reviews, 'answerToTell'> },
  shopId: bigint,
  answered: { readonly questionId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const told = await reviews.answerToTell(shopId, answered.questionId);
  if (told === null || (told.email === null && told.customerId === null)) return;
  const message = {
    key: answeredKey(told.questionId),
    kind: 'question-answered' as const,
    customerId: told.email === null ? told.customerId : null,
    orderId: null,
    subjectId: told.questionId,
    dueAt: answered.at,
  };
  await planAtOnce(planning, shopId, message, now);
}

/** What was asked and is answered by now. */
export function composeQuestionAnswered(
  reviews: () => Pick<Reviews, 'answerToTell'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'url'>,
): Compose {
  return async (shopId, { subjectId }) => {
    const told = subjectId === null ? null : await reviews().answerToTell(shopId, subjectId);
    if (told === null) return { kind: 'not', reason: 'no-longer-true' };
    const home = await storefront.url(await commerce.getShop(asShopId(shopId)));
    return {
      kind: 'send',
      content: {
        kind: 'question-answered',
        products: [{ title: told.productTitle, imageUrl: told.productImageUrl, quantity: 1 }],
        question: told.question,
        answers: told.answers.map(({ by, name, body }) => ({ by, name, text: body })),
        url: `${home}/apps/afterglow/questions?product=${told.productShopifyId}`,
      },
    };
  };
}
