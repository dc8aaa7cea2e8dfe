import type { z } from 'zod';
import { decimal, minor, rational } from '../../money/amount.ts';
import { nextOrdinals } from '../../money/line-units.ts';
import type { Tx } from '../../state/database.ts';
import { takeId } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { lineOf, lockOrder } from '../save-order.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, OrderData, Shop } from '../types.ts';
import { saveReturn } from './announce-return.ts';
import { newExchangeLine } from './exchange/exchange-lines.ts';
import { withReturn } from './find-return.ts';
import { type ReturnInput, returnInput } from './inputs.ts';
import { findReason } from './reasons.ts';
import { returnsOf } from './return-parts.ts';
import { returnableLines } from './returnable.ts';
import type { ReturnData, ReturnLineData, ReverseOrderData } from './types.ts';

type Form = z.output<typeof returnInput>;

export interface MadeReturn {
  order: OrderData;
  made: ReturnData;
}

/**
 * A return that is open at once; an archived order is open again. Sends returns/approve and orders/updated. Refused:
 * `not-found`, `unknown-line`, `already-returned` (more units than can be returned), `bad-fee`, `wrong-currency`, and
 * as `newExchangeLine`.
 */
export async function createReturn(tx: Tx, shop: Shop, input: ReturnInput): Promise<MadeReturn> {
  const made = await newReturn(tx, shop, returnInput.parse(input), 'returnInput');
  const open: ReturnData = {
    ...made.made,
    status: 'OPEN',
    reverseOrder: await newReverseOrder(tx, made.made),
  };
  const topics = shop.switches.createdReturnSendsApprove ? ['returns/approve'] : [];
  const order = await saveReturn(tx, shop, withReturn({ ...made.order, closedAt: null }, open), open, topics);
  return { order, made: open };
}

/** A return that waits for the merchant's word. Sends returns/request and orders/updated. Refused as `createReturn`. */
export async function requestReturn(tx: Tx, shop: Shop, input: ReturnInput): Promise<MadeReturn> {
  const { order, made } = await newReturn(tx, shop, returnInput.parse(input), 'input');
  const requested = { ...made, requestedAt: made.createdAt };
  const saved = await saveReturn(tx, shop, withReturn(order, requested), requested, ['returns/request']);
  return { order: saved, made: requested };
}

/** The reverse fulfilment order of a return that was approved: everything it expects back. */
export async function newReverseOrder(tx: Tx, of: ReturnData): Promise<ReverseOrderData> {
  const lines: ReverseOrderData['lines'] = [];
  for (const line of of.lines) {
    lines.push({ id: await takeId(tx), returnLineId: line.id, quantity: line.quantity, dispositions: [] });
  }
  return { id: await takeId(tx), status: 'OPEN', lines, deliveries: [] };
}

async function newReturn(tx: Tx, shop: Shop, form: Form, root: string): Promise<MadeReturn> {
  const order = await lockOrder(tx, shop, form.order);
  if (form.lines.length === 0) {
    const shown = { code: 'BLANK', field: [root, 'returnLineItems'] };
    throw new Refusal('bad-input', 'A return needs at least one line.', shown);
  }
  let made: ReturnData = {
    id: await takeId(tx),
    name: `${order.name}-R${returnsOf(order).length + 1}`,
    status: 'REQUESTED',
    lines: [],
    shippingFee: await shippingFee(tx, order, form, root),
    decline: null,
    reverseOrder: null,
    refundIds: [],
    createdAt: isoSeconds(shop.now),
    requestedAt: form.requestedAt == null ? null : isoSeconds(form.requestedAt),
    approvedAt: null,
    closedAt: null,
  };
  for (const [index, wanted] of form.lines.entries()) {
    const field = [root, 'returnLineItems', String(index)];
    const line = await newLine(tx, withReturn(order, made), wanted, field);
    made = { ...made, lines: [...made.lines, line] };
  }
  const exchangeLines: NonNullable<ReturnData['exchangeLines']> = [];
  for (const [index, wish] of form.exchangeLines.entries()) {
    const line = await newExchangeLine(tx, shop, order, wish, [root, 'exchangeLineItems', String(index)]);
    exchangeLines.push({ id: await takeId(tx), ...line });
  }
  return { order, made: exchangeLines.length === 0 ? made : { ...made, exchangeLines } };
}

async function newLine(
  tx: Tx,
  order: OrderData,
  wanted: Form['lines'][number],
  field: string[],
): Promise<ReturnLineData> {
  const returnable = returnableLines(order)
    .flatMap((one) => one.lines)
    .find((one) => one.part.id === wanted.fulfillmentLine);
  if (returnable === undefined) {
    const shown = { code: 'NOT_FOUND', field: [...field, 'fulfillmentLineItemId'] };
    throw new Refusal('unknown-line', 'The fulfillment line item does not exist.', shown);
  }
  const atQuantity = (code: string) => ({ code, field: [...field, 'quantity'] });
  if (wanted.quantity < 1) {
    throw new Refusal('bad-input', 'Quantity must be greater than 0.', atQuantity('GREATER_THAN'));
  }
  if (wanted.quantity > returnable.units) {
    throw new Refusal(
      'already-returned',
      `Only ${returnable.units} of these units can be returned.`,
      atQuantity('INVALID'),
    );
  }
  checkTexts(wanted, field);
  const { lineId } = returnable.part;
  return {
    id: await takeId(tx),
    fulfillmentLineId: wanted.fulfillmentLine,
    lineId,
    quantity: wanted.quantity,
    ordinals: nextOrdinals(order, lineOf(order, { lineId }), wanted.quantity),
    reasonId: wanted.reason ?? null,
    reasonNote: wanted.reasonNote,
    customerNote: wanted.customerNote ?? null,
    restockingFee: await percentFee(tx, wanted.restockingPercent, field),
    processed: 0,
  };
}

function checkTexts(wanted: Form['lines'][number], field: string[]): void {
  if (wanted.reason != null && findReason(wanted.reason) === undefined) {
    const shown = { code: 'NOT_FOUND', field: [...field, 'returnReasonDefinitionId'] };
    throw new Refusal('unknown-reason', 'The return reason definition does not exist.', shown);
  }
  const limits = [
    ['returnReasonNote', wanted.reasonNote.length, 255],
    ['customerNote', wanted.customerNote?.length ?? 0, 300],
  ] as const;
  for (const [name, length, most] of limits) {
    if (length <= most) continue;
    const shown = { code: 'TOO_LONG', field: [...field, name] };
    throw new Refusal('bad-input', `The note is too long (maximum is ${most} characters).`, shown);
  }
}

async function percentFee(
  tx: Tx,
  percentage: string | undefined,
  field: string[],
): Promise<{ id: Id; percentage: string } | null> {
  if (percentage === undefined) return null;
  const { n, d } = rational(percentage);
  if (n < 0n || n > 100n * d) {
    const shown = { code: 'INVALID', field: [...field, 'restockingFee', 'percentage'] };
    throw new Refusal('bad-fee', 'The percentage must be between 0 and 100.', shown);
  }
  return { id: await takeId(tx), percentage };
}

async function shippingFee(
  tx: Tx,
  order: OrderData,
  { shippingFee: fee }: Form,
  root: string,
): Promise<ReturnData['shippingFee']> {
  if (fee === undefined) return null;
  const currency = order.presentmentCurrency;
  if (fee.currency !== currency) {
    const shown = { code: 'INVALID', field: [root, 'returnShippingFee', 'amount', 'currencyCode'] };
    throw new Refusal('wrong-currency', `The fee must be in ${currency}.`, shown);
  }
  return { id: await takeId(tx), amount: decimal(minor(fee.amount, currency), currency) };
}
