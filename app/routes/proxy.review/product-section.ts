import { maxReviewPhotos, maxVideoSeconds } from '#app/contracts/reviews.ts';
import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { LineToReview } from '#app/modules/reviews/door.ts';
import type { Attribute } from '#app/modules/reviews/settings/settings.ts';
import { textLimits } from '#app/modules/reviews/writing/clean-text.ts';
import type { WritingForm } from '#app/modules/reviews/writing/door.ts';
import { questionIn } from '#app/modules/reviews/writing/questions.ts';
import { type Filling, faultText, radioField, starsField, textField } from './fields.ts';
import type { LineFaults } from './form.ts';

/** A picture that was uploaded with this form before. */
export interface KeptMedium {
  readonly id: string;
  readonly url: string;
}

export interface ProductSection extends Filling {
  readonly line: LineToReview;
  readonly form: WritingForm;
  readonly language: Language;
  readonly faults: LineFaults | undefined;
  readonly kept: readonly KeptMedium[];
}

/** One product with everything that its review may say. */
export function productSection(section: ProductSection): string {
  const { line, form, faults, texts } = section;
  const id = line.lineShopifyId;
  const picture =
    line.imageUrl !== null && /^https?:\/\//.test(line.imageUrl)
      ? `<img src="${escapeHtml(line.imageUrl)}" alt="" width="64" height="64">`
      : '';
  const variant = line.variantTitle === null ? '' : `<p class="soft">${escapeHtml(line.variantTitle)}</p>`;
  const words = { most: textLimits.body, fault: faults?.body, large: true };
  return `<section class="product" id="line-${id}">
<div class="head">${picture}<div><h2 dir="auto">${escapeHtml(line.productTitle)}</h2>${variant}</div></div>
${starsField(`rating-${id}`, section, faults?.rating)}
${textField({ name: `title-${id}`, label: texts.headline, most: textLimits.title, fault: faults?.title }, section)}
${textField({ name: `body-${id}`, label: texts.words, ...words }, section)}
${line.questions.map((question) => questionField(question, section)).join('\n')}
${form.recommend ? recommendField(id, section) : ''}
${form.photos || form.videos ? mediaField(section) : ''}
</section>`;
}

function questionField(
  question: Attribute,
  { line, language, texts, values, faults }: ProductSection,
): string {
  const name = `answer-${line.lineShopifyId}-${question.id}`;
  const { label, values: offered } = questionIn(question, language);
  const choices = offered.map(({ value, label: words }) => ({
    value,
    html: escapeHtml(wordsOf(question.kind, value, words)),
  }));
  const known = offered.some(({ value }) => value === values[name]);
  const unknown = faults?.answers !== undefined && values[name] !== undefined && !known;
  const fault = unknown ? faultText(name, texts.answerUnknown) : '';
  return radioField({ name, label, optional: texts.optional, choices, chosen: values[name], fault });
}

/** Steps of a scale keep their number: only the ends and the middle have words. */
function wordsOf(kind: Attribute['kind'], value: string, words: string): string {
  if (words === '') return value;
  return kind === 'scale' ? `${value} – ${words}` : words;
}

function recommendField(id: bigint, { texts, values }: Filling): string {
  const name = `recommend-${id}`;
  const { label, yes, no } = texts.recommend;
  const choices = [
    { value: 'yes', html: escapeHtml(yes) },
    { value: 'no', html: escapeHtml(no) },
  ];
  return radioField({ name, label, optional: texts.optional, choices, chosen: values[name] });
}

function mediaField({ line, form, texts, faults, kept }: ProductSection): string {
  const id = line.lineShopifyId;
  const name = `files-${id}`;
  const { media } = texts;
  const label = form.photos ? (form.videos ? media.photosAndVideos : media.photos) : media.videos;
  const accept = [
    ...(form.photos ? ['image/jpeg', 'image/png', 'image/webp'] : []),
    ...(form.videos ? ['video/mp4', 'video/quicktime', 'video/webm'] : []),
  ].join();
  const hints = [
    ...(form.photos ? [media.hint(maxReviewPhotos)] : []),
    ...(form.videos ? [media.hintVideo(maxVideoSeconds)] : []),
  ].join(' ');
  const fault = faults?.media === undefined ? '' : faultText(name, media.faults[faults.media]);
  const about = `${name}-hint${fault === '' ? '' : ` ${name}-fault`}`;
  const pictures = kept.map(
    ({ id: medium, url }, index) =>
      `<label><input type="checkbox" name="media-${id}" value="${escapeHtml(medium)}" checked> <img src="${escapeHtml(url)}" alt="" width="64" height="64"> ${escapeHtml(media.kept(index + 1))}</label>`,
  );
  return `<div class="field"><label class="label" for="${name}">${escapeHtml(label)} <span class="soft">(${escapeHtml(texts.optional)})</span></label>
${pictures.length === 0 ? '' : `<div class="choices kept">${pictures.join('\n')}</div>`}
<input type="file" id="${name}" name="${name}" multiple accept="${accept}" aria-describedby="${about}">
<p class="soft" id="${name}-hint">${escapeHtml(hints)}</p>${fault}</div>`;
}
