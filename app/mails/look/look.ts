import type { Language } from '#app/kernel/language.ts';
import type { Brand } from '#app/modules/messages/templates/brand/brand.ts';
import { black, colourOf, contrast, isGrey, letteredGround, standingOut, white } from './colours.ts';

/** Colours of one mail, by day or in the dark. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly link: string;
  readonly button: string;
  readonly buttonInk: string;
  /** Round the button, where its own colour hardly stands out from the card. */
  readonly buttonEdge: string;
}

export interface Look {
  readonly day: Palette;
  readonly dark: Palette;
  readonly font: string;
  /** px */
  readonly radius: number;
  readonly logoUrl: string | null;
  /** px */
  readonly logoWidth: number;
}

const dayGround = {
  page: '#f4f4f2',
  card: white,
  panel: '#f4f4f2',
  line: '#e3e3df',
  ink: '#1c1c1a',
  muted: '#5f5f5a',
};
const darkGround = {
  page: '#121212',
  card: '#1e1e1e',
  panel: '#2a2a2a',
  line: '#3a3a3a',
  ink: '#f0f0ee',
  muted: '#b0b0aa',
};

/** What text needs, and what a shape needs, to be told from its background (WCAG 2.1, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

export function lookOf(brand: Brand, language: Language): Look {
  const colour = colourOf(brand.colour, '#1a1a1a');
  const dayButton = letteredGround(colour);
  const darkButton = letteredGround(
    contrast(colour, darkGround.card) >= SHAPE || !isGrey(colour)
      ? standingOut(colour, darkGround.card, SHAPE, white)
      : darkGround.ink,
  );
  return {
    day: {
      ...dayGround,
      // The footer's links stand on the page, the others on the card, which is lighter.
      link: standingOut(colour, dayGround.page, TEXT, black),
      button: dayButton.ground,
      buttonInk: dayButton.ink,
      buttonEdge: standingOut(dayButton.ground, dayGround.card, SHAPE, black),
    },
    dark: {
      ...darkGround,
      link: isGrey(colour) ? darkGround.ink : standingOut(colour, darkGround.panel, TEXT, white),
      button: darkButton.ground,
      buttonInk: darkButton.ink,
      buttonEdge: darkButton.ground,
    },
    font: fonts[language === 'ja' ? 'japanese' : 'latin'],
    radius: brand.buttonRadius,
    logoUrl: brand.logoUrl !== null && /^https?:\/\//.test(brand.logoUrl) ? brand.logoUrl : null,
    logoWidth: brand.logoWidth,
  };
}

/** Only what the reader's machine has: nothing is loaded. */
const fonts = {
  latin: '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif',
  japanese:
    '-apple-system,BlinkMacSystemFont,Hiragino Sans,Hiragino Kaku Gothic ProN,Yu Gothic,Meiryo,sans-serif',
};
