import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

/** What reviews tell, as one sentence without its full stop; null: it is not theirs. */
export function reviewFactInWords(
  { kind, data }: Pick<TimelineEntry, 'kind' | 'data'>,
  texts: Texts,
): string | null {
  const words = texts.customer.reviewFacts;
  const order = typeof data.order === 'string' ? data.order : '';
  const stars = typeof data.stars === 'number' ? data.stars : 0;
  const named = (table: Readonly<Record<string, string>>, code: unknown) =>
    typeof code === 'string' && Object.hasOwn(table, code) ? (table[code] ?? '') : String(code ?? '');
  switch (kind) {
    case 'review-request-due':
      return words.due(order, whyDue(data, texts));
    case 'review-requested':
      return words.requested(order);
    case 'review-reminded':
      return words.reminded(order);
    case 'review-paused':
      return words.paused(order);
    case 'review-submitted':
      return words.submitted(order, stars);
    case 'review-published':
      return words.published;
    case 'review-code-made':
      return words.thanked;
    case 'review-replied':
      return data.visibility === 'private' ? words.repliedPrivately : words.replied;
    case 'review-edited':
      return words.edited(stars);
    case 'review-hidden':
      if (data.reason === 'withdrawn') return words.withdrawn;
      return words.hidden(named(words.hideReasons, data.reason));
    case 'review-removed':
      return words.removed;
    case 'review-media-added':
      return data.kind === 'video' ? words.videoAdded : words.photoAdded;
    case 'review-media-hidden':
      return words.mediaHidden(named(words.hideReasons, data.reason));
    case 'review-media-shown':
      return words.mediaShown;
    case 'question-asked':
      return words.questionAsked;
    case 'question-answered':
      return words.questionAnswered;
    default:
      return null;
  }
}

/** What set the moment, as a clause; '' where nothing says it. */
function whyDue({ trigger, days, unreported, waited, rule }: TimelineEntry['data'], texts: Texts): string {
  const words = texts.customer.reviewFacts.why;
  if (typeof days !== 'number' || typeof trigger !== 'string' || !Object.hasOwn(words.triggers, trigger))
    return '';
  const from = words.triggers[unreported === true ? 'fulfilled' : trigger] ?? '';
  return [
    words.days(days, from),
    ...(unreported === true ? [words.unreported] : []),
    ...(waited === true ? [words.waited] : []),
    ...(typeof rule === 'string' ? [words.rule(rule)] : []),
  ].join(', ');
}
