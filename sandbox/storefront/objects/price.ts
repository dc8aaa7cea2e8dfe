import type { Decimal } from '../../domain/types.ts';
import { exponentOf, minor } from '../../money/amount.ts';

/** A price as Liquid has it: hundredths of the currency's unit, whatever digits the currency has. */
export function liquidPrice(amount: Decimal, currency: string): number {
  return Math.round(Number(minor(amount, currency)) * 10 ** (2 - exponentOf(currency)));
}
