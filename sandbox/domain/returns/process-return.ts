import { type ExchangedUnits, exchangedUnits } from '../../money/exchange.ts';
import {
  type ReturnOutcome,
  refundableOrdinals,
  returnOutcome,
  shippingBack,
} from '../../money/return-outcome.ts';
import type { Tx } from '../../state/database.ts';
import { announceRefund } from '../refund-order.ts';
import { Refusal } from '../refusal.ts';
import { lineOf } from '../save-order.ts';
import type { LineData, OrderData, RefundData, Shop } from '../types.ts';
import { saveReturn } from './announce-return.ts';
import { closed, isDecided } from './end-return.ts';
import { unsentUnits, withExchanged } from './exchange/exchange-lines.ts';
import { lockReturn, requireStatus, reverseLineOf, unprocessedUnits, withReturn } from './find-return.ts';
import { type ProcessForm, type ProcessInput, processInput } from './inputs.ts';
import { exchangeLinesOf } from './return-parts.ts';
import { bookReturn } from './return-refund.ts';
import { announceDisposals, type Disposal, withDispositions } from './reverse/dispose.ts';
import type { ReturnData, ReturnLineData } from './types.ts';

export interface ProcessedReturn {
  order: OrderData;
  found: ReturnData;
  /** null: nothing came back, things only went out. */
  refund: RefundData | null;
}

interface WantedLine {
  part: ReturnLineData;
  line: LineData;
  quantity: number;
}

/**
 * Books units of an open return: goods by their dispositions, a refund with these units, its money and store credit,
 * and what goes out as new lines of the order, still to be sent.
 * Ends the return when every unit is decided; without dispositions, units stay to be decided. Sends returns/process, refunds/create, orders/updated,
 * reverse_fulfillment_orders/dispose and returns/close as they apply. Refused: `not-found`, `not-allowed` (wrong
 * state), `unknown-line`, `bad-input`, `already-returned` (too many units), `wrong-currency`, `over-refund`,
 * `no-customer`, and as `dispose`.
 */
export async function processReturn(tx: Tx, shop: Shop, input: ProcessInput): Promise<ProcessedReturn> {
  const form = processInput.parse(input);
  const { order, found } = await lockReturn(tx, shop, form.return, ['input', 'returnId']);
  requireStatus(found, ['OPEN'], ['input', 'returnId']);
  if (form.lines.length + form.exchangeLines.length === 0) {
    const shown = { code: 'BLANK', field: ['input', 'returnLineItems'] };
    throw new Refusal('bad-input', 'There is nothing to process.', shown);
  }
  const lines = wantedLines(shop, order, found, form);
  const shipping = shippingOf(order, form);
  const exchanged = wantedExchange(order, found, form);
  const outcome = returnOutcome(shop, order, found, { lines, shipping, exchanged });
  const disposals = disposalsOf(found, form);
  let changed = await withDispositions(tx, shop, order, found, disposals);
  changed = { ...changed, lines: changed.lines.map((line) => withProcessed(line, lines)) };
  if (exchanged.length > 0) changed = { ...changed, exchangeLines: sentOut(changed, exchanged) };
  const booked = await booking(tx, shop, { order, found: changed, outcome, form });
  if (booked.refund !== null) {
    changed = { ...changed, refundIds: [...changed.refundIds, booked.refund.id] };
  }
  const ends = shop.switches.processClosesReturn && isDecided(changed);
  if (ends) changed = closed(changed, shop.now);
  const topics = ['returns/process', ...(ends ? ['returns/close'] : [])];
  const after = await withExchanged(tx, shop, booked.order, changed, exchanged);
  const saved = await saveReturn(tx, shop, withReturn(after, changed), changed, topics);
  if (booked.refund !== null) await announceRefund(tx, shop, saved, booked.refund);
  await announceDisposals(tx, shop, saved, changed, disposals);
  return { order: saved, found: changed, refund: booked.refund };
}

/** Without units that come back, money or shipping there is nothing for a refund to say. */
async function booking(
  tx: Tx,
  shop: Shop,
  of: Parameters<typeof bookReturn>[2],
): Promise<{ order: OrderData; refund: RefundData | null }> {
  const refunds = of.form.lines.length > 0 || of.form.refund !== undefined || of.outcome.shipping > 0n;
  return refunds ? bookReturn(tx, shop, of) : { order: of.order, refund: null };
}

/** What processing these units would come to, without doing it; refused as `processReturn`. */
export function previewOutcome(
  shop: Shop,
  order: OrderData,
  found: ReturnData,
  form: Pick<ProcessForm, 'lines' | 'exchangeLines' | 'shipping'>,
): ReturnOutcome {
  return returnOutcome(shop, order, found, {
    lines: wantedLines(shop, order, found, form),
    shipping: shippingOf(order, form),
    exchanged: wantedExchange(order, found, form),
  });
}

function wantedExchange(
  order: OrderData,
  found: ReturnData,
  form: Pick<ProcessForm, 'exchangeLines'>,
): ExchangedUnits[] {
  return form.exchangeLines.map((wanted, index) => {
    const at = (name: string, code: string) => ({
      code,
      field: ['input', 'exchangeLineItems', String(index), name],
    });
    const line = exchangeLinesOf(found).find((one) => one.id === wanted.line);
    if (line === undefined) {
      throw new Refusal('unknown-line', 'The exchange line item does not exist.', at('id', 'NOT_FOUND'));
    }
    const before = form.exchangeLines.slice(0, index).some((one) => one.line === wanted.line);
    if (before) {
      throw new Refusal('bad-input', 'The exchange line item is there twice.', at('id', 'TAKEN'));
    }
    const left = unsentUnits(line);
    if (wanted.quantity < 1 || wanted.quantity > left) {
      const text = `Between 1 and ${left} of these units can be processed.`;
      throw new Refusal('already-done', text, at('quantity', 'INVALID'));
    }
    return exchangedUnits(order, found.lines, line, wanted.quantity);
  });
}

function sentOut(found: ReturnData, exchanged: readonly ExchangedUnits[]) {
  return exchangeLinesOf(found).map((line) => {
    const quantity = exchanged.find((one) => one.line.id === line.id)?.quantity ?? 0;
    return { ...line, processed: line.processed + quantity };
  });
}

function wantedLines(
  shop: Shop,
  order: OrderData,
  found: ReturnData,
  form: Pick<ProcessForm, 'lines'>,
): WantedLine[] {
  const seen = new Set<string>();
  return form.lines.map((wanted, index) => {
    const at = (name: string, code: string) => ({
      code,
      field: ['input', 'returnLineItems', String(index), name],
    });
    const part = found.lines.find((one) => one.id === wanted.line);
    if (part === undefined) {
      throw new Refusal('unknown-line', 'The return line item does not exist.', at('id', 'NOT_FOUND'));
    }
    if (seen.has(part.id)) {
      throw new Refusal('bad-input', 'The return line item is there twice.', at('id', 'TAKEN'));
    }
    seen.add(part.id);
    if (wanted.quantity < 1) {
      throw new Refusal('bad-input', 'Quantity must be greater than 0.', at('quantity', 'GREATER_THAN'));
    }
    const line = lineOf(order, { lineId: part.lineId });
    const left = Math.min(unprocessedUnits(part), refundableOrdinals(shop, order, line, part).length);
    if (wanted.quantity > left) {
      const text = `Only ${left} of these units can be processed.`;
      throw new Refusal('already-returned', text, at('quantity', 'INVALID'));
    }
    return { part, line, quantity: wanted.quantity };
  });
}

function shippingOf(order: OrderData, { shipping }: Pick<ProcessForm, 'shipping'>): bigint {
  const field = ['input', 'refundShipping', 'shippingRefundAmount'];
  if (typeof shipping === 'object' && shipping.currency !== order.presentmentCurrency) {
    const shown = { code: 'INVALID', field };
    throw new Refusal('wrong-currency', `Shipping must be in ${order.presentmentCurrency}.`, shown);
  }
  const amount = shippingBack(order, shipping);
  if (amount <= shippingBack(order, 'all')) return amount;
  const shown = { code: 'INVALID', field };
  throw new Refusal('over-refund', 'There is less shipping left to refund.', shown);
}

/** Dispositions of the units processed; each belongs to the line that it stands under. */
function disposalsOf(found: ReturnData, form: ProcessForm): Disposal[] {
  return form.lines.flatMap((wanted, index) =>
    wanted.dispositions.map((wish, position): Disposal => {
      const field = ['input', 'returnLineItems', String(index), 'dispositions', String(position)];
      if (reverseLineOf(found, wanted.line)?.id === wish.reverseLine) return { wish, field };
      throw new Refusal('unknown-line', 'The reverse fulfillment order line item is of another line.', {
        code: 'NOT_FOUND',
        field: [...field, 'reverseFulfillmentOrderLineItemId'],
      });
    }),
  );
}

function withProcessed(part: ReturnLineData, wanted: readonly WantedLine[]): ReturnLineData {
  const quantity = wanted.find((one) => one.part.id === part.id)?.quantity ?? 0;
  return { ...part, processed: part.processed + quantity };
}
