import { draftSchema } from '#app/modules/reviews/writing/draft.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import type { AskedOrder } from './asked-order.server.ts';
import { answersIn, nameIn, recommendsIn, type Typed } from './form.ts';

/** Keeps what stands in the form now. What no draft can hold is left out; the form still has it. */
export async function saveDrafts(
  { shopId }: ProxyVisit,
  { order }: AskedOrder,
  typed: Typed,
): Promise<Response> {
  const { displayName, anonymous } = nameIn(typed);
  for (const line of order.open) {
    const id = line.lineShopifyId;
    const read = draftSchema.safeParse({
      rating: /^[1-5]$/.test(typed[`rating-${id}`] ?? '') ? Number(typed[`rating-${id}`]) : null,
      title: typed[`title-${id}`] ?? '',
      body: typed[`body-${id}`] ?? '',
      displayName,
      anonymous,
      recommends: recommendsIn(typed, id),
      answers: answersIn(typed, line),
    });
    if (read.success) await app().reviews.saveDraft(shopId, order.orderId, id, read.data);
  }
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
}
