import { isHeld } from '../domain/fulfil-order.ts';
import type { FulfillmentData, OrderData } from '../domain/types.ts';
import { slot } from '../extension-host/slots.ts';
import { html, type Piece } from '../frame/html.ts';
import { printMoment } from '../frame/moments.ts';
import { printMinor } from '../frame/orders/order-money.ts';
import { pictureOf } from '../frame/products/picture-address.ts';
import { fulfillableUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { deliveryFacts } from '../windows/order-facts.ts';
import { orderSummary } from '../windows/order-summary.ts';
import { windowPage } from '../windows/window-page.ts';
import { accountShell } from './account-shell.ts';
import { orderState, parcelSteps } from './order-state.ts';
import { returnPanels } from './return-panel.ts';
import { canAskForReturn } from './return-request-page.ts';

/** An order's status. `place` says how the visitor may see it: as its customer, or by the key of a mail. */
export function orderPage(view: WindowView, order: OrderData, place: string): string {
  const { shop } = view.context;
  const signedIn = place.startsWith('order:');
  const state = orderState(shop, order);
  return windowPage({
    view,
    title: `Order ${order.name}`,
    className: 'in-account',
    order: { id: order.id, place },
    body: accountShell(
      view,
      signedIn ? 'orders' : null,
      html`<div class="order-head">
          ${signedIn && html`<a class="back" href=${`${view.store}/account`} aria-label="All orders">${windowIcon('back')}</a>`}
          <div><h1>Order ${order.name}</h1><p class="quiet">${state.title} · placed ${printMoment(order.processedAt, shop.now, shop.timezone)}</p></div>
          <div class="order-actions">${signedIn && canAskForReturn(shop, order) && html`<a class="button" href=${`${view.store}/account/orders/${order.id}/return`}>Request return</a>`}${slot({ ...view, target: 'customer-account.order.action.menu-item.render', place, kind: 'menu', room: 50 })}</div>
        </div>
        <div class="account-grid">
          <div class="stack">
            ${order.fulfillments.filter((one) => one.status === 'success').map((parcel) => parcelPanel(view, order, parcel))}
            ${owedPanel(view, order, signedIn)}
            ${waitingPanel(order)}
            ${returnPanels(view, order)}
            ${slot({ ...view, target: 'customer-account.order-status.block.render', place, room: 260 })}
            <section class="panel" aria-labelledby="facts"><h2 id="facts">Order details</h2>${deliveryFacts(order)}</section>
            ${!signedIn && html`<p class="quiet small">Seen through the link of a mail. <a href=${`${view.store}/account/login?return_to=${encodeURIComponent(`${view.store}/account/orders/${order.id}`)}`}>Sign in</a> for everything about your orders.</p>`}
          </div>
          <aside class="panel order-summary" aria-labelledby="summary-title">${orderSummary(shop, order)}</aside>
        </div>`,
    ),
  });
}

function parcelPanel(view: WindowView, order: OrderData, parcel: FulfillmentData): Piece {
  const steps = parcelSteps(view.context.shop, parcel);
  const [now] = steps;
  const lines = parcel.lines.flatMap((part) => {
    const line = order.lines.find((one) => one.id === part.lineId);
    return line === undefined ? [] : [{ line, quantity: part.quantity }];
  });
  return html`<section class="panel" aria-label=${`Parcel ${parcel.name}`}>
    <div class="parcel-head"><h2>${now?.text ?? 'On its way'}</h2><span class="quiet">${now?.at}</span></div>
    <ul class="parcel-lines">${lines.map(({ line, quantity }) => html`<li><img src=${pictureOf(line)} alt="" width="48" height="48" /><span>${line.title}${quantity > 1 && ` × ${quantity}`}</span></li>`)}</ul>
    <details class="parcel-steps"><summary>All steps</summary><ol>${steps.map((step) => html`<li><span>${step.text}</span><span class="quiet">${step.at}</span></li>`)}</ol></details>
    ${parcel.tracking !== null && html`<p class="quiet small">${parcel.tracking.company} · ${parcel.tracking.number}</p>`}
  </section>`;
}

/** What an exchange or an edit made dearer; who is signed in can pay it here. */
function owedPanel(view: WindowView, order: OrderData, signedIn: boolean): Piece {
  const { outstanding, received } = orderTotals(order);
  if (order.cancelledAt !== null || outstanding <= 0n || received === 0n) return null;
  return html`<section class="panel" aria-labelledby="owed">
    <h2 id="owed">${printMinor(order, outstanding)} to pay</h2>
    <p class="quiet">We send the rest as soon as it is paid.</p>
    ${signedIn && html`<form method="post" action=${`${view.store}/account/orders/${order.id}/pay`}><p><button class="button primary">Pay now</button></p></form>`}
  </section>`;
}

/** What has not been sent yet. */
function waitingPanel(order: OrderData): Piece {
  if (order.cancelledAt !== null) {
    return html`<section class="panel" aria-labelledby="cancelled"><h2 id="cancelled">Cancelled</h2><p class="quiet">Nothing more happens to this order.</p></section>`;
  }
  const waiting = order.lines.filter(
    (line) => line.requiresShipping && fulfillableUnits(order, line) > 0 && !isHeld(order, line),
  );
  if (waiting.length === 0) return null;
  return html`<section class="panel" aria-labelledby="waiting">
    <h2 id="waiting">Confirmed</h2><p class="quiet">We are getting it ready to be sent.</p>
    <ul class="parcel-lines">${waiting.map((line) => html`<li><img src=${pictureOf(line)} alt="" width="48" height="48" /><span>${line.title}${fulfillableUnits(order, line) > 1 && ` × ${fulfillableUnits(order, line)}`}</span></li>`)}</ul>
  </section>`;
}
