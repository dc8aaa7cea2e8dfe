import type { z } from 'zod';
import { atLeastZero, decimal, least, minor, sum } from '../money/amount.ts';
import { refundDiscrepancy } from '../money/discrepancy.ts';
import { currentQuantity, fulfillableUnits, nextUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import { type RefundPart, refundableParts, splitRefund } from '../money/refund-split.ts';
import { refundPayload } from '../payloads/refund-payload.ts';
import type { Tx } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { type RefundInput, refundInput } from './inputs.ts';
import {
  adjustment,
  chosenParts,
  giveBack,
  type NewStoreCredit,
  partsTotal,
  refundableTotal,
} from './refund-parts.ts';
import { Refusal } from './refusal.ts';
import { lineOf, lockOrder, saveOrder } from './save-order.ts';
import { moveStock } from './stock.ts';
import { isoSeconds } from './timestamps.ts';
import type { LineData, OrderData, RefundData, RefundLineData, Shop } from './types.ts';

type Form = z.output<typeof refundInput>;

/**
 * Gives money and goods back. Lines without an amount are worth their units' net and tax; an amount without lines is
 * a custom refund. Sends refunds/create and orders/updated. Refused: `over-refund`, `not-refundable`, `unknown-line`.
 */
export async function refundOrder(
  tx: Tx,
  shop: Shop,
  input: RefundInput,
): Promise<{ order: OrderData; refund: RefundData }> {
  const form = refundInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const refunded = await withRefund(tx, shop, order, form);
  const saved = await saveOrder(tx, shop, refunded.order, ['orders/updated']);
  await announceRefund(tx, shop, saved, refunded.refund);
  return { order: saved, refund: refunded.refund };
}

/** Sends refunds/create. */
export async function announceRefund(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  refund: RefundData,
): Promise<void> {
  const payload = refundPayload(shop, order, refund);
  await enqueueWebhook(tx, shop, 'refunds/create', { orderId: order.id, payload });
}

/** The order with one more refund (not yet written), its goods restocked. */
export async function withRefund(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  form: Omit<Form, 'order'>,
): Promise<{ order: OrderData; refund: RefundData }> {
  const currency = order.presentmentCurrency;
  const lines = await refundLines(tx, order, form.lines ?? []);
  const shipping = minor(form.shipping ?? '0', currency);
  const before = orderTotals(order);
  if (shipping > before.currentShipping) {
    throw new Refusal('over-refund', 'There is less shipping left to refund.');
  }
  const worth = worthOf(order, lines) + shipping;
  const storeCredit = newStoreCredit(order, form);
  const parts = partsOf(order, form, worth, partsTotal(storeCredit));
  if (parts.length === 0 && lines.length === 0 && storeCredit.length === 0) {
    throw new Refusal('not-refundable', 'There is nothing to refund.');
  }
  const at = isoSeconds(shop.now);
  const id = await takeId(tx);
  const transactions = await giveBack(tx, shop, order, { id, parts, storeCredit });
  const discrepancy = refundDiscrepancy({
    refunded: partsTotal(parts) + partsTotal(storeCredit),
    worth,
    owed: atLeastZero(worth - before.outstanding),
  });
  const refund: RefundData = {
    id,
    note: form.note ?? null,
    lines,
    transactionIds: transactions.map((one) => one.id),
    adjustments: [
      ...(await adjustment(tx, 'shipping_refund', -shipping, currency)),
      ...(await adjustment(tx, 'refund_discrepancy', discrepancy, currency)),
    ],
    fromEdit: false,
    createdAt: at,
    processedAt: at,
  };
  await restock(tx, shop, order, lines);
  const refunds = [...order.refunds, refund];
  return { order: { ...order, refunds, transactions: [...order.transactions, ...transactions] }, refund };
}

/** What the units were sold for, with their tax. */
function worthOf(order: OrderData, lines: readonly RefundLineData[]): bigint {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  return sum(lines.map((line) => read(line.subtotal) + (order.taxesIncluded ? 0n : read(line.tax))));
}

function newStoreCredit(order: OrderData, form: Omit<Form, 'order'>): NewStoreCredit[] {
  const wishes = form.storeCredit ?? [];
  if (wishes.some((one) => one.currency !== order.presentmentCurrency)) {
    throw new Refusal('wrong-currency', `Store credit must be in ${order.presentmentCurrency}.`);
  }
  return wishes.map((one) => ({
    amount: minor(one.amount, order.presentmentCurrency),
    expiresAt: one.expiresAt ?? null,
  }));
}

/** From which payments the money comes; refused (`over-refund`) when they cannot give so much. */
function partsOf(order: OrderData, form: Omit<Form, 'order'>, worth: bigint, credited: bigint): RefundPart[] {
  const left = refundableTotal(order);
  const fromPayments = partsTotal(refundableParts(order));
  const amount =
    form.amount === undefined
      ? least(atLeastZero(worth - credited), least(left, fromPayments))
      : minor(form.amount, order.presentmentCurrency);
  const parts = form.payTo === undefined ? splitRefund(order, amount) : chosenParts(order, form.payTo);
  const tooMuch = parts === null || (form.allowOver !== true && partsTotal(parts) + credited > left);
  if (tooMuch) throw new Refusal('over-refund', `${order.name} has less than that left to refund.`);
  return parts;
}

async function refundLines(
  tx: Tx,
  order: OrderData,
  wanted: NonNullable<Form['lines']>,
): Promise<RefundLineData[]> {
  const currency = order.presentmentCurrency;
  const lines: RefundLineData[] = [];
  // Entries of this refund count as gone for those after them.
  const soFar = () => ({ ...order, refunds: [...order.refunds, { ...emptyRefund, lines }] });
  for (const part of wanted) {
    const line = lineOf(order, part);
    if (part.quantity > currentQuantity(soFar(), line)) {
      throw new Refusal('already-returned', `${line.sku} has fewer units left to refund.`);
    }
    for (const { quantity, restock } of restocking(soFar(), line, part)) {
      const worth = nextUnits(soFar(), line, quantity);
      lines.push({
        id: await takeId(tx),
        lineId: line.id,
        quantity,
        subtotal: decimal(worth.net, currency),
        tax: decimal(worth.tax, currency),
        restockType: restock,
        ordinals: worth.ordinals,
      });
    }
  }
  return lines;
}

type Restocked = { quantity: number; restock: RefundLineData['restockType'] };

/** Unless it is said otherwise, units that were not sent are cancelled and those that were come back. */
function restocking(order: OrderData, line: LineData, part: NonNullable<Form['lines']>[number]): Restocked[] {
  if (part.restock !== undefined) return [{ quantity: part.quantity, restock: part.restock }];
  const unsent = Math.min(part.quantity, fulfillableUnits(order, line));
  const parts: Restocked[] = [
    { quantity: unsent, restock: 'cancel' },
    { quantity: part.quantity - unsent, restock: 'return' },
  ];
  return parts.filter((one) => one.quantity > 0);
}

const emptyRefund: RefundData = {
  id: '0',
  note: null,
  lines: [],
  transactionIds: [],
  adjustments: [],
  fromEdit: false,
  createdAt: '',
  processedAt: '',
};

async function restock(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  lines: readonly RefundLineData[],
): Promise<void> {
  const back = lines.filter((line) => line.restockType !== 'no_restock');
  await moveStock(
    tx,
    shop,
    back.map((part) => ({
      variantId: lineOf(order, { lineId: part.lineId }).variantId,
      units: part.quantity,
    })),
  );
}
