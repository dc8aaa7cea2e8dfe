import type { CurrencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points as asPoints, type Points } from '#app/kernel/points.ts';
import type { Qualifying } from '#app/modules/loyalty/tiers/door.ts';
import type { Level, Tiers } from '#app/modules/loyalty/tiers/tiers.ts';
import type { Texts } from '../texts/texts.ts';
import type { Print } from './print.ts';

interface Of {
  readonly match: Tiers['match'];
  readonly currency: CurrencyCode;
}

/** "goods for €200.00 or 3 orders"; null: a level asks for nothing. */
export function asksInWords(
  { spendMinor, points, orders }: Level['from'],
  { match, currency }: Of,
  print: Print,
  texts: Texts,
): string | null {
  const { maths: words } = texts.tiers;
  return listed(
    [
      spendMinor === null ? null : words.spend(print.money(money(BigInt(spendMinor), currency))),
      points === null ? null : countOf(asPoints(BigInt(points)), print, texts),
      orders === null ? null : words.orders(print.count(orders)),
    ],
    match,
    texts,
  );
}

/** "€120.00 more or 2 orders more"; null: nothing is missing. */
export function missingInWords(
  { spendMinor = 0n, points = asPoints(0n), orders = 0 }: Partial<Qualifying>,
  { match, currency }: Of,
  print: Print,
  texts: Texts,
): string | null {
  const { preview: words } = texts.tiers;
  return listed(
    [
      spendMinor > 0n ? words.spend(print.money(money(spendMinor, currency))) : null,
      points > 0n ? words.points(countOf(points, print, texts)) : null,
      orders > 0 ? words.orders(print.count(orders)) : null,
    ],
    match,
    texts,
  );
}

/** "goods for €130.00, 130 points, 2 orders" */
export function countedInWords(
  { spendMinor, points, orders }: Qualifying,
  currency: CurrencyCode,
  print: Print,
  texts: Texts,
): string {
  const { maths: words } = texts.tiers;
  return [
    words.spend(print.money(money(spendMinor, currency))),
    countOf(points, print, texts),
    words.orders(print.count(orders)),
  ].join(', ');
}

const countOf = (amount: Points, print: Print, texts: Texts): string =>
  texts.shared.points(print.points(amount));

function listed(parts: readonly (string | null)[], match: Tiers['match'], texts: Texts): string | null {
  const { maths: words } = texts.tiers;
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(match === 'all' ? words.and : words.or);
}
