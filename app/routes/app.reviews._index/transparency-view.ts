import type { ReviewFigures } from '#app/modules/reviews/door.ts';
import type { GridFact } from '../../ui/figures/fact-grid.tsx';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

export interface TransparencyView {
  readonly rows: readonly {
    readonly stars: number;
    readonly written: string;
    readonly shown: string;
    readonly share: string;
    /** Widths of the bars, 0 to 100: of the most written, and of what was written. */
    readonly ofMost: number;
    readonly ofWritten: number;
  }[];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly asked: string;
    readonly askedShare: string;
    readonly written: string;
    readonly shown: string;
    readonly share: string;
  }[];
  readonly warnings: ReviewFigures['warnings'];
  readonly facts: readonly GridFact[];
}

/** Whether all are treated alike, as text. */
export function transparencyView(figures: ReviewFigures, print: Print, { reviews }: Texts): TransparencyView {
  const words = reviews.transparency;
  const { transparency, outcomes, warnings, rating, response, purchases } = figures;
  const most = Math.max(1, ...transparency.map(({ written }) => written));
  return {
    rows: transparency.map(({ stars, written, published }) => ({
      stars,
      written: print.count(written),
      shown: print.count(published),
      share: written === 0 ? words.none : print.percent(roundedShare(published, written)),
      ofMost: (written / most) * 100,
      ofWritten: written === 0 ? 0 : (published / written) * 100,
    })),
    outcomes: outcomes.map(({ purchase, asked, leftOut, written, published }) => ({
      outcome: reviews.purchase[purchase],
      asked: print.count(asked),
      askedShare: asked + leftOut === 0 ? words.none : print.percent(roundedShare(asked, asked + leftOut)),
      written: print.count(written),
      shown: print.count(published),
      share: written === 0 ? words.none : print.percent(roundedShare(published, written)),
    })),
    warnings,
    facts: [
      {
        label: words.rating,
        value: rating.value ?? reviews.transparency.none,
        note: rating.value === null ? words.ratingNone : words.ratingNote(print.count(rating.count)),
      },
      {
        label: words.response,
        value:
          response.asked === 0 ? words.none : print.percent(roundedShare(response.answered, response.asked)),
        note:
          response.asked === 0
            ? words.responseNone
            : words.responseNote(print.count(response.answered), print.count(response.asked)),
      },
      {
        label: words.returned,
        value: print.count(purchases.returned),
        note: rating.count === 0 ? words.returnedNone : words.returnedNote(print.count(rating.count)),
      },
    ],
  };
}

/** In whole hundredths. */
function roundedShare(part: number, whole: number): number {
  return Math.round((part / whole) * 100) / 100;
}
