import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBrand } from '#app/modules/messages/templates/brand/brand.ts';
import { contrast } from './colours.ts';
import { lookOf } from './look.ts';
import { styleSheet } from './style-sheet.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('whatever colour a brand has', () => {
  it('a button and every text can be read, by day and in the dark', () => {
    fc.assert(
      fc.property(colour, (own) => {
        const { day, dark } = lookOf({ ...defaultBrand, colour: own }, 'en');
        for (const palette of [day, dark]) {
          expect(contrast(palette.buttonInk, palette.button)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(palette.buttonEdge, palette.card)).toBeGreaterThanOrEqual(3);
          for (const ground of [palette.page, palette.card])
            for (const ink of [palette.ink, palette.muted, palette.link])
              expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(palette.muted, palette.panel)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is no colour never reaches a style', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (own) => {
        const look = lookOf({ ...defaultBrand, colour: own }, 'en');
        for (const shade of Object.values({ ...look.day, ...look.dark }))
          expect(shade).toMatch(/^#[0-9a-f]{6}$/);
        // React prints a style sheet as text: no sign of it may need escaping.
        expect(styleSheet(look)).not.toMatch(/[<>&"']/);
      }),
    );
  });

  it('the brand’s own colour is kept where it can be', () => {
    expect(lookOf({ ...defaultBrand, colour: '#1F5C4A' }, 'en').day.button).toBe('#1f5c4a');
    expect(lookOf({ ...defaultBrand, colour: '#fff' }, 'en').day.button).toBe('#ffffff');
    expect(lookOf({ ...defaultBrand, colour: 'red' }, 'en').day.button).toBe('#1a1a1a');
  });
});
