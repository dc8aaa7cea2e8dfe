import type { ShopperRequest } from '../domain/returns/by-hand/request-by-shopper.ts';
import { returnReasons } from '../domain/returns/reasons.ts';
import { returnableLines } from '../domain/returns/returnable.ts';
import type { Id, OrderData, Shop } from '../domain/types.ts';
import { type Fields, FormError, fieldsNamed, wholeNumber } from '../frame/act.ts';
import { html, type Piece } from '../frame/html.ts';
import { pictureOf } from '../frame/products/picture-address.ts';
import { errorLine, selectField, textField } from '../windows/fields.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { windowPage } from '../windows/window-page.ts';
import { accountShell } from './account-shell.ts';

/** Units by line that can be asked for. */
function returnable(order: OrderData): Map<Id, number> {
  const units = new Map<Id, number>();
  for (const { part, units: some } of returnableLines(order).flatMap((one) => one.lines)) {
    if (some > 0) units.set(part.lineId, (units.get(part.lineId) ?? 0) + some);
  }
  return units;
}

/** Whether the shop lets customers ask, and there is something to ask for. */
export function canAskForReturn(shop: Shop, order: OrderData): boolean {
  return shop.selfServeReturns && order.cancelledAt === null && returnable(order).size > 0;
}

/** Shopify's own form for a return: items, one reason, a note. It knows neither outcomes nor photos. */
export function returnRequestPage(view: WindowView, order: OrderData, given: { problem?: string }): string {
  const back = `${view.store}/account/orders/${order.id}`;
  return windowPage({
    view,
    title: `Request a return, order ${order.name}`,
    className: 'in-account',
    body: accountShell(
      view,
      'orders',
      html`<div class="order-head">
          <a class="back" href=${back} aria-label=${`Order ${order.name}`}>${windowIcon('back')}</a>
          <div><h1>Request a return</h1><p class="quiet">Order ${order.name}</p></div>
        </div>
        <form class="panel stack narrow" method="post" action=${`${back}/return`}>
          ${given.problem !== undefined && html`<div role="alert">${errorLine('problem', given.problem)}</div>`}
          <ul class="parcel-lines">${[...returnable(order)].map(([id, units]) => lineField(order, id, units))}</ul>
          ${selectField(
            { name: 'reason', label: 'Reason' },
            returnReasons.slice(0, 13).map((reason) => [reason.handle, reason.name] as const),
          )}
          ${textField({ name: 'note', label: 'Note to the shop (optional)' })}
          <p><button class="button primary">Request return</button></p>
          <p class="quiet small">The shop looks at your request and answers by e-mail.</p>
        </form>`,
    ),
  });
}

function lineField(order: OrderData, lineId: Id, units: number): Piece {
  const line = order.lines.find((one) => one.id === lineId);
  if (line === undefined) return null;
  const counts = Array.from({ length: units + 1 }, (_, count) => String(count));
  const label = [line.title, line.variantTitle].filter(Boolean).join(', ');
  return html`<li><img src=${pictureOf(line)} alt="" width="48" height="48" />
    ${selectField(
      { name: `units:${lineId}`, label },
      counts.map((count) => [count, count] as const),
    )}</li>`;
}

/** The request as it was filled in; throws a FormError where nothing was chosen. */
export function requestFrom(order: OrderData, fields: Fields): ShopperRequest {
  const note = fields.get('note') ?? '';
  const lines = fieldsNamed(fields, 'units')
    .map(([lineId, count]) => ({
      lineId,
      quantity: wholeNumber(count, 'Each number'),
      reason: fields.get('reason') ?? 'other',
      ...(note === '' ? {} : { note }),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) throw new FormError('Choose what you want to return.');
  return { order: order.id, lines };
}
