import { z } from 'zod';
import { samplePicture } from './sample-picture.ts';
import { anyAnswer } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Branch } from './vocabulary/story.ts';
import type { EditReviewNoun, ReplyNoun } from './vocabulary/writing.ts';

const withId = z.object({ id: z.string() });

/** What authors change afterwards, the merchant answers, and another app writes; false: the branch has none of these. */
export async function actOnWriting(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'editReview' && branch.editReview) await edit(shop, branch.editReview);
  else if (name === 'withdrawReview' && branch.withdrawReview) {
    const { review, customer } = branch.withdrawReview;
    const body = { review: await reviewNumber(shop, review) };
    await shop.shopper.call(
      author(shop, review, customer),
      { path: '/api/reviews/withdraw', body },
      anyAnswer,
    );
  } else if (name === 'reply' && branch.reply) await replyTo(shop, branch.reply);
  else if (name === 'otherRating' && branch.otherRating) {
    const { sku, ...rating } = branch.otherRating;
    await shop.control.post(`products/${encodeURIComponent(sku)}/rating`, rating, anyAnswer);
  } else if (name === 'takeOverRatings')
    await shop.admin.send('/app/reviews/settings', { intent: 'replace-others' });
  else return false;
  return true;
}

async function edit(shop: StoryShop, { review, customer, ...words }: EditReviewNoun): Promise<void> {
  const body = { review: await reviewNumber(shop, review), ...words };
  await shop.shopper.call(author(shop, review, customer), { path: '/api/reviews/edit', body }, withId);
}

async function replyTo(shop: StoryShop, { review, body, private: alone }: ReplyNoun): Promise<void> {
  await shop.admin.send('/app/reviews/reply', {
    intent: 'reply',
    review: await reviewNumber(shop, review),
    visibility: alone ? 'private' : 'public',
    body,
  });
}

/** Uploads as many pictures for a review of this order (its gid), as the form does: their ids. */
export async function uploadPictures(
  { shopper }: StoryShop,
  customer: string,
  order: string,
  count: number,
): Promise<string[]> {
  const path = `/api/reviews/photos?order=${encodeURIComponent(order)}`;
  const ids: string[] = [];
  for (let index = 0; index < count; index++)
    ids.push((await shopper.call(customer, { path, bytes: await samplePicture() }, withId)).id);
  return ids;
}

/** Our number of what a story calls a review. */
export async function reviewNumber({ names, queries }: StoryShop, alias: string): Promise<string> {
  const { line } = idOf(names.reviews, 'review', alias);
  const row = await queries.review(line.slice(line.lastIndexOf('/') + 1));
  if (row === null) throw new Error(`The review "${alias}" was never taken`);
  return row.id;
}

/** Shopify's id of whoever wrote it, or of who is named instead. */
export function author({ names }: StoryShop, alias: string, instead?: string): string {
  return instead === undefined
    ? idOf(names.reviews, 'review', alias).customer
    : idOf(names.customers, 'customer', instead);
}
