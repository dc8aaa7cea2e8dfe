import type { MoneyV2 } from './contracts/answers.ts';
import type { QuoteView, ReturnState, ReturnsView, ReturnView } from './contracts/returns.ts';
import { printGid } from './kernel/ids.ts';
import { itemName } from './kernel/item-name.ts';
import { addMoney, type Money, moneyAmount } from './kernel/money.ts';
import type { OrderReturns, Quote, ReturnDetail } from './modules/returns/door.ts';

// Returns as the contract with shoppers' pages tells them.

const moneyV2 = (amount: Money): MoneyV2 => ({
  amount: moneyAmount(amount),
  currencyCode: amount.currency,
});

export function returnsView({ order, lines, reasons, returns }: OrderReturns): ReturnsView {
  return {
    order: { id: printGid('Order', order.shopifyId), name: order.name },
    lines: lines.map(({ lineShopifyId, until, ...line }) => ({
      id: printGid('LineItem', lineShopifyId),
      ...line,
      until: until === null ? null : until.toString(),
    })),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
    returns: returns.map(returnView),
  };
}

export function quoteView({ outcomes }: Quote): QuoteView {
  return {
    outcomes: outcomes.map(({ outcome, total, parts, points, why }) => ({
      outcome,
      total: moneyV2(total),
      parts: parts.map(({ code, values, amount }) => ({ code, values, amount: moneyV2(amount) })),
      points: { clawed: points.clawed.toString(), restored: points.restored.toString() },
      why,
    })),
  };
}

export function returnView(one: ReturnDetail): ReturnView {
  return {
    id: one.id.toString(),
    name: one.name,
    state: one.state,
    outcome: one.outcome,
    lines: one.lines.map(({ title, variantTitle, quantity, reasonLabel }) => ({
      title: itemName(title, variantTitle),
      quantity,
      reason: reasonLabel,
    })),
    quoted: moneyV2(one.quoted),
    paid: one.paid === null ? null : moneyV2(addMoney(one.paid.refunded, one.paid.credited)),
    requestedAt: one.requestedAt.toString(),
    next: { code: nextCodes[one.state], values: {} },
    declined: one.state === 'declined' ? one.declined : null,
    cancellable: (one.state === 'requested' || one.state === 'approved') && !isBeingPaid(one),
  };
}

const nextCodes: Readonly<Record<ReturnState, string>> = {
  requested: 'awaiting-approval',
  approved: 'send-it-back',
  'in-transit': 'on-its-way',
  received: 'being-inspected',
  inspected: 'being-inspected',
  settled: 'settled',
  declined: 'declined',
  cancelled: 'cancelled',
  closed: 'closed',
};

/** What staff may no longer call off is being paid. */
const isBeingPaid = ({ actions }: ReturnDetail): boolean => !actions.includes('cancel');
