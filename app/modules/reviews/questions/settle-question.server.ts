import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { Question } from './question.ts';
import { countPublished, refreshQuestion } from './store/counts.server.ts';

/**
 * What follows when a question or one of its answers changed, in the same transaction: its own counts, those of the
 * product, the product's metafield, and the news of the first answer. `before`: as it was locked.
 */
export async function settleQuestion(tx: Tx, before: Question, now: Instant): Promise<void> {
  const after = await refreshQuestion(tx, before.id, now);
  const [was, is] = [before.status === 'published', after.status === 'published'];
  if (was || is) await countPublished(tx, before.productShopifyId, was === is ? 0 : is ? 1 : -1);
  if (!after.firstAnswered) return;
  await tx.announce([
    {
      key: `question:${before.id}:answered`,
      kind: 'question-answered',
      customerId: before.customerId,
      orderId: null,
      happenedAt: now,
      data: { question: before.id.toString(), product: before.productShopifyId.toString() },
    },
  ]);
}
