import { expect, test } from 'vitest';
import { inheritedText, ownTexts, resolveTexts } from './resolve-texts.ts';
import type { DefaultTexts, TemplateOverrides } from './template.ts';

const defaults: DefaultTexts = {
  en: {
    every: { subject: 'ours', preview: 'ours', greeting: 'ours', body: 'ours', button: 'ours', note: '' },
    loyal: { subject: 'ours, loyal', body: 'ours, loyal' },
  },
  de: {},
  fr: {},
  es: {},
  ja: {},
};
const overrides: TemplateOverrides = {
  en: {
    every: { subject: 'theirs', greeting: 'theirs' },
    loyal: { greeting: 'theirs, loyal', note: 'theirs, loyal' },
  },
};

test('each field is the merchant’s for the state, else theirs for all, else ours for the state, else ours for all', () => {
  expect(resolveTexts(defaults, overrides, 'en', 'loyal')).toEqual({
    subject: 'theirs',
    preview: 'ours',
    greeting: 'theirs, loyal',
    body: 'ours, loyal',
    button: 'ours',
    note: 'theirs, loyal',
  });
  expect(resolveTexts(defaults, overrides, 'en', 'at-risk')).toMatchObject({
    subject: 'theirs',
    body: 'ours',
    note: '',
  });
  expect(resolveTexts(defaults, overrides, 'en', 'every')).toMatchObject({
    greeting: 'theirs',
    body: 'ours',
  });
  expect(resolveTexts(defaults, {}, 'en', 'loyal')).toMatchObject({
    subject: 'ours, loyal',
    greeting: 'ours',
  });
});

test('what the merchant wrote in one language says nothing in another', () => {
  expect(ownTexts(overrides, 'de', 'loyal')).toEqual({});
  expect(resolveTexts(defaults, overrides, 'de', 'loyal').subject).toBe('');
});

test('without words of its own, a field says what stands above it', () => {
  const at = (audience: 'every' | 'loyal', field: 'subject' | 'greeting' | 'body') =>
    inheritedText(defaults, overrides, { language: 'en', audience, field });
  expect(at('every', 'subject')).toBe('ours');
  expect(at('loyal', 'subject')).toBe('theirs');
  expect(at('loyal', 'greeting')).toBe('theirs');
  expect(at('loyal', 'body')).toBe('ours, loyal');
});
