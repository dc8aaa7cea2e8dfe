import { type Language, languages } from '#app/kernel/language.ts';
import { type Audience, audiences } from '#app/modules/messages/templates/template.ts';

/** Whose words are on the screen. */
export interface Shown {
  readonly language: Language;
  readonly audience: Audience;
}

/** What an address asks to be shown; what it does not name, or wrongly, is English and every customer. */
export function shownIn(search: URLSearchParams): Shown {
  const [language, audience] = [search.get('language'), search.get('audience')];
  return {
    language: languages.find((known) => known === language) ?? 'en',
    audience: audiences.find((known) => known === audience) ?? 'every',
  };
}

/** The address of it, behind the page's own. */
export function searchFor({ language, audience }: Shown): string {
  return `?language=${language}&audience=${audience}`;
}
