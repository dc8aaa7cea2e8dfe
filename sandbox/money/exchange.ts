import type { ExchangeLineData } from '../domain/returns/types.ts';
import type { Id, OrderData } from '../domain/types.ts';
import { minor, type Rational, roundHalfUp, sum } from './amount.ts';
import { ordinalsValue } from './line-units.ts';
import { lineMoney } from './order-lines.ts';

/** Units of an exchange line that go out now, in minor units of the order's presentment currency. */
export interface ExchangedUnits {
  line: ExchangeLineData;
  quantity: number;
  unitPrice: bigint;
  discount: bigint;
  /** As displayed: with tax where prices include it. */
  net: bigint;
  tax: bigint;
}

/**
 * The next `quantity` units of the line: its discount is shared out like its net, so parts add up to the line.
 * `returned` are the lines that come back for it.
 */
export function exchangedUnits(
  order: OrderData,
  returned: readonly { lineId: Id }[],
  line: ExchangeLineData,
  quantity: number,
): ExchangedUnits {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const unitPrice = read(line.unitPrice);
  const all = unitPrice * BigInt(line.quantity) - read(line.discount?.amount ?? '0');
  const ordinals = Array.from({ length: quantity }, (_, index) => line.processed + index + 1);
  const net = ordinalsValue(all, line.quantity, ordinals);
  const { n, d } = line.taxable ? taxShare(order, returned, line) : { n: 0n, d: 1n };
  const tax = ordinalsValue(roundHalfUp(all * n, d), line.quantity, ordinals);
  return { line, quantity, unitPrice, discount: unitPrice * BigInt(quantity) - net, net, tax };
}

/** What new goods cost, tax included. */
export function exchangeWorth(order: OrderData, units: readonly ExchangedUnits[]): bigint {
  return sum(units.map((one) => one.net + (order.taxesIncluded ? 0n : one.tax)));
}

/**
 * The share of its net that is tax on an exchange line: that of the same product where the return brings it back,
 * else of the same product anywhere in the order, else of all its goods.
 */
function taxShare(
  order: OrderData,
  returned: readonly { lineId: Id }[],
  line: Pick<ExchangeLineData, 'productId'>,
): Rational {
  const back = new Set(returned.map((part) => part.lineId));
  const same = order.lines.filter((one) => one.productId === line.productId);
  const candidates = [same.filter((one) => back.has(one.id)), same, order.lines];
  for (const lines of candidates) {
    const sums = lines.map((one) => lineMoney(order, one));
    const net = sum(sums.map((one) => one.net));
    if (net > 0n) return { n: sum(sums.map((one) => one.tax)), d: net };
  }
  return { n: 0n, d: 1n };
}
