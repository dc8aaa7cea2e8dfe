import { roundHalfUp } from './amount.ts';

/**
 * What `count` units are worth after `gone` of the line's `quantity` units went before them. The units of a line
 * have ordinals and its first k are worth round(total × k ÷ quantity), so the parts always add up to the total.
 */
export function unitsValue(total: bigint, quantity: number, gone: number, count: number): bigint {
  if (count === 0) return 0n;
  if (gone < 0 || count < 0 || gone + count > quantity) {
    throw new RangeError(`${gone} + ${count} units do not fit a line of ${quantity}.`);
  }
  return firstUnits(total, quantity, gone + count) - firstUnits(total, quantity, gone);
}

function firstUnits(total: bigint, quantity: number, count: number): bigint {
  return roundHalfUp(total * BigInt(count), BigInt(quantity));
}
