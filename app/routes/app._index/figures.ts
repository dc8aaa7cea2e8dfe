import { addMoney, type Money } from '#app/kernel/money.ts';
import { points as asPoints } from '#app/kernel/points.ts';
import type { LoyaltyFigures } from '#app/modules/loyalty/door.ts';
import type { RewardsOfShop } from '#app/modules/loyalty/rewards/door.ts';
import { bestPointWorth, worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { ReturnFigures, ReturnMonth } from '#app/modules/returns/door.ts';
import type { ReviewFigures } from '#app/modules/reviews/door.ts';
import type { FigureView } from '../../ui/figures/figure.tsx';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

interface Loaded {
  readonly loyalty: LoyaltyFigures;
  readonly rewards: Pick<RewardsOfShop, 'settings'>;
  readonly returns: ReturnFigures;
  readonly reviews: ReviewFigures;
}

/** Four numbers that matter, with how they went where that is counted by month. */
export function figureViews(loaded: Loaded, print: Print, texts: Texts): FigureView[] {
  return [
    returnsFigure(loaded, print, texts),
    ratingFigure(loaded, print, texts),
    earnedFigure(loaded, print, texts),
    outstandingFigure(loaded, print, texts),
  ];
}

const given = ({ refunded, credited }: ReturnMonth): Money => addMoney(refunded, credited);

function returnsFigure({ returns }: Loaded, print: Print, { today }: Texts): FigureView {
  const words = today.figures;
  const { months } = returns;
  const [before, now] = [months.at(-2), months.at(-1)];
  const some = months.some((month) => given(month).minor > 0n);
  return {
    label: words.returned,
    value: now ? print.money(given(now)) : words.none,
    note:
      now === undefined
        ? ''
        : now.settled === 0
          ? words.returnedNone(monthName(now.month))
          : words.returnedNote(now.settled, print.money(now.credited)),
    ...(before && some ? { before: words.before(monthName(before.month), print.money(given(before))) } : {}),
    ...(some
      ? {
          trend: {
            label: words.returnedTrend(listed(months, (month) => print.money(given(month)))),
            values: months.map((month) => Number(given(month).minor)),
          },
        }
      : {}),
  };
}

function ratingFigure({ reviews }: Loaded, print: Print, { today }: Texts): FigureView {
  const words = today.figures;
  const { rating, response, transparency } = reviews;
  const stars = transparency.toReversed();
  const share = response.asked === 0 ? null : Math.round((response.answered / response.asked) * 100) / 100;
  return {
    label: words.rating,
    value: rating.value ?? words.none,
    note: rating.value === null ? words.ratingNone : words.ratingNote(print.count(rating.count)),
    before: share === null ? words.responseNone : words.response(print.percent(share)),
    ...(rating.count > 0
      ? {
          bars: {
            label: words.ratingBars(
              stars.map(({ stars: count, published }) => `${count}: ${print.count(published)}`).join(', '),
            ),
            values: stars.map(({ published }) => published),
          },
        }
      : {}),
  };
}

function earnedFigure({ loyalty }: Loaded, print: Print, { today }: Texts): FigureView {
  const words = today.figures;
  const { months } = loyalty;
  const [before, now] = [months.at(-2), months.at(-1)];
  const some = months.some((month) => month.granted > 0n);
  return {
    label: words.granted,
    value: now ? print.points(now.granted) : '0',
    note: now ? words.grantedNote(monthName(now.month)) : '',
    ...(before && some
      ? { before: words.before(monthName(before.month), print.points(before.granted)) }
      : {}),
    ...(some
      ? {
          trend: {
            label: words.grantedTrend(listed(months, (month) => print.points(month.granted))),
            values: months.map((month) => Number(month.granted)),
          },
        }
      : {}),
  };
}

function outstandingFigure({ loyalty, rewards }: Loaded, print: Print, { today }: Texts): FigureView {
  const words = today.figures;
  const { available, pending, members } = loyalty;
  const worth = bestPointWorth(rewards.settings);
  const all = available + pending;
  return {
    label: words.outstanding,
    value: print.points(asPoints(all)),
    note: words.outstandingNote(print.points(available), print.points(pending)),
    before: [
      members.capped
        ? words.membersCapped(print.count(members.count))
        : words.members(members.count, print.count(members.count)),
      worth === null ? null : words.worth(print.money(worthOf(worth, all))),
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** "March" of "2026-03". */
function monthName(month: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}

function listed<Month extends { readonly month: string }>(
  months: readonly Month[],
  print: (month: Month) => string,
): string {
  return months.map((month) => `${monthName(month.month)} ${print(month)}`).join(', ');
}
