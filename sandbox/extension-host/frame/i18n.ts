import type { Boot, Texts } from '../boot.ts';
import { complain } from './report.ts';

type Replacement = unknown;
interface Format {
  inExtensionLocale?: boolean;
}

/** `shopify.i18n`: the extension's texts in the buyer's language, and numbers, money and dates as the buyer writes them. */
export function createI18n(boot: Boot) {
  const localeFor = (options: Format = {}) =>
    options.inExtensionLocale === true ? boot.extensionLocale : boot.locale;
  return {
    translate: (key: string, replacements: Record<string, Replacement> = {}) =>
      translate(boot, key, replacements),
    formatNumber: (value: number | bigint, options: Format & Intl.NumberFormatOptions = {}) =>
      new Intl.NumberFormat(localeFor(options), options).format(value),
    formatCurrency: (value: number | bigint, options: Format & Intl.NumberFormatOptions = {}) =>
      new Intl.NumberFormat(localeFor(options), {
        currency: boot.currency,
        ...options,
        style: 'currency',
      }).format(value),
    formatDate: (date: Date, options: Format & Intl.DateTimeFormatOptions = {}) =>
      new Intl.DateTimeFormat(localeFor(options), options).format(date),
  };
}

/**
 * The text under the key, the form of it that fits `count`, with every {{name}} replaced: a string, or a list of parts
 * when a replacement is no text or number. A missing key is a mistake and comes back as it is.
 */
export function translate(
  boot: Pick<Boot, 'texts' | 'extensionLocale'>,
  key: string,
  replacements: Record<string, Replacement>,
): string | Replacement[] {
  const text = formOf(find(boot.texts, key), boot.extensionLocale, replacements.count);
  if (text === null) {
    complain(`There is no text "${key}" in ${boot.extensionLocale} or in the default language.`);
    return key;
  }
  const parts = text.split(/\{\{\s*([\w.-]+)\s*\}\}/).map((part, index): Replacement => {
    if (index % 2 === 0) return part;
    if (!(part in replacements)) complain(`The text "${key}" was given no {{ ${part} }}.`);
    return replacements[part] ?? '';
  });
  const plain = parts.every((part) => typeof part === 'string' || typeof part === 'number');
  return plain ? parts.join('') : parts.filter((part) => part !== '');
}

function find(texts: Texts, key: string): string | Texts | undefined {
  let at: string | Texts | undefined = texts;
  for (const name of key.split('.')) {
    if (typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

function formOf(found: string | Texts | undefined, locale: string, count: unknown): string | null {
  if (typeof found === 'string') return found;
  if (found === undefined || typeof count !== 'number') return null;
  const form = found[new Intl.PluralRules(locale).select(count)] ?? found.other;
  return typeof form === 'string' ? form : null;
}
