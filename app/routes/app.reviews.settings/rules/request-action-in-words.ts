import type { RequestAction } from '#app/modules/reviews/settings/settings.ts';
import { listed } from '../../../ui/rules/listed.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

/** What a rule of requests does, as a clause: "they are asked 3 days after dispatch". */
export function requestActionInWords(action: RequestAction, texts: Texts): string {
  const { then: words } = texts.reviewAsking.rules;
  const blank = texts.rules.sentence.blank;
  switch (action.set) {
    case 'skip':
      return words.skip;
    case 'reminders':
      return action.days.length === 0
        ? words.noReminders
        : words.reminders(
            listed(
              action.days.map((days) => (days < 1 ? blank : String(days))),
              'and',
              texts.rules.sentence,
            ),
          );
    case 'time': {
      const { trigger, delayDays, fallbackDays } = action;
      const days = delayDays < 0 ? blank : String(delayDays);
      const asked = words.time(days, texts.reviews.settings.inWords.triggers[trigger]);
      if (trigger !== 'delivered') return asked;
      if (fallbackDays === null) return words.neverUnreported(asked);
      return words.unreported(asked, fallbackDays < 0 ? blank : String(fallbackDays));
    }
  }
}
