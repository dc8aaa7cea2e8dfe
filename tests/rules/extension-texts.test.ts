import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../app/contracts/answers.ts';

const folder = path.resolve(import.meta.dirname, '../../extensions');
const shoppersExtensions = ['checkout', 'account-blocks', 'account-return', 'account-page'];
const uiExtensions = [...shoppersExtensions, 'admin-customer-reviews'];
const languages = ['de', 'fr', 'es', 'ja'];
const plurals = new Set(['one', 'two', 'few', 'many', 'other', 'zero']);

type Texts = { readonly [key: string]: string | Texts };

const isPlural = (value: Texts) => Object.keys(value).every((key) => plurals.has(key));

/** Every text by its key; the forms of a plural stand together under one. */
function flat(texts: Texts, before = ''): Map<string, string[]> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) => {
      const name = before ? `${before}.${key}` : key;
      if (typeof value === 'string') return [[name, [value]] as const];
      if (!isPlural(value)) return [...flat(value, name)];
      return [[name, Object.values(value).filter((form) => typeof form === 'string')] as const];
    }),
  );
}

const locale = (extension: string, file: string) =>
  flat(JSON.parse(readFileSync(path.join(folder, extension, 'locales', `${file}.json`), 'utf8')));
const places = (forms: readonly string[] = []) =>
  [
    ...new Set(forms.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name))),
  ].sort();

/** What an extension is made of: its own sources and those that they share with others. */
function sourceOf(extension: string): string {
  const seen = new Map<string, string>();
  const read = (file: string) => {
    if (seen.has(file)) return;
    const text = readFileSync(file, 'utf8');
    seen.set(file, text);
    for (const [, to] of text.matchAll(/from '(\.[^']+\.tsx?)'/g))
      if (to && !to.includes('/app/')) read(path.resolve(path.dirname(file), to));
  };
  const own = path.join(folder, extension, 'src');
  for (const name of readdirSync(own)) read(path.join(own, name));
  return [...seen.values()].join('\n');
}

describe.each([...uiExtensions, 'storefront'])('the texts of %s', (extension) => {
  const files = extension === 'storefront' ? ['', '.schema'] : [''];

  it.each(languages)('are all there in %s, with the same places to fill', (language) => {
    for (const suffix of files) {
      const english = locale(extension, `en.default${suffix}`);
      const other = locale(extension, `${language}${suffix}`);
      expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, forms] of english) {
        // A plural form may leave the number out; every text fills nothing that English does not.
        expect([key, places(other.get(key))]).toEqual([key, places(forms)]);
      }
    }
  });

  it('are plain: no exclamation marks, no emoji, no empty ones', () => {
    for (const language of ['en.default', ...languages])
      for (const [key, forms] of locale(extension, language))
        for (const text of forms) {
          expect([key, text.trim()]).not.toEqual([key, '']);
          expect([key, /[!！]|\p{Extended_Pictographic}|\boops\b/iu.test(text)]).toEqual([key, false]);
        }
  });
});

describe.each(uiExtensions)('the sources of %s', (extension) => {
  const texts = locale(extension, 'en.default');
  const source = sourceOf(extension);

  it('ask for texts that are there', () => {
    const asked = [...source.matchAll(/\b(?:say|sayPoints)\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((key) => !texts.has(key))).toEqual([]);
  });
});

describe.each(shoppersExtensions)('what %s says', (extension) => {
  const texts = locale(extension, 'en.default');

  it('has a sentence for every refusal, also for none at all', () => {
    const lacking = [...refusalWords, 'unreachable'].filter((word) => !texts.has(`refused.${word}`));
    expect(lacking).toEqual([]);
  });
});

describe('what the app tells of returns', () => {
  const texts = locale('account-return', 'en.default');
  const app = (file: string) => readFileSync(path.resolve(folder, '../app', file), 'utf8');
  const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, code]) => code ?? '');

  it.each([
    ['why-codes', 'modules/returns/money/quote.ts', /\{\s*code: '([a-z-]+)', values: (?!\{\}, amount)/g],
    ['why-codes', 'modules/returns/money/quote.ts', /\.\.\.row\([\w.]+, '([a-z-]+)'/g],
    ['why-codes', 'modules/returns/asking/quote-lines.ts', /\{\s*code: '([a-z-]+)', values/g],
    ['part', 'modules/returns/views/quote.ts', /(?<=export type QuotePartCode =[^;]*)\| '([a-z-]+)'/g],
    ['policy-codes', 'contracts/returns.ts', /(?<=export const policyCodes = [^\]]*)'([a-z-]+)'/g],
    ['next', 'shoppers/returns-for-shoppers.ts', /(?<=const nextCodes[^}]*)'?[a-z-]+'?: '([a-z-]+)'/g],
    ['state', 'contracts/returns.ts', /^ {2}\| '([a-z-]+)'/gm],
  ])('has its texts: %s, from %s', (group, file, pattern) => {
    const codes = found(app(file), pattern);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !texts.has(`${group}.${code}`))).toEqual([]);
  });
});

it('every cause for which a person looks has its sentence', () => {
  const texts = locale('account-return', 'en.default');
  const source = readFileSync(path.resolve(folder, '../app/shoppers/returns-for-shoppers.ts'), 'utf8');
  const causes = [...source.matchAll(/'(held(?:-[a-z-]+)?)'/g)].map(([, code]) => `why-codes.${code}`);
  expect(causes.length).toBeGreaterThan(2);
  expect(causes.filter((key) => !texts.has(key))).toEqual([]);
});

it('every part of a policy that terms speak of has its sentences', () => {
  const terms = readFileSync(path.resolve(folder, '../app/modules/returns/policy/terms.ts'), 'utf8');
  const trace = readFileSync(path.join(folder, 'account-return/src/trace.ts'), 'utf8');
  const parts = [...terms.matchAll(/(?<=export const termParts = [^\]]*)'([a-z-]+)'/g)].map(
    ([, part]) => part,
  );
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.filter((part) => !trace.includes(`'terms-${part}'`))).toEqual([]);
});

it('a text that several extensions have is the same in each', () => {
  for (const language of ['en.default', ...languages]) {
    const all = uiExtensions.map((extension) => locale(extension, language));
    for (const [key, forms] of all.flatMap((one) => [...one])) {
      if (!/^(refused|balance|held|review|reward|field|state|policy|policy-codes|next)\./.test(key)) continue;
      for (const other of all) if (other.has(key)) expect([key, other.get(key)]).toEqual([key, forms]);
    }
  }
});
