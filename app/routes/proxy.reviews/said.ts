import type { Language } from '#app/kernel/language.ts';
import type { Said } from '#app/modules/reviews/settings/settings.ts';

/** The merchant's own words in the language of the page. */
export const said = (words: Said, language: Language): string => words[language] || words.every;
