import type { Texts } from '../texts/texts.ts';
import { textsFor } from '../texts/texts.ts';

/** The title of a page's document, which a screen reader says first. */
export function pageTitle(titleOf: (texts: Texts) => string) {
  return () => [{ title: `${titleOf(textsFor())} \u00b7 Afterglow` }];
}
