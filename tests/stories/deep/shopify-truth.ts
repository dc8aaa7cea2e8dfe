import pg from 'pg';
import { z } from 'zod';

/*
 * What every order must have earned, worked out again from what Shopify (the sandbox's own database) holds, with
 * nothing of the app's code: one point for each whole 1.00 of what is left of the goods.
 */

const tender = z.enum(['card', 'giftCard', 'storeCredit', 'manual']);
const order = z.object({
  id: z.string(),
  customerId: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  taxesIncluded: z.boolean(),
  shipping: z.object({ price: z.string() }).nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.number(),
      removed: z.number(),
      unitPrice: z.string(),
      discounts: z.array(z.object({ amount: z.string() })),
      tax: z.string(),
      giftCard: z.boolean(),
    }),
  ),
  transactions: z.array(
    z.object({ id: z.string(), kind: z.string(), status: z.string(), tender, amount: z.string() }),
  ),
  refunds: z.array(
    z.object({
      lines: z.array(z.object({ lineId: z.string(), quantity: z.number() })),
      transactionIds: z.array(z.string()),
    }),
  ),
});
type Order = z.output<typeof order>;

const cents = (amount: string) => Math.round(Number(amount) * 100);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Points that the order must have given in the end. Exact: all of it stays far below 2^53. */
export function pointsOf(given: Order): number {
  const sold = sum(given.transactions.filter(isSale).map((one) => cents(one.amount)));
  const refunded = sum(given.transactions.filter(isRefund).map((one) => cents(one.amount)));
  const everPaid = sold > 0;
  if (given.test || !everPaid || given.cancelledAt !== null || refunded >= sold) return 0;
  const refundedUnits = (lineId: string) =>
    sum(
      given.refunds.flatMap((one) =>
        one.lines.filter((line) => line.lineId === lineId).map((line) => line.quantity),
      ),
    );
  const left = given.lines.map((line) => {
    const net = cents(line.unitPrice) * line.quantity - sum(line.discounts.map((one) => cents(one.amount)));
    const gone = Math.max(line.removed, refundedUnits(line.id));
    return line.giftCard ? 0 : net - roundHalfUp(net * gone, line.quantity);
  });
  const custom = sum(given.refunds.filter((one) => one.lines.length === 0).map((one) => moneyOf(given, one)));
  const total = totalOf(given);
  return Math.floor((sum(left) * (total - custom)) / (total * 100));
}

const isSale = (one: Order['transactions'][number]) =>
  (one.kind === 'sale' || one.kind === 'capture') && one.status === 'success';
const isRefund = (one: Order['transactions'][number]) => one.kind === 'refund' && one.status === 'success';

function moneyOf(given: Order, refund: Order['refunds'][number]): number {
  const own = given.transactions.filter((one) => refund.transactionIds.includes(one.id));
  return sum(own.map((one) => cents(one.amount)));
}

function totalOf(given: Order): number {
  const goods = given.lines.map((line) => {
    const net = cents(line.unitPrice) * line.quantity - sum(line.discounts.map((one) => cents(one.amount)));
    return net + (given.taxesIncluded ? 0 : cents(line.tax));
  });
  return sum(goods) + cents(given.shipping?.price ?? '0');
}

const roundHalfUp = (numerator: number, denominator: number) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

export interface Truth {
  /** Shopify id of the order → points it must have given. */
  points: Map<string, number>;
  /** Orders of known customers that were paid at some time. */
  paid: Set<string>;
  /** `topic event-id` of every delivery that the app has acknowledged. */
  acknowledged: Set<string>;
  deliveriesGivenUp: number;
}

export async function readTruth(sandboxUrl: string, domain: string): Promise<Truth> {
  const client = new pg.Client({ connectionString: sandboxUrl });
  await client.connect();
  try {
    const stored = await client.query<{ data: unknown }>(
      `select data from resource where shop = $1 and kind = 'order'`,
      [domain],
    );
    const orders = stored.rows.map((row) => order.parse(row.data)).filter((one) => one.customerId !== null);
    const sent = await client.query<{ topic: string; event_id: string; state: string }>(
      'select topic, event_id, state from outbox where shop = $1',
      [domain],
    );
    const delivered = sent.rows.filter((row) => row.state === 'delivered');
    return {
      points: new Map(orders.map((one) => [one.id, pointsOf(one)])),
      paid: new Set(orders.filter((one) => one.transactions.some(isSale)).map((one) => one.id)),
      acknowledged: new Set(delivered.map((row) => `${row.topic} ${row.event_id}`)),
      deliveriesGivenUp: sent.rows.filter((row) => row.state === 'failed').length,
    };
  } finally {
    await client.end();
  }
}
