import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ListSummary } from '#app/modules/reviews/listing/door.ts';
import { type ListPage, type ListQuery, listSorts } from '#app/modules/reviews/listing/shown.ts';
import { purchaseOutcomes, type Stars } from '#app/modules/reviews/review.ts';
import { asParameters, filterParameter } from './asked-list.ts';
import { howTold } from './how-told.ts';
import { reviewItem, stars } from './review-item.ts';
import { said } from './said.ts';
import { counted, type ReviewListTexts, reviewListTexts, say } from './texts/texts.ts';
import { themedPage } from './themed-page.ts';

export interface ReviewsPage {
  readonly language: Language;
  readonly query: ListQuery;
  readonly page: ListPage;
  /** Null: nobody has reviewed it. */
  readonly summary: ListSummary | null;
  /** Of the product; null: of the whole shop, or not known. */
  readonly title: string | null;
  /** "/apps/afterglow/reviews" */
  readonly list: string;
  /** The storefront's root, without a slash at its end; "" at the top. */
  readonly root: string;
  /** The shop's front page, or the product's own. */
  readonly home: string;
}

const newestFirst: readonly Stars[] = [5, 4, 3, 2, 1];

/** The whole list within the shop's own layout; links and forms do everything. */
export function reviewsPage(asked: ReviewsPage): Response {
  const { language, summary, title, query, home } = asked;
  const texts = reviewListTexts(language);
  const heading = title === null ? texts.wholeShop : say(texts.of, { title });
  const body = [
    `<h1 id="afterglow-reviews-heading">${escapeHtml(heading)}</h1>`,
    ...(['voted', 'reported'] as const).map((word) => saidOf(word, texts.said[word])),
    saidOf('vote-refused', texts.said.refused),
    summary === null ? '' : average(summary, asked, texts),
    summary === null || summary.rating.count < 2 ? '' : tools(asked, summary, texts),
    `<div data-afterglow-results>${listPart(asked)}</div>`,
    summary === null ? '' : howTold(summary.how, language, texts),
    `<p><a href="${escapeHtml(home)}">${escapeHtml(query.product === null ? texts.home : texts.back)}</a></p>`,
  ];
  const language_ = `lang="${language}"`;
  return themedPage(
    `<section class="afterglow-reviews afterglow-reviews-page" id="reviews" ${language_} aria-labelledby="afterglow-reviews-heading">${body.join('\n')}</section>`,
  );
}

const saidOf = (word: string, text: string) =>
  `<p class="afterglow-reviews-said" id="afterglow-${word}" role="status">${escapeHtml(text)}</p>`;

/** The list alone, as the theme's script puts it into a page. */
export function listPart({ language, query, page, summary, list, root }: ReviewsPage): string {
  const texts = reviewListTexts(language);
  const place = {
    ...{ language, texts, list, root },
    attributes: summary?.words ?? [],
    back: addressOf(list, query, query.after),
  };
  const items = page.reviews.map((review) => reviewItem(review, place)).join('\n');
  const none = query.after === null && page.reviews.length === 0 ? noneText(query, texts) : '';
  const pager = [
    page.next === null
      ? ''
      : `<a rel="next" href="${escapeHtml(addressOf(list, query, page.next))}">${escapeHtml(texts.next)}</a>`,
    query.after === null
      ? ''
      : `<a rel="first" href="${escapeHtml(addressOf(list, query, null))}">${escapeHtml(texts.first)}</a>`,
  ].filter(Boolean);
  return `${none}<ol class="afterglow-reviews-list">${items}</ol>${pager.length === 0 ? '' : `<p class="afterglow-reviews-pager">${pager.join(' ')}</p>`}`;
}

function noneText({ filter, search }: ListQuery, texts: ReviewListTexts): string {
  return quiet(filter === null && search === null ? texts.empty : texts.none);
}

const quiet = (text: string) => `<p class="afterglow-reviews-quiet">${escapeHtml(text)}</p>`;

/** What stands in place of the list while the shop shows none. */
export const offPart = (language: Language): string => quiet(reviewListTexts(language).off);

function addressOf(list: string, query: ListQuery, after: string | null): string {
  const parameters = asParameters(query);
  if (after !== null) parameters.set('after', after);
  const text = parameters.toString();
  return text === '' ? list : `${list}?${text}`;
}

function average(summary: ListSummary, asked: ReviewsPage, texts: ReviewListTexts): string {
  const { rating, recommended, notRecommended } = summary;
  const { language, query, list } = asked;
  const shown = rating.value.replace('.', texts.point);
  const label = counted(language, texts.label, rating.count, { rating: shown });
  const heard = recommended + notRecommended;
  const share = heard === 0 ? null : Math.floor((200 * recommended + heard) / (2 * heard));
  const bars = newestFirst.map((of) => {
    const n = rating.counts[of];
    const text = escapeHtml(counted(language, texts.bar, of));
    const href = addressOf(list, { ...query, filter: { by: 'stars', stars: of } }, null);
    const current = query.filter?.by === 'stars' && query.filter.stars === of ? ' aria-current="true"' : '';
    const name = n === 0 ? `<span>${text}</span>` : `<a href="${escapeHtml(href)}"${current}>${text}</a>`;
    return bar(name, n / rating.count, n.toLocaleString(language));
  });
  return `<div class="afterglow-reviews-sum"><div class="afterglow-reviews-average"><b>${escapeHtml(shown)}</b>${stars(rating.value, label)}<span>${escapeHtml(counted(language, texts.count, rating.count))}</span>${share === null ? '' : `<span>${escapeHtml(say(texts.recommend, { number: share }))}</span>`}</div><ul class="afterglow-reviews-bars">${bars.join('')}</ul>${answers(summary, language, texts)}</div>`;
}

/** `name` is HTML; `share` from 0 to 1. */
const bar = (name: string, share: number, figure: string) =>
  `<li>${name}<span class="afterglow-reviews-bar" aria-hidden="true"><span style="inline-size:${(share * 100).toFixed(1)}%"></span></span><span>${escapeHtml(figure)}</span></li>`;

/** What was answered to the merchant's own questions, as shares; of a scale, 2 is told with 1 and 4 with 5. */
function answers({ attributes }: ListSummary, language: Language, texts: ReviewListTexts): string {
  const told = attributes.map(({ kind, label, values, counts }) => {
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const beside: Readonly<Record<string, string>> = kind === 'scale' ? { 1: '2', 5: '4' } : {};
    const bars = values.map(({ value, label: named }) => {
      const n = (counts[value] ?? 0) + (counts[beside[value] ?? ''] ?? 0);
      const share = Math.floor((200 * n + total) / (2 * total));
      const figure = say(texts.percent, { number: share });
      return bar(`<span>${escapeHtml(said(named, language))}</span>`, n / total, figure);
    });
    return `<div class="afterglow-reviews-attribute"><h2>${escapeHtml(said(label, language))}</h2><ul class="afterglow-reviews-bars">${bars.join('')}</ul></div>`;
  });
  return told.join('');
}

function tools(asked: ReviewsPage, summary: ListSummary, texts: ReviewListTexts): string {
  const { query, list } = asked;
  const { verified, imported } = summary.how;
  const some = verified > 0 && verified < summary.rating.count;
  // What became of it is not known where all of them were imported and no order stands behind any.
  const outcomes = verified > 0 || imported < summary.rating.count ? purchaseOutcomes : [];
  const links: readonly (readonly [ListQuery['filter'], string])[] = [
    [null, texts.everything],
    ...(summary.media > 0 ? [[{ by: 'media' }, texts.withMedia] as const] : []),
    ...(some ? [[{ by: 'verified' }, texts.verifiedBuyer] as const] : []),
    ...outcomes.map((purchase) => [{ by: 'purchase', purchase }, texts[purchase]] as const),
  ];
  const isSame = (filter: ListQuery['filter']) =>
    JSON.stringify(filter) === JSON.stringify(query.filter) ? ' aria-current="true"' : '';
  const nav = links.map(
    ([filter, text]) =>
      `<a href="${escapeHtml(addressOf(list, { ...query, filter }, null))}"${isSame(filter)}>${escapeHtml(text)}</a>`,
  );
  const kept = [
    ...(query.product === null ? [] : [['product', query.product.toString()] as const]),
    ...(query.filter === null ? [] : [filterParameter(query.filter)]),
  ].map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`);
  const options = listSorts.map(
    (sort) =>
      `<option value="${sort}"${sort === query.sort ? ' selected' : ''}>${escapeHtml(texts.sorts[sort])}</option>`,
  );
  return `<div class="afterglow-reviews-tools"><nav aria-label="${escapeHtml(texts.only)}">${nav.join('')}</nav><form method="get" action="${escapeHtml(list)}" role="search">${kept.join('')}<label>${escapeHtml(texts.search)} <input type="search" name="q" maxlength="100" value="${escapeHtml(query.search ?? '')}"></label><label>${escapeHtml(texts.sort)} <select name="sort">${options.join('')}</select></label><button>${escapeHtml(texts.show)}</button></form></div>`;
}
