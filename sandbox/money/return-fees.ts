import type { ReturnData, ReturnLineData } from '../domain/returns/types.ts';
import type { LineData, OrderData, RefundLineData, Shop } from '../domain/types.ts';
import { minor, rational, roundHalfUp, sum } from './amount.ts';
import { ordinalsWorth } from './line-units.ts';
import { lineMoney } from './order-lines.ts';

/** A fee in minor units of the order's presentment currency; `tax` is added to it where the shop taxes fees. */
export interface Fee {
  fee: bigint;
  tax: bigint;
}

type Answers = Pick<Shop, 'switches'>;

/**
 * The restocking fee on these units: a percentage of their net as displayed. The fee of the whole line is shared out
 * like its net, so the fees of single units add up to the line's; or the percentage is taken of the units together.
 */
export function restockingFee(
  { switches }: Answers,
  order: OrderData,
  line: LineData,
  ordinals: readonly number[],
  percentage: string,
): Fee {
  const { n, d } = rational(percentage);
  const worth = ordinalsWorth(order, line, ordinals);
  const net = lineMoney(order, line).net;
  const firstUnits = (count: number) =>
    roundHalfUp(net * BigInt(count) * n, BigInt(line.quantity) * d * 100n);
  const fee = switches.feeRoundedPerReturn
    ? roundHalfUp(worth.net * n, d * 100n)
    : sum(ordinals.map((ordinal) => firstUnits(ordinal) - firstUnits(ordinal - 1)));
  const taxed = switches.feeIsTaxed && !order.taxesIncluded && worth.net > 0n;
  return { fee, tax: taxed ? roundHalfUp(fee * worth.tax, worth.net) : 0n };
}

/** The fee on the next `quantity` units of a return's line to be processed; those before them have had theirs. */
export function processedFee(
  shop: Answers,
  order: OrderData,
  line: LineData,
  part: Pick<ReturnLineData, 'restockingFee'>,
  ordinals: { before: readonly number[]; now: readonly number[] },
): Fee {
  if (part.restockingFee === null) return { fee: 0n, tax: 0n };
  const { percentage } = part.restockingFee;
  const before = restockingFee(shop, order, line, ordinals.before, percentage);
  const all = restockingFee(shop, order, line, [...ordinals.before, ...ordinals.now], percentage);
  return { fee: all.fee - before.fee, tax: all.tax - before.tax };
}

/** The return shipping fee, unless an earlier refund of the return took it. */
export function openShippingFee(order: OrderData, found: ReturnData): bigint {
  const taken = order.refunds.some(
    (refund) =>
      refund.ofReturn?.id === found.id && minor(refund.ofReturn.shippingFee, order.presentmentCurrency) > 0n,
  );
  if (taken || found.shippingFee === null) return 0n;
  return minor(found.shippingFee.amount, order.presentmentCurrency);
}

/** All fees that refunds of the order's returns took, with the tax on them. */
export function bookedFees(order: OrderData): Fee {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const lines = order.refunds.flatMap((refund) => refund.lines).flatMap((part) => part.returned ?? []);
  const shipping = order.refunds.flatMap((refund) => refund.ofReturn ?? []);
  return {
    fee: sum([...lines.map((one) => read(one.fee)), ...shipping.map((one) => read(one.shippingFee))]),
    tax: sum(lines.map((one) => read(one.feeTax))),
  };
}

/** What a refund's line came to as this shop shows it: the fee of its return may be off it. */
export function shownSubtotal({ switches }: Answers, order: OrderData, part: RefundLineData): bigint {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const fee = part.returned === undefined ? 0n : read(part.returned.fee);
  return read(part.subtotal) - (switches.feeLowersRefundLines ? fee : 0n);
}
