import { type Brand, brand } from './brand.ts';
import { invariant } from './check.ts';

/** Whole loyalty points; negative only as the change of an entry. Never money: there is no way from one to the other. */
export type Points = Brand<bigint, 'Points'>;

export function points(value: bigint): Points {
  return brand(value);
}

export const NO_POINTS: Points = points(0n);

/** A whole number as text, as JSON keeps points. */
export function parsePoints(text: string): Points {
  invariant(/^-?\d+$/.test(text), `"${text}" is a whole number of points`);
  return points(BigInt(text));
}

export function addPoints(a: Points, b: Points): Points {
  return points(a + b);
}

export function subtractPoints(a: Points, b: Points): Points {
  return points(a - b);
}

export function minPoints(a: Points, b: Points): Points {
  return a < b ? a : b;
}

export function sumPoints(values: readonly Points[]): Points {
  return values.reduce(addPoints, NO_POINTS);
}

/** For people: grouped as the locale writes numbers. */
export function printPoints(value: Points, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
