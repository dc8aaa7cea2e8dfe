import { decimal, minor, roundHalfUp } from '../money/amount.ts';
import { currentQuantity, fulfillableUnits, lineMoney, nextUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import { orderEditPayload } from '../payloads/order-payload.ts';
import type { Tx } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { lineFor } from './create-order.ts';
import { type EditInput, editInput } from './inputs.ts';
import { plannedPayments, saleTransactions } from './payments.ts';
import { announceRefund, withRefund } from './refund-order.ts';
import { Refusal } from './refusal.ts';
import { lockOrder, saveOrder } from './save-order.ts';
import { moveStock } from './stock.ts';
import { isoSeconds } from './timestamps.ts';
import type { LineData, OrderData, OrderEditData, RefundData, RefundLineData, Shop } from './types.ts';

/**
 * Commits new quantities, then gives `refund` back as a refund without lines, or takes what the order now costs more
 * by card (unless `collect` is false). Sends orders/edited, orders/updated, refunds/create and orders/paid as they
 * apply. Refused: `unknown-line`, `not-allowed`, `over-refund`.
 */
export async function editOrder(tx: Tx, shop: Shop, input: EditInput): Promise<OrderData> {
  const form = editInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  if (order.cancelledAt !== null) throw new Refusal('not-allowed', `${order.name} is cancelled.`);
  const edit: OrderEditData = { id: await takeId(tx), at: isoSeconds(shop.now), additions: [], removals: [] };
  const removed: RefundLineData[] = [];
  let edited: OrderData = { ...order };
  for (const [key, quantity] of Object.entries(form.set)) {
    edited = await withQuantity(tx, edited, key, quantity, { edit, removed });
  }
  edited = await withAddedLines(tx, shop, edited, form.add ?? {}, edit);
  if (edit.additions.length === 0 && edit.removals.length === 0) {
    throw new Refusal('not-allowed', 'There are no changes to be applied.');
  }
  edited = { ...edited, edits: [...edited.edits, edit] };
  await moveEdited(tx, shop, edited, edit, form.restock);
  const refunds: RefundData[] = [];
  if (shop.switches.editCreatesRefund && removed.length > 0) {
    const refund = await editRefund(tx, edit, removed);
    refunds.push(refund);
    edited = { ...edited, refunds: [...edited.refunds, refund] };
  }
  const topics = ['orders/edited', 'orders/updated'];
  const dearer = orderTotals(edited).outstanding;
  if (dearer > 0n && form.collect) {
    const sales = await saleTransactions(tx, shop, plannedPayments(edited, dearer, undefined));
    edited = { ...edited, transactions: [...edited.transactions, ...sales] };
    if (shop.switches.editPaymentSendsPaid) topics.push('orders/paid');
  }
  if (form.refund !== undefined) {
    const given = await withRefund(tx, shop, edited, { amount: form.refund });
    refunds.push(given.refund);
    edited = given.order;
  }
  const saved = await saveOrder(tx, shop, edited, topics.slice(1));
  const payload = orderEditPayload(shop, saved, edit);
  await enqueueWebhook(tx, shop, 'orders/edited', { orderId: saved.id, payload });
  for (const refund of refunds) await announceRefund(tx, shop, saved, refund);
  return saved;
}

interface Changes {
  edit: OrderEditData;
  removed: RefundLineData[];
}

/** The order with the line's current quantity set; `key` is its SKU or id. */
async function withQuantity(
  tx: Tx,
  order: OrderData,
  key: string,
  quantity: number,
  changes: Changes,
): Promise<OrderData> {
  const line = order.lines.find((one) => one.id === key || one.sku === key);
  if (line === undefined) throw new Refusal('unknown-line', `${order.name} has no line ${key}.`);
  const delta = quantity - currentQuantity(order, line);
  if (delta === 0) return order;
  const changed =
    delta > 0 ? withMore(order, line, delta) : await withFewer(tx, order, line, -delta, changes);
  const list = delta > 0 ? changes.edit.additions : changes.edit.removals;
  list.push({ lineId: line.id, delta: Math.abs(delta) });
  return { ...order, lines: order.lines.map((one) => (one.id === line.id ? changed : one)) };
}

/** More units at the price of the line: its discounts are not extended, its tax rate is. */
function withMore(order: OrderData, line: LineData, units: number): LineData {
  const money = lineMoney(order, line);
  const added = money.unitPrice * BigInt(units);
  const tax = money.net === 0n ? 0n : roundHalfUp(money.tax * added, money.net);
  return {
    ...line,
    quantity: line.quantity + units,
    tax: decimal(money.tax + tax, order.presentmentCurrency),
  };
}

async function withFewer(
  tx: Tx,
  order: OrderData,
  line: LineData,
  units: number,
  changes: Changes,
): Promise<LineData> {
  if (units > fulfillableUnits(order, line)) {
    throw new Refusal('not-allowed', `${line.sku} has fewer units that are not fulfilled.`);
  }
  const currency = order.presentmentCurrency;
  const worth = nextUnits(order, line, units);
  changes.removed.push({
    id: await takeId(tx),
    lineId: line.id,
    quantity: units,
    subtotal: decimal(worth.net, currency),
    tax: decimal(worth.tax, currency),
    restockType: 'cancel',
    ordinals: worth.ordinals,
  });
  return {
    ...line,
    removed: line.removed + units,
    removedNet: decimal(minor(line.removedNet, currency) + worth.net, currency),
    removedTax: decimal(minor(line.removedTax, currency) + worth.tax, currency),
    removedOrdinals: [...(line.removedOrdinals ?? firstUnits(line.removed)), ...worth.ordinals],
  };
}

/** What edits removed before ordinals were written down were the first units. */
const firstUnits = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

async function withAddedLines(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  add: Record<string, number>,
  edit: OrderEditData,
): Promise<OrderData> {
  const lines = [...order.lines];
  const currency = order.presentmentCurrency;
  const money = (text: string | undefined) => decimal(minor(text ?? '0', currency), currency);
  for (const [sku, quantity] of Object.entries(add)) {
    const line = await lineFor(tx, shop, { sku, quantity }, { ...order, money });
    lines.push({ ...line, addedByEdit: true });
    edit.additions.push({ lineId: line.id, delta: quantity });
  }
  return { ...order, lines };
}

async function moveEdited(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  edit: OrderEditData,
  restock: boolean,
): Promise<void> {
  const variant = (lineId: string) => order.lines.find((line) => line.id === lineId)?.variantId ?? null;
  await moveStock(tx, shop, [
    ...edit.additions.map((one) => ({ variantId: variant(one.lineId), units: -one.delta })),
    ...(restock ? edit.removals.map((one) => ({ variantId: variant(one.lineId), units: one.delta })) : []),
  ]);
}

async function editRefund(tx: Tx, edit: OrderEditData, lines: RefundLineData[]): Promise<RefundData> {
  return {
    id: await takeId(tx),
    note: null,
    lines,
    transactionIds: [],
    adjustments: [],
    fromEdit: true,
    createdAt: edit.at,
    processedAt: edit.at,
  };
}
