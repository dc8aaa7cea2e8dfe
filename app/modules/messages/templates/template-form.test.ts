import { describe, expect, test } from 'vitest';
import { isChanged, orderedOverrides, withText } from './edit-overrides.ts';
import { parseTemplateForm, readOverrides } from './template-form.ts';

const fine = () => null;
const errorsOf = (form: unknown, faultOf: (text: string) => string | null = fine) => {
  const parsed = parseTemplateForm(form, faultOf);
  return 'errors' in parsed ? parsed.errors : null;
};

describe('the words of a form', () => {
  test('are kept trimmed, in one order and without empty parts', () => {
    const parsed = parseTemplateForm(
      {
        de: { loyal: {}, every: { button: ' Ansehen ', subject: 'Deine Retoure', body: 'Eins\r\n\r\nZwei' } },
        en: { 'at-risk': { greeting: '' } },
        fr: {},
      },
      fine,
    );
    expect(JSON.stringify('overrides' in parsed && parsed.overrides)).toBe(
      JSON.stringify({
        en: { 'at-risk': { greeting: '' } },
        de: { every: { subject: 'Deine Retoure', body: 'Eins\n\nZwei', button: 'Ansehen' } },
      }),
    );
  });

  test('that are wrong say so at their place', () => {
    expect(
      errorsOf({
        de: { every: { subject: ' ', preview: 'a\nb' } },
        en: { loyal: { button: 'x'.repeat(61), note: '\u0000' } },
      }),
    ).toEqual({
      'de.every.subject': 'The subject cannot be empty.',
      'de.every.preview': 'The preview line is one line.',
      'en.loyal.button': 'The button has at most 60 characters.',
      'en.loyal.note': 'The note holds a character that no mail can show.',
    });
    const brace = (text: string) => (text.includes('{{ x }}') ? 'There is no field x.' : null);
    expect(errorsOf({ en: { every: { body: 'Hello {{ x }}' } } }, brace)).toEqual({
      'en.every.body': 'There is no field x.',
    });
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{ it: {} }],
    [{ en: { nobody: {} } }],
    [{ en: { every: { title: 'x' } } }],
    [{ en: { every: { subject: 1 } } }],
    [{ en: null }],
  ])('%j are refused', (form) => {
    expect(errorsOf(form)).not.toBeNull();
  });

  test('are read again as they were saved', () => {
    const saved = { en: { every: { subject: 'Hello', note: '' } } };
    expect(readOverrides(saved)).toEqual(saved);
    expect(readOverrides({})).toEqual({});
  });
});

describe('a text', () => {
  const place = { language: 'de', audience: 'loyal', field: 'greeting' } as const;

  test('is put at its place, and nothing is left behind when it is taken away', () => {
    const with1 = withText({ en: { every: { subject: 'Hi' } } }, place, '');
    expect(with1).toEqual({ en: { every: { subject: 'Hi' } }, de: { loyal: { greeting: '' } } });
    expect(isChanged(with1, 'de')).toBe(true);
    expect(isChanged(with1, 'de', 'every')).toBe(false);
    expect(withText(with1, place, null)).toEqual({ en: { every: { subject: 'Hi' } } });
  });

  test('makes the same words written the same, in whichever order it came', () => {
    const one = { language: 'en', audience: 'every', field: 'subject' } as const;
    const first = withText(withText({}, one, 'A'), place, 'B');
    const second = withText(withText({}, place, 'B'), one, 'A');
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(JSON.stringify(orderedOverrides(second))).toBe(JSON.stringify(second));
  });
});
