import type { OpenReview, ReviewFormView, ReviewsView, WrittenReview } from '../contracts/reviews.ts';
import type { Language } from '../kernel/language.ts';
import type { ShopperReviews, WrittenLine } from '../modules/reviews/door.ts';
import type { WritingForm } from '../modules/reviews/writing/door.ts';
import { questionIn } from '../modules/reviews/writing/questions.ts';

// Reviews as the contract with shoppers' pages tells them.

export function reviewsView({ open, written, later, form }: ShopperReviews, language: Language): ReviewsView {
  return {
    open: open.map(
      (line): OpenReview => ({
        order: `gid://shopify/Order/${line.orderShopifyId}`,
        orderName: line.orderName,
        line: `gid://shopify/LineItem/${line.lineShopifyId}`,
        productTitle: line.productTitle,
        variantTitle: line.variantTitle,
        imageUrl: line.imageUrl,
        questions: line.questions.map((question) => questionIn(question, language)),
        draft: line.draft,
      }),
    ),
    written: written.map(writtenReview),
    later,
    form: formView(form),
  };
}

/** To somebody whom we do not know. */
export const noReviews: ReviewsView = {
  open: [],
  written: [],
  later: 0,
  form: { photos: false, videos: false, recommend: false, thanks: null },
};

function formView({ photos, videos, recommend, thanks: { points, code } }: WritingForm): ReviewFormView {
  const given = { points: points?.toString() ?? null, percent: code?.percent ?? null };
  return {
    photos,
    videos,
    recommend,
    thanks: given.points === null && given.percent === null ? null : given,
  };
}

export function writtenReview({ review, productTitle, reply, thanksCode }: WrittenLine): WrittenReview {
  return {
    id: review.id.toString(),
    productTitle,
    rating: review.stars,
    title: review.title,
    body: review.body,
    status: review.status,
    purchase: review.purchase === 'unknown' ? null : review.purchase,
    submittedAt: review.submittedAt.toString(),
    edited: review.editedAt !== null,
    reuseConsent: review.reuseConsentAt !== null,
    reply,
    thanksCode,
  };
}
