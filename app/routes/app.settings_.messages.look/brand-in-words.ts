import type { Brand } from '#app/modules/messages/templates/brand/brand.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';

const longest = 60;

/** What a look is, a phrase each. */
export function brandInWords(brand: Brand, { look }: Pick<Texts, 'look'>): InWords {
  const { inWords: words } = look;
  const { logoUrl, logoWidth, colour, buttonRadius, footer } = brand;
  return {
    logo: logoUrl === null ? words.noLogo : words.logo(cut(logoUrl.replace(/^https:\/\//, ''))),
    width: words.width(logoWidth),
    colour: words.colour(colour),
    radius: words.radius(buttonRadius),
    footer: footer === '' ? words.noFooter : words.footer(cut(footer)),
  };
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
