import type { OrderData } from '../../domain/types.ts';
import { decimal } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, noticeOf, pageHead } from '../admin-page.ts';
import { printAmount, printCount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';
import { buyerName } from './buyer-name.ts';
import type { OrderFilter, OrderPage } from './find-orders.ts';
import {
  financialBadge,
  financialTexts,
  fulfillmentBadge,
  fulfillmentTexts,
  orderDeliveryBadge,
} from './order-badges.ts';

/** The list of orders with search, filters and keyset pages. */
export function ordersPage(context: AdminContext, filter: OrderFilter, page: OrderPage): string {
  const filtered = filter.text !== '' || filter.payment !== null || filter.fulfilment !== null;
  return adminPage({
    context,
    title: 'Orders',
    section: 'orders',
    body: html`<div class="page wide">
      ${pageHead({
        title: 'Orders',
        actions: html`<a class="button primary" href=${`${context.base}/orders/new`}>Create order</a>`,
      })}
      ${noticeOf(context)}
      <section class="card flush" aria-label="Orders">
        ${tabs(context, filter)}
        ${filterForm(context, filter)}
        ${
          page.orders.length === 0
            ? emptyState({
                icon: 'orders',
                title: filtered ? 'No order matches' : 'No orders yet',
                text: filtered
                  ? 'Try another word or another filter.'
                  : 'Orders of this shop will be listed here.',
                action: filtered
                  ? html`<a class="button" href=${`${context.base}/orders`}>Show all orders</a>`
                  : html`<a class="button primary" href=${`${context.base}/orders/new`}>Create order</a>`,
              })
            : orderTable(context, page.orders)
        }
        ${pager(context, filter, page)}
      </section>
    </div>`,
  });
}

function address(context: AdminContext, filter: Partial<OrderFilter>): string {
  const query = new URLSearchParams();
  if (filter.text) query.set('query', filter.text);
  if (filter.payment) query.set('payment', filter.payment);
  if (filter.fulfilment) query.set('fulfilment', filter.fulfilment);
  if (filter.after) query.set('after', filter.after);
  if (filter.before) query.set('before', filter.before);
  const text = query.toString();
  return `${context.base}/orders${text === '' ? '' : `?${text}`}`;
}

function tabs(context: AdminContext, filter: OrderFilter): Piece {
  const views: [string, Partial<OrderFilter>][] = [
    ['All', {}],
    ['Unfulfilled', { fulfilment: 'UNFULFILLED' }],
    ['Unpaid', { payment: 'PENDING' }],
    ['Partially refunded', { payment: 'PARTIALLY_REFUNDED' }],
  ];
  return html`<nav class="tabs" aria-label="Views">
    ${views.map(([text, view]) => {
      const current =
        (view.payment ?? null) === filter.payment &&
        (view.fulfilment ?? null) === filter.fulfilment &&
        filter.text === '';
      return html`<a href=${address(context, view)} aria-current=${current ? 'page' : undefined}>${text}</a>`;
    })}
  </nav>`;
}

function filterForm(context: AdminContext, filter: OrderFilter): Piece {
  const options = (texts: Record<string, readonly [string, string]>, chosen: string | null) =>
    Object.entries(texts).map(
      ([value, [text]]) => html`<option value=${value} selected=${value === chosen}>${text}</option>`,
    );
  return html`<form class="filters" action=${`${context.base}/orders`}>
    <div class="field search">
      <label for="query">Search</label>
      <input id="query" name="query" type="search" value=${filter.text} placeholder="Order, name or e-mail" />
    </div>
    <div class="field">
      <label for="payment">Payment</label>
      <select id="payment" name="payment"><option value="">Any</option>${options(financialTexts, filter.payment)}</select>
    </div>
    <div class="field">
      <label for="fulfilment">Fulfilment</label>
      <select id="fulfilment" name="fulfilment"><option value="">Any</option>${options(fulfillmentTexts, filter.fulfilment)}</select>
    </div>
    <button>Filter</button>
  </form>`;
}

/** Orders as a table; on a phone each becomes a small block. */
export function orderTable(
  context: AdminContext,
  orders: readonly OrderData[],
  columns: { customer: boolean; narrow: boolean } = { customer: true, narrow: false },
): Piece {
  const { shop, base } = context;
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">Order</th>
        <th scope="col" class="end">Total</th>
        <th scope="col">Date</th>
        ${columns.customer && html`<th scope="col">Customer</th>`}
        <th scope="col">Payment</th>
        <th scope="col">Fulfilment</th>
        ${!columns.narrow && html`<th scope="col">Delivery</th><th scope="col">Items</th>`}
      </tr>
    </thead>
    <tbody>
      ${orders.map((order) => {
        const total = decimal(orderTotals(order).total, order.presentmentCurrency);
        const items = order.lines.reduce((units, line) => units + line.quantity - line.removed, 0);
        return html`<tr>
          <td><a class=${`key ${order.cancelledAt === null ? '' : 'struck'}`.trim()} href=${`${base}/orders/${order.id}`}>${order.name}</a></td>
          <td class="end nowrap">${printAmount(total, order.presentmentCurrency)}</td>
          <td class="full nowrap quiet">${printMoment(order.processedAt, shop.now, shop.timezone)}</td>
          ${columns.customer && html`<td class="full">${buyerName(order)}</td>`}
          <td>${financialBadge(order)}</td>
          <td>${fulfillmentBadge(order)}</td>
          ${
            !columns.narrow &&
            html`<td class="away">${orderDeliveryBadge(order)}</td><td class="away nowrap">${printCount(items, 'item')}</td>`
          }
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function pager(context: AdminContext, filter: OrderFilter, page: OrderPage): Piece {
  if (page.newer === null && page.older === null) return null;
  const plain = { text: filter.text, payment: filter.payment, fulfilment: filter.fulfilment };
  return html`<nav class="pager" aria-label="Pages">
    ${page.newer !== null && html`<a class="button" rel="prev" href=${address(context, { ...plain, before: page.newer })}>Newer</a>`}
    ${page.older !== null && html`<a class="button" rel="next" href=${address(context, { ...plain, after: page.older })}>Older</a>`}
  </nav>`;
}
