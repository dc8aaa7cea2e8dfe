import type { I18n } from '@shopify/ui-extensions/checkout';

/** What a locale file holds. */
export type Texts = { readonly [key: string]: string | Texts };

/** The extension's own texts and real formats, in place of mocks that give keys back. A text that lacks throws. */
export function realWords(texts: Texts, language = 'en'): I18n {
  const find = (key: string): string | Texts | undefined =>
    key
      .split('.')
      .reduce<string | Texts | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        texts,
      );
  const translate = (key: string, values: Record<string, unknown> = {}): string => {
    const found = find(key);
    const form =
      typeof found === 'object' ? found[new Intl.PluralRules(language).select(Number(values.count))] : found;
    if (typeof form !== 'string') throw new Error(`there is no text ${key}`);
    return form.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} needs ${name}`);
      return String(values[name]);
    });
  };
  return {
    // Shopify's also takes and gives back elements, which no text of ours does.
    translate: translate as I18n['translate'],
    formatNumber: (number, options) => new Intl.NumberFormat(language, options).format(number),
    formatCurrency: (number, options) =>
      new Intl.NumberFormat(language, { style: 'currency', ...options }).format(number),
    formatDate: (date, options) => new Intl.DateTimeFormat(language, options).format(date),
  };
}
