import { readTypedReview } from '#app/modules/reviews/writing/submission-form.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { type AskedOrder, plainPage } from './asked-order.server.ts';
import type { Typed } from './form.ts';
import { formPage } from './form-page.ts';

/** Changes a review of this order, or takes it back. */
export async function changeWritten(visit: ProxyVisit, asked: AskedOrder, typed: Typed): Promise<Response> {
  const { order, language, home } = asked;
  const { shopId, now } = visit;
  const author = { orderId: order.orderId };
  const written = order.written.find(({ review }) => String(review.id) === typed.review);
  if (written === undefined) return plainPage(language, 'unknown', 404, home);
  const reviewId = written.review.id;
  if (typed.act === 'withdraw') {
    const taken = await app().reviews.withdrawReview(shopId, author, reviewId, now);
    return 'refused' in taken ? plainPage(language, 'unknown', 404, home) : seeOther(asked, 'withdrawn');
  }
  const said = (field: string) => typed[`${field}-r${reviewId}`] ?? '';
  const read = readTypedReview(
    { rating: said('rating'), title: said('title'), body: said('body'), displayName: '', answers: {} },
    [],
  );
  if ('faults' in read)
    return formPage({ ...asked, editing: { review: reviewId, typed, faults: read.faults } });
  const edited = await app().reviews.editReview(shopId, author, { ...read.words, reviewId }, now);
  if ('refused' in edited) return plainPage(language, 'closed', 403, home);
  await app().reviews.setReuseConsent(shopId, author, { reviewId, reuse: said('reuse') === '1' }, now);
  return seeOther(asked, 'edited');
}

/** To the page itself, so that loading it again sends nothing. */
export function seeOther({ action }: AskedOrder, done: 'sent' | 'edited' | 'withdrawn'): Response {
  const headers = { Location: `${action}&${done}=1`, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
