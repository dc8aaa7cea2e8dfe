import { contrast, inkOn, white } from '../../mails/look/colours.ts';
import { lookOf } from '../../mails/look/look.ts';
import { defaultBrand } from '../../modules/messages/templates/brand.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** How a colour reads in a mail, in a sentence or two; '' while it is no colour. */
export function colourNote(colour: string, { look }: Pick<Texts, 'look'>): string {
  const typed = colour.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(typed)) return '';
  const { colour: words } = look;
  const ink = inkOn(typed);
  const button = words.button(
    ink === white ? words.ink.white : words.ink.black,
    contrast(ink, typed).toFixed(1),
  );
  const { link } = lookOf({ ...defaultBrand, colour: typed }, 'en').day;
  return link === typed ? button : `${button} ${words.link}`;
}
