import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { HowReviews } from '#app/modules/reviews/listing/shown.ts';
import { counted, type ReviewListTexts, say } from './texts/texts.ts';

function asked(
  how: HowReviews,
  language: Language,
  words: ReviewListTexts['how'],
): readonly (string | null)[] {
  if (!how.asks) return [words.notAsked];
  const when = say(words[how.asked], { days: counted(language, words.days, how.delayDays) });
  return [
    say(words.asked, { when }),
    how.otherTimes ? words.otherTimes : null,
    how.consent === 'nowhere' ? null : words[how.consent],
    how.leavesOut ? words.leftOut : null,
    how.reminders > 0 ? counted(language, words.reminders, how.reminders) : null,
  ];
}

/** How reviews are collected and verified, from the live settings. */
export function howTold(how: HowReviews, language: Language, texts: ReviewListTexts): string {
  const words = texts.how;
  const number = (n: number) => ({ number: n.toLocaleString(language) });
  const given = {
    none: words.noIncentive,
    points: words.points,
    code: words.code,
    'points-and-code': words.pointsAndCode,
  }[how.incentive];
  const sentences = [
    ...asked(how, language, words),
    say(words.verified, number(how.verified)),
    how.imported > 0 ? say(words.imported, number(how.imported)) : null,
    how.publish === 'manual' ? words.manual : words.auto,
    words.hidden,
    words.average,
    how.products > 1 ? say(words.products, number(how.products)) : null,
    given,
    how.incentivised > 0 ? say(words.incentivised, number(how.incentivised)) : null,
  ].flatMap((sentence) => (sentence === null ? [] : [`<li>${escapeHtml(sentence)}</li>`]));
  return `<details class="afterglow-reviews-how"><summary>${escapeHtml(words.heading)}</summary><ul>${sentences.join('')}</ul></details>`;
}
