import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { RuleNames } from '../../ui/rules/condition-in-words.ts';
import { ruleCalled } from '../../ui/rules/rule-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';
import { requestActionInWords } from './rules/request-action-in-words.ts';

/** What settings say, a phrase each. */
export function settingsInWords(
  { request, publish, writing, incentive }: SettingsForm,
  texts: Texts,
  names: RuleNames,
): InWords {
  const words = texts.reviews.settings.inWords;
  const write = texts.reviewWriting.inWords;
  const asking = texts.reviewAsking.inWords;
  const rules = request.rules
    .filter(({ on }) => on)
    .map((rule) => ruleCalled(rule, (action) => requestActionInWords(action, texts), names, texts));
  return {
    request: words.request(request.delayDays, words.triggers[request.trigger]),
    fallback: words.fallback(request.fallbackDays),
    wait: words.wait(request.waitForAllDays),
    window: words.window(request.sendWindow),
    reminders: asking.reminders(request.reminders),
    rules: asking.rules(rules.map((rule) => `“${rule}”`).join(', ')),
    publish: words.publish[publish],
    photos: write.photos(writing.photos),
    videos: write.videos(writing.videos),
    recommend: write.recommend(writing.recommend),
    attributes: write.attributes(writing.attributes.map(({ label }) => `“${label.every}”`).join(', ')),
    incentive: write.incentive(incentive.kind === 'code' ? incentive.percent : null, incentive.days),
  };
}
