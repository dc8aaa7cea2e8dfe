import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { moneyAmount } from '#app/kernel/money.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import { editedUnits } from './edited-units.ts';
import type { OrderFulfillment, OrderRefund, OrderSnapshot } from './order.ts';

export type OrderFactKind =
  | 'order-placed'
  | 'order-code-used'
  | 'order-paid'
  | 'order-edited'
  | 'order-cancelled'
  | 'order-refunded'
  | 'order-shipped'
  | 'order-delivered';

export interface OrderFact extends NewFact {
  kind: OrderFactKind;
  imported: boolean;
  data: { readonly [name: string]: string | number | boolean };
}

export interface FactsInput {
  /** The mirror as it was; null when the order is seen for the first time. */
  readonly before: OrderSnapshot | null;
  readonly order: OrderSnapshot;
  /** The mirror's new revision: an edit has no id of its own at Shopify that every source tells. */
  readonly revision: number;
  /** Our own ids; null: the order belongs to nobody we know. */
  readonly customerId: bigint | null;
  readonly orderId: bigint;
  readonly installedAt: Instant;
}

/**
 * What has happened between two states of an order, in the order of happening. States may be skipped: what
 * lies between them is still told, because each fact is read from the later state alone.
 */
export function decideFacts(input: FactsInput): OrderFact[] {
  const { before, order, revision, customerId, orderId, installedAt } = input;
  const told = new Set(before === null ? [] : factsOfState(before).map((fact) => fact.key));
  const facts = factsOfState(order).filter((fact) => !told.has(fact.key));
  const later = [editedFact(before, order, revision), paidAgainFact(before, order, revision)];
  return [...facts, ...later.filter((fact) => fact !== null)]
    .sort((a, b) => compareInstants(a.happenedAt, b.happenedAt))
    .map((fact) => ({
      ...fact,
      customerId,
      orderId,
      imported: compareInstants(fact.happenedAt, installedAt) < 0,
    }));
}

type StateFact = Pick<OrderFact, 'key' | 'kind' | 'happenedAt' | 'data'>;

function factsOfState(order: OrderSnapshot): StateFact[] {
  const key = `order:${order.shopifyId}`;
  const facts: StateFact[] = [
    { key: `${key}:placed`, kind: 'order-placed', happenedAt: order.processedAt, data: placedData(order) },
  ];
  if (order.codes.length > 0) {
    facts.push({
      key: `${key}:code-used`,
      kind: 'order-code-used',
      happenedAt: order.processedAt,
      data: { order: order.name, codes: order.codes.length },
    });
  }
  if (order.paidAt.known && order.paidAt.at !== null) {
    facts.push({
      key: `${key}:paid`,
      kind: 'order-paid',
      happenedAt: order.paidAt.at,
      data: { order: order.name },
    });
  }
  facts.push(...order.refunds.map((refund) => refundedFact(order, refund)));
  facts.push(...order.fulfillments.flatMap((fulfillment) => parcelFacts(order, fulfillment)));
  if (order.cancelledAt !== null) {
    const data = { order: order.name };
    facts.push({ key: `${key}:cancelled`, kind: 'order-cancelled', happenedAt: order.cancelledAt, data });
  }
  return facts;
}

function placedData(order: OrderSnapshot): OrderFact['data'] {
  const total = order.totals.total.presentment;
  return { order: order.name, amount: moneyAmount(total), currency: total.currency, test: order.test };
}

function refundedFact(order: OrderSnapshot, refund: OrderRefund): StateFact {
  return {
    key: `refund:${refund.shopifyId}`,
    kind: 'order-refunded',
    happenedAt: refund.processedAt,
    data: {
      order: order.name,
      amount: moneyAmount(refund.amount.presentment),
      currency: refund.amount.presentment.currency,
      units: refund.lines.reduce((sum, line) => sum + line.quantity, 0),
    },
  };
}

function parcelFacts(order: OrderSnapshot, fulfillment: OrderFulfillment): StateFact[] {
  if (fulfillment.status !== 'success') return [];
  const key = `fulfillment:${fulfillment.shopifyId}`;
  const units = fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0);
  const data = { order: order.name, units };
  const facts: StateFact[] = [
    { key: `${key}:shipped`, kind: 'order-shipped', happenedAt: fulfillment.createdAt, data },
  ];
  if (fulfillment.deliveredAt !== null) {
    facts.push({
      key: `${key}:delivered`,
      kind: 'order-delivered',
      happenedAt: fulfillment.deliveredAt,
      data,
    });
  }
  return facts;
}

function editedFact(before: OrderSnapshot | null, order: OrderSnapshot, revision: number): StateFact | null {
  const { added, removed } = editedUnits(before, order);
  if (added === 0 && removed === 0) return null;
  return {
    key: `order:${order.shopifyId}:edited:${revision}`,
    kind: 'order-edited',
    happenedAt: order.updatedAt,
    data: { order: order.name, added, removed },
  };
}

/** An edit made the order dearer and the rest has been paid now: the first payment keeps its own fact. */
function paidAgainFact(
  before: OrderSnapshot | null,
  order: OrderSnapshot,
  revision: number,
): StateFact | null {
  const wasPaid = before?.paidAt.known === true && before.paidAt.at !== null;
  const settled = order.financialStatus === 'paid' || order.financialStatus === 'partially_refunded';
  if (!wasPaid || before.financialStatus !== 'partially_paid' || !settled) return null;
  return {
    key: `order:${order.shopifyId}:paid:${revision}`,
    kind: 'order-paid',
    happenedAt: order.updatedAt,
    data: { order: order.name, rest: true },
  };
}
