import { findLocation } from '../../domain/locations.ts';
import { findReason } from '../../domain/returns/reasons.ts';
import { exchangeLinesOf, returnsOf } from '../../domain/returns/return-parts.ts';
import { returnableLines } from '../../domain/returns/returnable.ts';
import type {
  DispositionData,
  ExchangeLineData,
  ReturnData,
  ReturnLineData,
  ReturnStatus,
} from '../../domain/returns/types.ts';
import type { OrderData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';
import { lineName, linePicture } from '../orders/order-lines-view.ts';
import { printStored } from '../orders/order-money.ts';
import { returnActions } from './return-actions.ts';

const statuses: Record<ReturnStatus, readonly [text: string, tone: string]> = {
  REQUESTED: ['Return requested', 'warn'],
  OPEN: ['Return in progress', 'warn'],
  CLOSED: ['Returned', ''],
  CANCELED: ['Return cancelled', ''],
  DECLINED: ['Return declined', 'bad'],
};

/** Units that staff can still take back by a return. */
export function returnableUnits(order: OrderData): number {
  return returnableLines(order)
    .flatMap((one) => one.lines)
    .reduce((units, line) => units + line.units, 0);
}

/** Every return of the order, oldest first, with what staff can do with it. */
export function returnCards(context: AdminContext, here: string, order: OrderData): Piece {
  return html`${returnsOf(order).map((one) => returnCard(context, here, order, one))}`;
}

const declined = {
  FINAL_SALE: 'Final sale',
  RETURN_PERIOD_ENDED: 'The return period has ended',
  OTHER: 'Another reason',
} as const;

function returnCard(context: AdminContext, here: string, order: OrderData, one: ReturnData): Piece {
  const id = `return-${one.id}`;
  const [text, tone] = statuses[one.status];
  const goesOut = exchangeLinesOf(one);
  const facts = [
    printMoment(one.createdAt, context.shop.now, context.shop.timezone),
    one.shippingFee !== null && `Return shipping ${printStored(order, one.shippingFee.amount)}`,
    one.decline !== null && declined[one.decline.reason],
    one.decline?.note,
  ].filter(Boolean);
  return html`<section class="card" aria-labelledby=${id}>
    <div class="card-head">
      <h2 id=${id}>Return ${one.name}</h2>
      <span class=${`badge ${tone}`.trim()}>${text}</span>
    </div>
    <p class="quiet small">${facts.join(' · ')}</p>
    <div class="lines">${one.lines.map((part) => lineOf(context, order, one, part))}</div>
    ${
      goesOut.length > 0 &&
      html`<h3>Goes out in exchange</h3>
        <div class="lines">${goesOut.map((line) => exchangeLine(context, order, line))}</div>`
    }
    <div class="stack">${returnActions(context, here, one)}</div>
  </section>`;
}

const dispositionTexts = {
  RESTOCKED: 'restocked',
  NOT_RESTOCKED: 'not restocked',
  PROCESSING_REQUIRED: 'to be processed',
  MISSING: 'missing',
} as const;

function dispositionText({ shop }: AdminContext, one: DispositionData): string {
  const place = one.locationId === null ? undefined : findLocation(shop, one.locationId);
  const where = place === undefined ? '' : ` in ${place.name}`;
  return `${one.quantity} ${dispositionTexts[one.type]}${where}`;
}

function lineOf(context: AdminContext, order: OrderData, one: ReturnData, part: ReturnLineData): Piece {
  const line = order.lines.find((other) => other.id === part.lineId);
  if (line === undefined) return null;
  const expected = one.reverseOrder?.lines.find((other) => other.returnLineId === part.id);
  const facts = [
    findReason(part.reasonId)?.name,
    part.customerNote !== null && `“${part.customerNote}”`,
    part.reasonNote,
    part.restockingFee !== null && `Restocking fee ${part.restockingFee.percentage} %`,
    part.processed > 0 && `${part.processed} refunded`,
    ...(expected?.dispositions ?? []).map((other) => dispositionText(context, other)),
  ].filter(Boolean);
  return html`<div class="line">
    ${linePicture(line)}
    <span>${lineName(context.base, line)}${facts.length > 0 && html`<br /><span class="quiet small">${facts.join(' · ')}</span>`}</span>
    <span></span>
    <span class="end nowrap">× ${part.quantity}</span>
  </div>`;
}

function exchangeLine(context: AdminContext, order: OrderData, line: ExchangeLineData): Piece {
  const facts = [
    printStored(order, line.unitPrice),
    line.discount !== null && `${printStored(order, line.discount.amount)} off`,
    line.processed > 0 && `${line.processed} on the order`,
  ].filter(Boolean);
  return html`<div class="line">
    ${linePicture(line)}
    <span>${lineName(context.base, line)}${facts.length > 0 && html`<br /><span class="quiet small">${facts.join(' · ')}</span>`}</span>
    <span></span>
    <span class="end nowrap">× ${line.quantity}</span>
  </div>`;
}
