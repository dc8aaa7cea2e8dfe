import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';

/** What settings say, a phrase each. */
export function settingsInWords({ request, publish }: SettingsForm, { reviews }: Texts): InWords {
  const words = reviews.settings.inWords;
  return {
    request: words.request(request.delayDays, words.triggers[request.trigger]),
    fallback: words.fallback(request.fallbackDays),
    wait: words.wait(request.waitForAllDays),
    window: words.window(request.sendWindow),
    publish: words.publish[publish],
  };
}
