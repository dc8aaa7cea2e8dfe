import { parseDecimal } from '#app/kernel/decimal.ts';
import {
  compareRational,
  multiplyRational,
  type Rational,
  rational,
  roundRational,
} from '#app/kernel/rational.ts';
import { allStars } from '../../ratings/rating.ts';
import type { Stars } from '../../review.ts';

/** What the greatest rating of a file is. */
export const scales = [5, 10, 100] as const;
export type Scale = (typeof scales)[number];

/** "4", "4,6", "9/10" or "5 stars" as whole stars, halves up. Null: no rating, or one outside its scale. */
export function readStars(text: string, scale: Scale): Stars | null {
  const [, whole = '', fraction = '0', of] =
    /^(\d{1,3})(?:[.,](\d{1,6}))?(?:\s*\/\s*(\d{1,3})|\s*stars?)?$/i.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const most = BigInt(of ?? scale);
  if (most === 0n) return null;
  return starsOfShare(multiplyRational(parseDecimal(`${whole}.${fraction}`), rational(5n, most)));
}

function starsOfShare(value: Rational): Stars | null {
  if (compareRational(value, rational(5n)) > 0) return null;
  const rounded = roundRational(value, 'half-up');
  return allStars.find((stars) => BigInt(stars) === rounded) ?? null;
}
