import { maxReviewPhotos } from '#app/contracts/reviews.ts';
import { readLanguage } from '#app/modules/reviews/writing/submission-form.ts';
import { senderOf } from '../../shoppers/sender.server.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { type AskedOrder, plainPage } from './asked-order.server.ts';
import { seeOther } from './change-written.server.ts';
import { type FormFaults, type LineFaults, type ReadForm, type ReadReview, readReviewForm } from './form.ts';
import { formPage } from './form-page.ts';
import { keptMedia, type Sent, type TakenMedia, takeFiles } from './sent.server.ts';

type Media = ReadonlyMap<bigint, TakenMedia>;

/** Takes the reviews of a form, all or none. */
export async function sendReviews(
  request: Request,
  visit: ProxyVisit,
  asked: AskedOrder,
  sent: Sent,
): Promise<Response> {
  const { order, via, language, home } = asked;
  const { typed } = sent;
  const { shopId, now } = visit;
  if (order.open.length === 0 && order.written.length > 0)
    return plainPage(language, 'alreadyDone', 409, home);
  const robot = (typed.website ?? '') !== '';
  // Pictures are taken in also where something else is wrong: they are there again with all that was typed.
  const media: Media = robot ? new Map() : await takeFiles(shopId, order, sent);
  const read = withMediaFaults(readReviewForm(typed, order.open, new Set(media.keys())), media);
  const again = (faults: FormFaults) =>
    formPage({ ...asked, typed, kept: keptMedia(shopId, order.orderId, media), faults });
  if ('faults' in read) return again(read.faults);
  const submitted = await app().reviews.submit(
    shopId,
    {
      orderId: order.orderId,
      via,
      reviews: read.reviews.map((review) => submission(review, order.form.recommend, media)),
      language: readLanguage(typed.language ?? ''),
      sender: senderOf(visit, request),
      robot,
    },
    now,
  );
  if (!('refused' in submitted)) return seeOther(asked, 'sent');
  if (submitted.refused === 'bad-input') return again(mediaFaults(media));
  if (submitted.refused === 'already-done') return plainPage(language, 'alreadyDone', 409, home);
  return plainPage(language, 'closed', submitted.refused === 'not-allowed' ? 403 : 404, home);
}

const submission = ({ recommends, ...review }: ReadReview, asksRecommend: boolean, media: Media) => ({
  ...review,
  recommends: asksRecommend ? recommends : null,
  media: media.get(review.lineShopifyId)?.ids ?? [],
});

/** A file that could not be taken holds up the whole form: nobody's picture is lost unseen. */
function withMediaFaults(read: ReadForm, media: Media): ReadForm {
  const faulty = [...media].flatMap(([line, { fault }]) => (fault === null ? [] : [[line, fault] as const]));
  if (faulty.length === 0) return read;
  const known: FormFaults = 'faults' in read ? read.faults : { lines: new Map(), nothing: false };
  const lines = new Map<bigint, LineFaults>(known.lines);
  for (const [line, fault] of faulty) lines.set(line, { ...lines.get(line), media: fault });
  return { faults: { ...known, lines } };
}

/** More than a review may have, or uploaded too long ago. */
function mediaFaults(media: Media): FormFaults {
  const lines = [...media].map(([line, { ids }]): [bigint, LineFaults] => [
    line,
    { media: ids.length > maxReviewPhotos ? 'too-many' : 'unknown-media' },
  ]);
  return { lines: new Map(lines), nothing: false };
}
