import { Temporal } from 'temporal-polyfill';
import { financialStatus, fulfillmentStatus } from '../../domain/order-status.ts';
import type { OrderData } from '../../domain/types.ts';
import { decimal, sum, toShopMoney } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, noticeOf, pageHead } from '../admin-page.ts';
import { printAmount, printCount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { orderTable } from '../orders/orders-page.ts';

/** How far back the home page looks, in local days. */
export const homeDays = 30;

/** The shop's last 30 days at a glance. */
export function homePage(context: AdminContext, orders: OrderData[]): string {
  const { shop, base } = context;
  const live = orders.filter((order) => order.cancelledAt === null && !order.test);
  const open = live.filter((order) => fulfillmentStatus(order) !== 'FULFILLED').length;
  const unpaid = live.filter((order) => financialStatus(order) === 'PENDING').length;
  return adminPage({
    context,
    title: 'Home',
    section: 'home',
    body: html`<div class="page">
      ${pageHead({ title: 'Home', sub: `The last ${homeDays} days` })}
      ${noticeOf(context)}
      <dl class="figures">
        ${figure('Net sales', printAmount(decimal(netSales(context, live), shop.currency), shop.currency))}
        ${figure('Orders', String(live.length))}
        ${figure('To fulfil', String(open))}
        ${figure('Unpaid', String(unpaid))}
      </dl>
      ${
        orders.length === 0
          ? html`<section class="card" aria-label="Orders">${emptyState({
              icon: 'orders',
              title: `No orders in the last ${homeDays} days`,
              text: 'Create one to see what Afterglow does with it.',
              action: html`<a class="button primary" href=${`${base}/orders/new`}>Create order</a>`,
            })}</section>`
          : html`
              <section class="card" aria-labelledby="sales">
                <div class="card-head"><h2 id="sales">Orders per day</h2></div>
                ${dayBars(context, live)}
              </section>
              <section class="card flush" aria-labelledby="latest">
                <div class="card-head inset"><h2 id="latest">Latest orders</h2>
                  <div class="actions"><a class="button" href=${`${base}/orders`}>All orders</a></div>
                </div>
                ${orderTable(context, orders.slice(0, 8))}
              </section>
            `
      }
    </div>`,
  });
}

const figure = (label: string, value: string): Piece =>
  html`<div class="card figure"><dt>${label}</dt><dd>${value}</dd></div>`;

/** Paid minus refunded, in minor units of shop currency. */
function netSales({ shop }: AdminContext, orders: readonly OrderData[]): bigint {
  return sum(
    orders.map((order) => {
      const { received, refunded } = orderTotals(order);
      return toShopMoney(received - refunded, order.presentmentCurrency, order.rate, shop.currency);
    }),
  );
}

function dayBars({ shop }: AdminContext, orders: readonly OrderData[]): Piece {
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(shop.timezone).toPlainDate();
  const today = dayOf(shop.now);
  const counts = Array.from({ length: homeDays }, () => 0);
  for (const order of orders) {
    const ago = dayOf(order.processedAt).until(today, { largestUnit: 'days' }).days;
    const at = homeDays - 1 - ago;
    if (at >= 0 && at < homeDays) counts[at] = (counts[at] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  const label = (ago: number) =>
    today.subtract({ days: ago }).toLocaleString('en-GB', { day: 'numeric', month: 'short' });
  const text = (count: number, index: number) =>
    `${label(homeDays - 1 - index)}: ${printCount(count, 'order')}`;
  return html`<ol class="bars">
      ${counts.map(
        (count, index) =>
          html`<li style=${`height:${Math.round((count / most) * 100)}%`} title=${text(count, index)}><span class="hidden">${text(count, index)}</span></li>`,
      )}
    </ol>
    <p class="axis quiet small" aria-hidden="true">
      <span>${label(homeDays - 1)}</span><span>At most ${most} on a day</span><span>${label(0)}</span>
    </p>`;
}
