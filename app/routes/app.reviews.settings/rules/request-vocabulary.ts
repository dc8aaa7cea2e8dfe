import type { RequestAction } from '#app/modules/reviews/settings/settings.ts';
import type { ActionVocabulary } from '../../../ui/rules/editor/actions.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import { RequestActionFields } from './action-fields.tsx';
import { requestActionInWords } from './request-action-in-words.ts';

/** What rules of requests can do. */
export function requestVocabulary(texts: Texts): ActionVocabulary<RequestAction> {
  const { group, actions } = texts.reviewAsking.rules;
  const kinds = (['time', 'reminders', 'skip'] as const).map((id) => ({ id, label: actions[id] }));
  return {
    groups: [{ title: group, kinds }],
    kindOf: ({ set }) => set,
    fresh: freshAction,
    inWords: (action) => requestActionInWords(action, texts),
    Fields: RequestActionFields,
  };
}

function freshAction(kind: string): RequestAction | null {
  switch (kind) {
    case 'time':
      return { set: 'time', trigger: 'delivered', delayDays: notANumber, fallbackDays: null };
    case 'reminders':
      return { set: 'reminders', days: [] };
    case 'skip':
      return { set: 'skip' };
    default:
      return null;
  }
}
