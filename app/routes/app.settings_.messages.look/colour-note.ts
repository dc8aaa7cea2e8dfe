import { contrast } from '../../mails/look/colours.ts';
import { lookOf } from '../../mails/look/look.ts';
import { defaultBrand } from '../../modules/messages/templates/brand/brand.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** How a colour reads in a mail, in a sentence or more; '' while it is no colour. */
export function colourNote(colour: string, { look }: Pick<Texts, 'look'>): string {
  const typed = colour.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(typed)) return '';
  const { colour: words } = look;
  const { button, buttonInk, link } = lookOf({ ...defaultBrand, colour: typed }, 'en').day;
  const ink = contrast(buttonInk, '#ffffff') < contrast(buttonInk, '#000000') ? 'white' : 'black';
  return [
    words.button(words.ink[ink], contrast(buttonInk, button).toFixed(1)),
    ...(button === typed ? [] : [words.ground]),
    ...(link === typed ? [] : [words.link]),
  ].join(' ');
}
