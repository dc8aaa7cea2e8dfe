import { compareInstants, type Instant } from '../../kernel/calendar.ts';
import type { ShopifyId } from '../../kernel/ids.ts';
import { addMoney, compareMoney, type Money, noMoney, subtractMoney } from '../../kernel/money.ts';
import type { OrderCode, OrderLine, OrderSnapshot, PaidAt } from '../../modules/commerce/order.ts';
import { lineNet } from '../../modules/commerce/remaining.ts';
import type { Pair } from './scalars.ts';

/** Sum of pairs of the same two currencies; `none` is the zero to begin with. */
export function sumPairs(pairs: readonly Pair[], none: Pair): Pair {
  return pairs.reduce(
    (sum, pair) => ({
      shop: addMoney(sum.shop, pair.shop),
      presentment: addMoney(sum.presentment, pair.presentment),
    }),
    none,
  );
}

/** What each code took off which line, from a source's own parts; codes that took nothing off stay with none. */
export function codesOf(
  codes: readonly string[],
  allocations: readonly {
    readonly code: string | null;
    readonly lineShopifyId: ShopifyId;
    readonly amount: Pair;
  }[],
  none: Pair,
): OrderCode[] {
  const upper = (code: string) => code.toUpperCase();
  const told = [...codes, ...allocations.flatMap(({ code }) => code ?? [])].map(upper);
  return [...new Set(told)].sort().map((code) => {
    const own = allocations.filter((part) => part.code !== null && upper(part.code) === code);
    const byLine = Map.groupBy(own, (part) => part.lineShopifyId);
    const lines = [...byLine].map(([lineShopifyId, parts]) => ({
      lineShopifyId,
      amount: sumPairs(
        parts.map((part) => part.amount),
        none,
      ),
    }));
    return { code, lines: lines.filter(({ amount }) => amount.presentment.minor > 0n) };
  });
}

export interface Payment {
  readonly at: Instant;
  /** In presentment currency. */
  readonly amount: Money;
}

const paidStatuses = new Set<OrderSnapshot['financialStatus']>(['paid', 'partially_refunded', 'refunded']);

/**
 * When payments first covered the order. The smaller of the first and the present total is what had to be covered:
 * an edit downward before the payment asks for less, one upward after it does not undo it. An order that counts as
 * paid without payments that cover it (a total of 0, marked as paid elsewhere) was paid with its last one, or when placed.
 */
export function paidAtOf(order: {
  payments: readonly Payment[];
  originalTotal: Money;
  total: Money;
  processedAt: Instant;
  financialStatus: OrderSnapshot['financialStatus'];
}): PaidAt {
  const due = compareMoney(order.originalTotal, order.total) < 0 ? order.originalTotal : order.total;
  const payments = [...order.payments].sort((a, b) => compareInstants(a.at, b.at));
  let paid = noMoney(due.currency);
  for (const payment of payments) {
    paid = addMoney(paid, payment.amount);
    if (compareMoney(paid, due) >= 0) return { known: true, at: payment.at };
  }
  // What cost nothing was nobody's debt when it was placed; an exchange may make it one later.
  const wasFree = order.originalTotal.minor === 0n;
  if (!wasFree && !paidStatuses.has(order.financialStatus)) return { known: true, at: null };
  return { known: true, at: payments.at(-1)?.at ?? order.processedAt };
}

/**
 * The order's total with what an edit removed. Shopify does not say whether its totals keep that; lines do, so what
 * the subtotal lacks of them is missing in the total too, with its tax.
 */
export function totalWithRemoved(order: {
  total: Pair;
  subtotal: Pair | null;
  tax: Pair;
  taxesIncluded: boolean;
  lines: readonly OrderLine[];
}): Pair {
  const { total, subtotal, tax } = order;
  if (subtotal === null || order.lines.every((line) => line.quantity === line.currentQuantity)) return total;
  const none = { shop: noMoney(total.shop.currency), presentment: noMoney(total.presentment.currency) };
  const lines = order.lines.filter((line) => !line.tip);
  const net = lacking(sumPairs(lines.map(lineNet), none), subtotal);
  if (net.presentment.minor === 0n) return total;
  const lineTax = lines.map((line) => line.tax);
  return sumPairs(order.taxesIncluded ? [net] : [net, lacking(sumPairs(lineTax, none), tax)], total);
}

/** What `told` lacks of `whole`, at least nothing. */
function lacking(whole: Pair, told: Pair): Pair {
  const of = (side: 'shop' | 'presentment') => {
    const difference = subtractMoney(whole[side], told[side]);
    return difference.minor > 0n ? difference : noMoney(difference.currency);
  };
  return { shop: of('shop'), presentment: of('presentment') };
}

/**
 * Shopify marks a gratuity in no field of a line: it is a line without a product, called Tip, in an order that
 * received a tip.
 */
export function isTipLine(line: { productId: bigint | null; title: string }, tipReceived: boolean): boolean {
  return tipReceived && line.productId === null && line.title === 'Tip';
}
