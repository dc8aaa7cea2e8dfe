import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { addMoney, type Money, noMoney, subtractMoney, sumMoney } from '#app/kernel/money.ts';
import { removedUnits } from '../decisions/units-left.ts';
import type { OrderedLine, ReturnableOrder, ShopifyRefund } from '../ports.ts';
import type { PastOrder } from './past.ts';

/** An order without what is decided again: its refunds by others, its earlier returns, and what edits took off it. */
export interface OrderBefore {
  readonly order: ReturnableOrder;
  /** By line, in its order. */
  readonly removed: readonly number[];
  /** Of others, oldest first. */
  readonly refunds: readonly ShopifyRefund[];
  /** What was paid, less what earlier returns gave back. */
  readonly paid: Money;
}

/** The refunds of others that took sent goods back in the span: they are decided again, as requests without a reason. */
export function refundsAgain(
  { order, use }: Pick<PastOrder, 'order' | 'use'>,
  since: Instant,
): readonly ShopifyRefund[] {
  return order.refunds.filter(
    (refund) =>
      !use.ourRefunds.has(refund.shopifyId) &&
      compareInstants(refund.at, since) >= 0 &&
      refund.lines.some((part) => isGoods(part, order)),
  );
}

/** Merchandise that had been sent. */
export function isGoods(
  { lineShopifyId, sent }: ShopifyRefund['lines'][number],
  order: ReturnableOrder,
): boolean {
  return sent && order.lines.some((line) => line.shopifyId === lineShopifyId && line.merchandise);
}

export function orderBefore(past: PastOrder, since: Instant): OrderBefore {
  const { order, use, again } = past;
  const others = new Set(refundsAgain(past, since));
  const currency = order.currency;
  const givenBack = sumMoney(
    order.refunds.map((refund) => refund.amount),
    currency,
  );
  const earlier = order.refunds.filter(
    ({ shopifyId }) => use.ourRefunds.has(shopifyId) && !again.has(shopifyId),
  );
  return {
    order: { ...order, standing: 'live' },
    removed: order.lines.map((line) => removedUnits(line, order.refunds, use)),
    refunds: order.refunds
      .filter(({ shopifyId }) => !use.ourRefunds.has(shopifyId))
      .map((refund) => (others.has(refund) ? withoutGoods(refund, order) : refund))
      .toSorted((a, b) => compareInstants(a.at, b.at)),
    paid: subtractMoney(
      addMoney(order.paidLeft, givenBack),
      sumMoney(
        earlier.map((refund) => refund.amount),
        currency,
      ),
    ),
  };
}

/** As it stood at a moment, after such payments of what is decided again. */
export function orderAt(before: OrderBefore, at: Instant, paidOut: Money): ReturnableOrder {
  const { order, removed } = before;
  const refunds = before.refunds.filter((refund) => compareInstants(refund.at, at) <= 0);
  const givenBack = refunds.reduce((sum, refund) => addMoney(sum, refund.amount), paidOut);
  return {
    ...order,
    refunds,
    paidLeft: subtractMoney(before.paid, givenBack),
    lines: order.lines.map((line, index) => lineAt(line, refunds, removed[index] ?? 0)),
  };
}

function lineAt(line: OrderedLine, refunds: readonly ShopifyRefund[], removed: number): OrderedLine {
  let currentQuantity = line.quantity - removed;
  for (const refund of refunds)
    for (const part of refund.lines)
      if (part.lineShopifyId === line.shopifyId) currentQuantity -= part.quantity;
  return currentQuantity === line.currentQuantity ? line : { ...line, currentQuantity };
}

/** What such a refund says beside the goods that are decided again: units that had never left. */
function withoutGoods(refund: ShopifyRefund, order: ReturnableOrder): ShopifyRefund {
  const lines = refund.lines.filter((part) => !isGoods(part, order));
  return { ...refund, amount: noMoney(order.currency), lines };
}
