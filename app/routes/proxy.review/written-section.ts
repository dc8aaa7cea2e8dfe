import { escapeHtml } from '#app/kernel/html.ts';
import type { WrittenLine } from '#app/modules/reviews/door.ts';
import { textLimits } from '#app/modules/reviews/writing/clean-text.ts';
import { paragraph } from '../../shoppers/page.ts';
import { checkField, hidden, starsField, textField } from './fields.ts';
import type { LineFaults, Typed } from './form.ts';
import type { ReviewPageTexts } from './texts/texts.ts';

export interface EditFaults {
  readonly review: bigint;
  readonly typed: Typed;
  readonly faults: LineFaults;
}

interface Place {
  readonly texts: ReviewPageTexts;
  readonly action: string;
  /** A change that was sent and has something wrong. */
  readonly editing: EditFaults | undefined;
}

/** What was written before, each with the way to change it. */
export function writtenSection(written: readonly WrittenLine[], place: Place): string {
  if (written.length === 0) return '';
  return `<section>${paragraph(place.texts.written)}
${written.map((one) => writtenReview(one, place)).join('\n')}</section>`;
}

function writtenReview({ review, productTitle, reply, thanksCode }: WrittenLine, place: Place): string {
  const { texts } = place;
  const state = [
    texts.star(review.stars),
    texts.status[review.status],
    ...(review.editedAt === null ? [] : [texts.wasEdited]),
  ];
  return `<section class="product" id="review-${review.id}">
<h2 dir="auto">${escapeHtml(productTitle)}</h2>
<p class="soft">${escapeHtml(state.join(' · '))}</p>
${review.title === '' ? '' : `<h3 dir="auto">${escapeHtml(review.title)}</h3>`}
${review.body === '' ? '' : `<p class="said" dir="auto">${escapeHtml(review.body)}</p>`}
${reply === null ? '' : `<div class="reply"><p><strong>${escapeHtml(texts.reply)}</strong></p><p class="said" dir="auto">${escapeHtml(reply)}</p></div>`}
${thanksCode === null ? '' : paragraph(texts.given.yourCode(thanksCode))}
${editForm(review.id, { title: review.title, body: review.body, stars: review.stars, reuse: review.reuseConsentAt !== null }, place)}
</section>`;
}

interface Said {
  readonly title: string;
  readonly body: string;
  readonly stars: number;
  readonly reuse: boolean;
}

function editForm(id: bigint, said: Said, { texts, action, editing }: Place): string {
  const own = editing?.review === id ? editing : undefined;
  const [rating, title, body, reuse] = ['rating', 'title', 'body', 'reuse'].map((field) => `${field}-r${id}`);
  const values: Typed = own?.typed ?? {
    [rating ?? '']: String(said.stars),
    [title ?? '']: said.title,
    [body ?? '']: said.body,
  };
  const filling = { texts, values };
  const consent = own === undefined ? said.reuse : own.typed[reuse ?? ''] === '1';
  const name = { rating: rating ?? '', title: title ?? '', body: body ?? '', reuse: reuse ?? '' };
  const words = { most: textLimits.body, fault: own?.faults.body, large: true };
  const start = `<form method="post" action="${escapeHtml(action)}" novalidate>${hidden('review', String(id))}`;
  return `<details${own === undefined ? '' : ' open'}><summary>${escapeHtml(texts.edit)}</summary>
${start}${hidden('act', 'edit')}
${starsField(name.rating, filling, own?.faults.rating)}
${textField({ name: name.title, label: texts.headline, most: textLimits.title, fault: own?.faults.title }, filling)}
${textField({ name: name.body, label: texts.words, ...words }, filling)}
${checkField(name.reuse, texts.reuse, consent)}
<button type="submit">${escapeHtml(texts.save)}</button></form>
<details><summary>${escapeHtml(texts.takeBack)}</summary>
${paragraph(texts.takeBackWhat)}
${start}${hidden('act', 'withdraw')}
<button class="plain" type="submit">${escapeHtml(texts.takeBackNow)}</button></form></details></details>`;
}
