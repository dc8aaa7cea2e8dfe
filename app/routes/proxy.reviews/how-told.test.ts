import { describe, expect, it } from 'vitest';
import { languages } from '#app/kernel/language.ts';
import type { HowReviews } from '#app/modules/reviews/listing/shown.ts';
import { howTold } from './how-told.ts';
import { reviewListTexts } from './texts/texts.ts';

const how: HowReviews = {
  ...{ asked: 'delivered', delayDays: 7, asks: true, consent: 'nowhere', leavesOut: false },
  ...{ otherTimes: false, reminders: 0, publish: 'auto', verified: 1, imported: 0, incentivised: 0 },
  ...{ average: 'mean-to-one-decimal', order: 'newest-first', incentive: 'none', hiddenFor: [], products: 1 },
};

describe.each(languages)('how reviews are collected, in %s', (language) => {
  const texts = reviewListTexts(language);
  const words = texts.how;
  const told = (change: Partial<HowReviews>) => howTold({ ...how, ...change }, language, texts);
  const told7 = words.delivered.replace('{days}', words.days.other.replace('{count}', '7'));

  it('names when customers are asked, and nothing that the settings do not say', () => {
    const all = told({});
    expect(all).toContain(told7);
    expect(all).not.toMatch(/\{\w+\}/);
    for (const more of [
      words.otherTimes,
      words.somewhere,
      words.everywhere,
      words.leftOut,
      words.notAsked,
      words.reminders.one,
    ])
      expect(all).not.toContain(`<li>${more}</li>`);
  });

  it.each([
    [{ otherTimes: true }, words.otherTimes],
    [{ consent: 'somewhere' }, words.somewhere],
    [{ consent: 'everywhere' }, words.everywhere],
    [{ leavesOut: true }, words.leftOut],
    [{ publish: 'manual' }, words.manual],
    [{ publish: 'auto' }, words.auto],
  ] as const)('says what limits it: %j', (change, sentence) => {
    expect(told(change)).toContain(`<li>${sentence}</li>`);
  });

  it('speaks of no time, consent or reminder where nobody is asked', () => {
    const none = told({
      asks: false,
      consent: 'everywhere',
      leavesOut: true,
      otherTimes: true,
      reminders: 2,
    });
    expect(none).toContain(words.notAsked);
    for (const more of [told7, words.otherTimes, words.everywhere, words.leftOut])
      expect(none).not.toContain(more);
  });
});
