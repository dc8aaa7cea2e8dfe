/** Texts of one locale file: { "cart": { "items": { "one": "…", "other": "…" } } }. */
export interface Texts {
  [key: string]: string | Texts;
}

export interface Locales {
  /** of the file `<locale>.default.json` */
  fallback: string;
  texts: ReadonlyMap<string, Texts>;
}

/** The locale to use for what a visitor reads: exactly it, else its language, else the default. */
export function chooseLocale(locales: Locales, wanted: string): string {
  const language = wanted.split('-')[0] ?? wanted;
  return [wanted, language].find((one) => locales.texts.has(one)) ?? locales.fallback;
}

/**
 * The text of a key, with its variables put in; with `count`, in the plural form of the language. A key that one
 * language lacks is read in the default language; one that both lack is an error.
 */
export function translate(
  locales: Locales,
  locale: string,
  key: string,
  variables: ReadonlyMap<string, unknown>,
): string {
  const chosen = chooseLocale(locales, locale);
  const isHtml = key.endsWith('_html');
  const text = [chosen, locales.fallback]
    .map((one) => formOf(find(locales.texts.get(one), key), one, variables))
    .find((found) => found !== undefined);
  if (text === undefined) throw new Error(`Translation missing: ${locales.fallback}.${key}`);
  const filled = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    if (!variables.has(name))
      throw new Error(`The translation ${key} needs "${whole}", which it is not given`);
    return print(variables.get(name), locale);
  });
  return isHtml ? filled : escapeHtml(filled);
}

function find(texts: Texts | undefined, key: string): string | Texts | undefined {
  let found: string | Texts | undefined = texts;
  for (const name of key.split('.')) {
    if (found === undefined || typeof found === 'string') return undefined;
    found = Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

function formOf(
  found: string | Texts | undefined,
  locale: string,
  variables: ReadonlyMap<string, unknown>,
): string | undefined {
  if (found === undefined || typeof found === 'string') return found;
  if (!variables.has('count')) return undefined;
  const rule = new Intl.PluralRules(locale).select(Number(variables.get('count') ?? 0));
  const form = found[rule] ?? found.other;
  return typeof form === 'string' ? form : undefined;
}

function print(value: unknown, locale: string): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  return value === null || value === undefined ? '' : String(value);
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const characters = Object.fromEntries(Object.entries(marks).map(([mark, entity]) => [entity, mark]));

/** Undoes `escapeHtml`. */
export const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? entity);

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
