import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '#app/kernel/language.ts';
import { messageKinds } from '#app/modules/messages/message.ts';
import { wording } from '../wording.ts';
import { fieldsOfKind } from './fields.ts';
import { fill } from './words.ts';

const fault = (words: string) => wording.fault('review-request', words);

describe('words with fields', () => {
  it('print the field, or what stands in for it', () => {
    expect(fill('Hello {{ first_name | default: "there" }},', { first_name: 'Anna' })).toBe('Hello Anna,');
    expect(fill('Hello {{ first_name | default: "there" }},', { first_name: '' })).toBe('Hello there,');
    expect(fill('{{ first_name | upcase }} {{ first_name | truncate: 3, "" }}', { first_name: 'anna' })).toBe(
      'ANNA ann',
    );
  });

  it('close the hole that an empty field leaves', () => {
    expect(fill('Hello {{ first_name }},', { first_name: '' })).toBe('Hello,');
    expect(fill('Hola, {{ first_name }}:', { first_name: '' })).toBe('Hola:');
    expect(fill('{{ first_name }}, hello', { first_name: '' })).toBe('hello');
  });

  it('take a value as text, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        expect(fill('<{{ first_name }}>', { first_name: `${value}{{ shop_name }}{% if x %}` })).toBe(
          `<${value}{{ shop_name }}{% if x %}>`,
        );
      }),
    );
  });

  it.each([
    ['{{ surname }}', 'There is no field surname'],
    ['{{ points }}', 'There is no field points'],
    ['{{ constructor }}', 'There is no field constructor'],
    ['{% if first_name %}Hi{% endif %}', 'Tags such as'],
    ['{% raw %}', 'Tags such as'],
    ['{{ first_name | raw }}', 'cannot be followed by raw'],
    ['{{ first_name | append: "x" }}', 'cannot be followed by append'],
    ['{{ first_name.size }}', 'two braces'],
    ['{{ (1..99999999) }}', 'two braces'],
    ['{{ "text" }}', 'two braces'],
    ['{{ first_name', 'two braces'],
    ['first_name }}', 'two braces'],
    ['{{ }}', 'two braces'],
    ['{{ first_name | default: }}', 'two braces'],
    ['{{ first_name | default: shop_name }}', 'two braces'],
  ])('%s is refused', (words, because) => {
    expect(fault(words)).toContain(because);
  });

  it.each(['', 'No field', '{ one brace }', '{{first_name}}', "{{- shop_name | default: 'us' | upcase -}}"])(
    '%s is taken',
    (words) => {
      expect(fault(words)).toBeNull();
    },
  );

  it('that are taken can always be filled, and what is refused is refused with a sentence', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '|',
      'first_name',
      'default',
      ':',
      '"x"',
      ' ',
      'a',
      '-',
      '.',
    );
    const values = Object.fromEntries(fieldsOfKind['review-request'].map((name) => [name, '']));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (list) => {
        const words = list.join('');
        const said = fault(words);
        if (said === null) expect(() => fill(words, values)).not.toThrow();
        else expect(said).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('our own words', () => {
  const every = messageKinds.flatMap((kind) =>
    languages.flatMap((language) =>
      Object.entries(wording.defaults(kind)[language]).map(([audience, texts]) => ({
        kind,
        language,
        audience,
        texts,
      })),
    ),
  );

  it.each(every)('$kind, $language, $audience: can be read, and shout at nobody', ({ kind, texts }) => {
    for (const words of Object.values(texts)) {
      expect(wording.fault(kind, words)).toBeNull();
      expect(words).not.toMatch(/[!\uff01\u00a1]|\p{Extended_Pictographic}/u);
    }
  });

  it.each(languages)('%s: a request for a review never asks for a good one', (language) => {
    const asked = Object.values(wording.defaults('review-request')[language]).flatMap((texts) =>
      Object.values(texts),
    );
    expect(asked.join(' ')).not.toMatch(/star|stern|étoile|estrella|★|星|5|five|good review|positiv|高評価/i);
  });
});
