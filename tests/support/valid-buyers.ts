import { type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import type { OrdersPort, PastOrder } from '../../app/modules/loyalty/ports.ts';

/** A page of who has orders that count, of orders that stand in memory. */
export function validBuyers(
  past: readonly PastOrder[],
  { after, limit }: Parameters<OrdersPort['validBuyers']>[1],
): { customerId: bigint; orders: number }[] {
  const counted = past.filter((one) => one.counted.counts);
  return [...Map.groupBy(counted, ({ customerId }) => customerId)]
    .flatMap(([id, orders]) => (id === null ? [] : [{ customerId: id, orders: orders.length }]))
    .filter(({ customerId }) => after === null || customerId > after)
    .sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
    .slice(0, limit);
}

export const FAR = parseInstant('9999-01-01T00:00:00Z');

export function isWithin(at: Instant, from: Instant, before: Instant): boolean {
  return at.epochNanoseconds >= from.epochNanoseconds && at.epochNanoseconds < before.epochNanoseconds;
}

export function idOf(row: { id: bigint } | undefined): bigint {
  if (row === undefined) throw new Error('Nothing was inserted');
  return row.id;
}
