import { isTouched } from '../../domain/returns/end-return.ts';
import { findReason } from '../../domain/returns/reasons.ts';
import { returnsOf } from '../../domain/returns/return-parts.ts';
import { returnableLines } from '../../domain/returns/returnable.ts';
import type { ReturnData, ReturnLineData, ReturnStatus } from '../../domain/returns/types.ts';
import type { OrderData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';
import { lineName, linePicture } from '../orders/order-lines-view.ts';
import { printStored } from '../orders/order-money.ts';

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

function returnCard(context: AdminContext, here: string, order: OrderData, one: ReturnData): Piece {
  const id = `return-${one.id}`;
  const [text, tone] = statuses[one.status];
  return html`<section class="card" aria-labelledby=${id}>
    <div class="card-head">
      <h2 id=${id}>Return ${one.name}</h2>
      <span class=${`badge ${tone}`.trim()}>${text}</span>
      ${actionsOf(here, one)}
    </div>
    <p class="quiet small">
      ${printMoment(one.createdAt, context.shop.now, context.shop.timezone)}${
        one.shippingFee !== null && ` · Return shipping ${printStored(order, one.shippingFee.amount)}`
      }
    </p>
    <div class="lines">${one.lines.map((part) => lineOf(context, order, one, part))}</div>
  </section>`;
}

function actionsOf(here: string, one: ReturnData): Piece {
  const live = one.status === 'OPEN' || one.status === 'REQUESTED';
  if (!live) return null;
  return html`<form class="actions" method="post" action=${`${here}/return-change`}>
    <input type="hidden" name="return" value=${one.id} />
    ${
      one.status === 'REQUESTED' &&
      html`<button name="do" value="decline">Decline</button><button class="primary" name="do" value="approve">Approve</button>`
    }
    ${one.status === 'OPEN' && !isTouched(one) && html`<button name="do" value="cancel">Cancel return</button>`}
    ${one.status === 'OPEN' && html`<button name="do" value="close">Mark as returned</button>`}
  </form>`;
}

const dispositionTexts = {
  RESTOCKED: 'restocked',
  NOT_RESTOCKED: 'not restocked',
  PROCESSING_REQUIRED: 'to be processed',
  MISSING: 'missing',
} as const;

function lineOf(context: AdminContext, order: OrderData, one: ReturnData, part: ReturnLineData): Piece {
  const line = order.lines.find((other) => other.id === part.lineId);
  if (line === undefined) return null;
  const expected = one.reverseOrder?.lines.find((other) => other.returnLineId === part.id);
  const facts = [
    findReason(part.reasonId)?.name,
    part.restockingFee !== null && `Restocking fee ${part.restockingFee.percentage} %`,
    part.processed > 0 && `${part.processed} refunded`,
    ...(expected?.dispositions ?? []).map((other) => `${other.quantity} ${dispositionTexts[other.type]}`),
  ].filter(Boolean);
  return html`<div class="line">
    ${linePicture(line)}
    ${lineName(context.base, line)}
    <span class="end under quiet">${facts.join(' · ')}</span>
    <span class="end nowrap">× ${part.quantity}</span>
  </div>`;
}
