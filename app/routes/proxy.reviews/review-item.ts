import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { AttributeWords, ShownMedia, ShownReview } from '#app/modules/reviews/listing/shown.ts';
import { hideReasons } from '#app/modules/reviews/review.ts';
import { said } from './said.ts';
import { counted, type ReviewListTexts, say } from './texts/texts.ts';

/** What an item of the list is printed with. */
export interface ItemPlace {
  readonly language: Language;
  readonly texts: ReviewListTexts;
  readonly attributes: readonly AttributeWords[];
  /** The storefront's root, without a slash at its end; "" at the top. */
  readonly root: string;
  /** "/apps/afterglow/reviews" */
  readonly list: string;
  /** Where its forms lead back to. */
  readonly back: string;
}

/** One review as the theme's block prints it. Everything that people wrote is escaped. */
export function reviewItem(review: ShownReview, place: ItemPlace): string {
  const { texts } = place;
  const parts = [
    head(review, place),
    labels(review, texts),
    product(review, place),
    review.variant === null ? '' : quiet(escapeHtml(review.variant)),
    review.title === '' ? '' : `<h3 dir="auto">${escapeHtml(review.title)}</h3>`,
    review.body === '' ? '' : `<p class="afterglow-reviews-body" dir="auto">${lines(review.body)}</p>`,
    facts(review, place),
    review.recommends === null
      ? ''
      : `<p>${escapeHtml(review.recommends ? texts.recommends : texts.recommendsNot)}</p>`,
    pictures(review.media, texts),
    reply(review, place),
    foot(review, place),
  ];
  return `<li><article id="afterglow-review-${escapeHtml(review.id)}">${parts.join('')}</article></li>`;
}

/** `text` is HTML. */
const quiet = (text: string): string => `<p class="afterglow-reviews-quiet" dir="auto">${text}</p>`;

/** The product where it is named, and where it is to be had. */
function product({ product, productHandle }: ShownReview, { root }: ItemPlace): string {
  if (product === null) return '';
  const title = escapeHtml(product);
  if (productHandle === undefined) return quiet(title);
  return quiet(
    `<a href="${escapeHtml(`${root}/products/${encodeURIComponent(productHandle)}`)}">${title}</a>`,
  );
}

export const lines = (text: string): string => escapeHtml(text).replace(/\r?\n/g, '<br>\n');

/** "15 March 2026" of "2026-03-15", in the language of the page. */
const day = (date: string, language: Language): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });

/** Stars of a value from 0 to 5 ("4.3"), with words for those who do not see them. */
export function stars(value: string, label: string): string {
  const filled = (Number(value) * 20).toFixed(1);
  return `<span class="afterglow-stars" role="img" aria-label="${escapeHtml(label)}"><span class="afterglow-stars-full" aria-hidden="true" style="inline-size:${filled}%"></span><span class="afterglow-stars-empty" aria-hidden="true"></span></span>`;
}

function head({ rating, name, date }: ShownReview, { language, texts }: ItemPlace): string {
  const who = name === '' ? '' : ` <b><bdi>${escapeHtml(name)}</bdi></b>`;
  return `<p class="afterglow-reviews-head">${stars(String(rating), counted(language, texts.stars, rating))}${who} <time datetime="${escapeHtml(date)}">${escapeHtml(day(date, language))}</time></p>`;
}

function labels(review: ShownReview, texts: ReviewListTexts): string {
  const verification = {
    verified_buyer: texts.verifiedBuyer,
    verified_reviewer: texts.verifiedReviewer,
    unverified: texts.unverified,
  }[review.verification];
  const all = [
    verification,
    review.purchase === 'unknown' ? null : texts[review.purchase],
    review.incentivised ? texts.incentivised : null,
    review.imported ? texts.imported : null,
    review.edited ? texts.edited : null,
  ];
  const spans = all.flatMap((text) => (text === null ? [] : [`<span>${escapeHtml(text)}</span>`]));
  return `<p class="afterglow-reviews-labels">${spans.join('')}</p>`;
}

/** What was answered to the merchant's own questions. */
function facts({ answers }: ShownReview, { attributes, language, texts }: ItemPlace): string {
  const told = attributes.flatMap((attribute) => {
    const value = answers[attribute.id];
    if (value === undefined) return [];
    const answer = answerText(attribute, value, language, texts);
    return `<div><dt>${escapeHtml(said(attribute.label, language))}</dt><dd>${escapeHtml(answer)}</dd></div>`;
  });
  return told.length === 0 ? '' : `<dl class="afterglow-reviews-facts">${told.join('')}</dl>`;
}

function answerText(
  { values }: AttributeWords,
  value: string,
  language: Language,
  texts: ReviewListTexts,
): string {
  const named = values.find((one) => one.value === value);
  if (named !== undefined) return said(named.label, language);
  const [low, high] = [values[0], values.at(-1)];
  if (low === undefined || high === undefined) return value;
  return say(texts.scale, { value, low: said(low.label, language), high: said(high.label, language) });
}

export function pictures(media: readonly ShownMedia[], texts: ReviewListTexts): string {
  const items = media
    .filter(({ url }) => /^(https?:\/\/|\/)/.test(url))
    .map((one, at) => picture(one, at + 1, texts));
  return items.length === 0 ? '' : `<ul class="afterglow-reviews-media">${items.join('')}</ul>`;
}

function picture(
  { kind, url, poster, width, height }: ShownMedia,
  number: number,
  texts: ReviewListTexts,
): string {
  const label = say(kind === 'video' ? texts.video : texts.photo, { number });
  const still = kind === 'video' ? poster : url;
  const small = still === null ? null : `${still}${still.includes('?') ? '&' : '?'}width=192`;
  const image =
    small === null
      ? ''
      : `<img src="${escapeHtml(small)}" width="96" height="96" alt="" loading="lazy" decoding="async">`;
  const play = kind === 'video' ? '<span class="afterglow-reviews-play" aria-hidden="true"></span>' : '';
  return `<li><a href="${escapeHtml(url)}" data-kind="${kind}" data-width="${width}" data-height="${height}" aria-label="${escapeHtml(label)}">${image}${play}</a></li>`;
}

function reply({ reply: given }: ShownReview, { language, texts }: ItemPlace): string {
  if (given === null) return '';
  return `<div class="afterglow-reviews-reply"><p class="afterglow-reviews-head"><b>${escapeHtml(texts.reply)}</b> <time datetime="${escapeHtml(given.date)}">${escapeHtml(day(given.date, language))}</time></p><p dir="auto">${lines(given.body)}</p></div>`;
}

/** Votes and reports are forms, so that they work without a script. */
function foot(review: ShownReview, { language, texts, list, back }: ItemPlace): string {
  const hidden = `<input type="hidden" name="review" value="${escapeHtml(review.id)}"><input type="hidden" name="back" value="${escapeHtml(back)}">`;
  const reasons = hideReasons.map(
    (reason) => `<option value="${reason}">${escapeHtml(texts.reasons[reason])}</option>`,
  );
  return `<div class="afterglow-reviews-foot"><form method="post" action="${escapeHtml(list)}/vote">${hidden}<button name="helpful" value="1">${escapeHtml(texts.helpful)} (<span data-helpful>${review.helpful.toLocaleString(language)}</span>)</button> <button name="helpful" value="0">${escapeHtml(texts.unhelpful)}</button></form><details><summary>${escapeHtml(texts.report)}</summary><form method="post" action="${escapeHtml(list)}/report">${hidden}<label>${escapeHtml(texts.reason)} <select name="reason">${reasons.join('')}</select></label><button>${escapeHtml(texts.reportSend)}</button></form></details></div>`;
}
