/** The languages in which shoppers are spoken to. */
export const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Language = (typeof languages)[number];

/** "de-CH" → "de"; what is not spoken here, or not known, is English. */
export function languageOf(locale: string | null | undefined): Language {
  const primary = (locale ?? '').trim().toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
}

/** The first language of an Accept-Language header that is spoken here; null: none is. */
export function languageOfHeader(header: string | null): Language | null {
  for (const part of (header ?? '').slice(0, 400).split(',')) {
    const primary = part.split(';')[0]?.trim().toLowerCase().split('-')[0];
    const known = languages.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return null;
}
