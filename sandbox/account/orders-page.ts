import type { OrderData } from '../domain/types.ts';
import { slot } from '../extension-host/slots.ts';
import { html, type Piece } from '../frame/html.ts';
import { printMinor } from '../frame/orders/order-money.ts';
import { pictureOf } from '../frame/products/picture-address.ts';
import { shownTotals } from '../money/order-totals.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { windowPage } from '../windows/window-page.ts';
import { accountShell } from './account-shell.ts';
import { orderState } from './order-state.ts';

/** The customer's orders, the latest first. */
export function ordersPage(view: WindowView, orders: readonly OrderData[], older: string | null): string {
  return windowPage({
    view,
    title: 'Orders',
    className: 'in-account',
    body: accountShell(
      view,
      'orders',
      html`<h1>Orders</h1>
        ${slot({ ...view, target: 'customer-account.order-index.block.render', place: 'account', room: 150 })}
        ${
          orders.length === 0
            ? html`<section class="panel nothing" aria-label="Orders">${windowIcon('box')}<p>You have not ordered anything yet.</p>
                <a class="button primary" href=${view.store}>Look at the shop</a></section>`
            : html`<ul class="order-cards">${orders.map((order) => orderCard(view, order))}</ul>`
        }
        ${older !== null && html`<a class="button secondary" href=${`${view.store}/account?after=${older}`}>Older orders</a>`}`,
    ),
  });
}

function orderCard(view: WindowView, order: OrderData): Piece {
  const { shop } = view.context;
  const state = orderState(shop, order);
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const pictures = order.lines.slice(0, 4);
  return html`<li><a class="order-card" href=${`${view.store}/account/orders/${order.id}`}>
    <span class="order-state"><strong>${state.title}</strong><span class="quiet">${state.text}</span></span>
    <span class=${`order-pictures many-${pictures.length}`}>${pictures.map((line) => html`<img src=${pictureOf(line)} alt="" width="120" height="120" />`)}</span>
    <span class="order-facts"><strong>${units === 1 ? '1 item' : `${units} items`}</strong><span class="quiet">Order ${order.name}</span>
      <span>${printMinor(order, shownTotals(shop, order).total)}</span></span>
  </a></li>`;
}
