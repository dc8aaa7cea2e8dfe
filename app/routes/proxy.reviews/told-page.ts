import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import { reviewListTexts } from './texts/texts.ts';
import { themedPage } from './themed-page.ts';

/** A page that says one thing and leads on: to all reviews, or to the shop where there are none. */
export function toldPage(
  language: Language,
  text: 'badAddress' | 'off' | 'tooMany' | 'ownReview' | 'unknown',
  status: number,
  home: string,
): Response {
  const texts = reviewListTexts(language);
  return themedPage(
    `<section class="afterglow-reviews afterglow-reviews-page" lang="${language}"><h1>${escapeHtml(texts.heading)}</h1><p role="status">${escapeHtml(texts[text])}</p><p><a href="${escapeHtml(home)}">${escapeHtml(text === 'off' ? texts.home : texts.allReviews)}</a></p></section>`,
    status,
  );
}
