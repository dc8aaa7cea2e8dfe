import { describe, expect, it } from 'vitest';
import { noPraise } from '#app/kernel/no-praise.ts';
import { parseSettingsForm, settingsForm } from './forms.ts';
import { defaultSettings, type ReviewSettings } from './settings.ts';
import { emptySaid } from './writing-form.ts';

const settings: ReviewSettings = {
  ...defaultSettings,
  writing: {
    photos: true,
    videos: true,
    recommend: true,
    attributes: [
      {
        kind: 'scale',
        id: 'fit',
        label: { every: 'How does it fit?', de: 'Wie fällt es aus?' },
        types: ['Shoes', 'Boots'],
        low: { every: 'Small' },
        middle: { every: 'As expected' },
        high: { every: 'Large' },
      },
      {
        kind: 'choice',
        id: 'use',
        label: { every: 'Used for' },
        types: [],
        options: [
          { id: 'work', label: { every: 'Work' } },
          { id: 'sport', label: { every: 'Sport', fr: 'Le sport' } },
        ],
      },
    ],
  },
  incentive: { kind: 'code', percent: 10, days: 30 },
};
const form = settingsForm(settings);
const [scale, choice] = form.writing.attributes;
if (scale === undefined || choice === undefined) throw new Error('there are two');
const errorsOf = (change: object) => {
  const parsed = parseSettingsForm({ ...form, ...change });
  return 'errors' in parsed ? parsed.errors : null;
};
const withAttributes = (...attributes: object[]) => ({ writing: { ...form.writing, attributes } });

describe('the form about writing', () => {
  it('comes back as it was shown', () => {
    expect(parseSettingsForm(form)).toEqual({ settings });
  });

  it('lets go of what the other kind would have', () => {
    const changed = { ...scale, kind: 'choice', options: choice.options };
    expect(parseSettingsForm({ ...form, ...withAttributes(changed) })).toMatchObject({
      settings: { writing: { attributes: [{ kind: 'choice', id: 'fit', types: ['Shoes', 'Boots'] }] } },
    });
  });

  it('says at its place what is wrong', () => {
    expect(errorsOf(withAttributes({ ...scale, label: emptySaid }))).toEqual({
      'writing.attributes.0.label.every': 'This needs words.',
    });
    expect(errorsOf(withAttributes({ ...choice, options: choice.options.slice(0, 1) }))).toEqual({
      'writing.attributes.0.options': 'A choice needs two answers or more.',
    });
    expect(errorsOf(withAttributes(scale, scale))).toEqual({
      'writing.attributes': 'Two questions have the same short name.',
    });
    expect(errorsOf(withAttributes({ ...scale, high: { ...emptySaid, every: 'x'.repeat(81) } }))).toEqual({
      'writing.attributes.0.high.every': 'This is at most 80 characters long.',
    });
  });

  it('refuses words that ask for praise, and says why', () => {
    expect(
      errorsOf(withAttributes({ ...scale, label: { ...emptySaid, every: 'What did you love?' } })),
    ).toEqual({ 'writing.attributes.0.label.every': noPraise });
    expect(errorsOf(withAttributes({ ...scale, low: { ...emptySaid, every: 'Low', ja: '高評価' } }))).toEqual(
      { 'writing.attributes.0.low.ja': noPraise },
    );
  });
});

describe('the form about thanks', () => {
  it('takes whole percents and days', () => {
    for (const percent of ['0', '91', '10.5', '', '-5', '1e1'])
      expect(errorsOf({ incentive: { kind: 'code', percent, days: '30' } })).toEqual({
        'incentive.percent': 'The discount is a whole number of percent from 1 to 90.',
      });
    for (const days of ['0', '366', 'soon'])
      expect(errorsOf({ incentive: { kind: 'code', percent: '10', days } })).toEqual({
        'incentive.days': 'A code is good for 1 to 365 days.',
      });
    expect(parseSettingsForm({ ...form, incentive: { kind: 'none', percent: '?', days: '' } })).toMatchObject(
      {
        settings: { incentive: { kind: 'none' } },
      },
    );
  });

  it('knows no stars', () => {
    expect(
      errorsOf({ incentive: { kind: 'code', percent: '10', days: '30', minStars: 4 } })?.[
        'incentive.minStars'
      ],
    ).toContain('16 CFR');
  });
});
