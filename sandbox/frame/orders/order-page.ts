import { isHeld } from '../../domain/fulfil-order.ts';
import { financialStatus } from '../../domain/order-status.ts';
import type { CustomerData, OrderData } from '../../domain/types.ts';
import { fulfillableUnits } from '../../money/order-lines.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { refundableParts } from '../../money/refund-split.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import { html, type Piece } from '../html.ts';
import { printFull, printMoment } from '../moments.ts';
import { returnableUnits, returnCards } from '../returns/returns-card.ts';
import { customerCard, deliveriesCard, noteCard } from './order-aside.ts';
import { deliveryBadge, financialBadge, fulfillmentBadge } from './order-badges.ts';
import { lineRow } from './order-lines-view.ts';
import { paymentCard } from './order-payment.ts';
import { orderTimeline } from './order-timeline.ts';

/** One order: its goods, its money, its buyer and what happened to it, with everything that can be done now. */
export function orderPage(context: AdminContext, order: OrderData, customer: CustomerData | null): string {
  const { shop, base } = context;
  const here = `${base}/orders/${order.id}`;
  return adminPage({
    context,
    title: `Order ${order.name}`,
    section: 'orders',
    body: html`<div class="page">
      ${pageHead({
        title: order.name,
        back: `${base}/orders`,
        badges: html`${financialBadge(order)}${fulfillmentBadge(order)}${order.test && html`<span class="badge info">Test</span>`}`,
        actions: actionsOf(here, order),
        sub: `${printFull(order.processedAt, shop.timezone)} from ${sources[order.sourceName] ?? order.sourceName}`,
      })}
      ${noticeOf(context)}
      <div class="columns">
        <div>
          ${unfulfilledCard(context, here, order)}
          ${order.fulfillments.map((parcel) => parcelCard(context, here, order, parcel))}
          ${removedCard(context, order)}
          ${returnCards(context, here, order)}
          ${paymentCard(order)}
          ${timelineCard(context, order)}
        </div>
        <aside aria-label="About this order">
          ${customerCard(context, order, customer)}
          ${noteCard(order)}
          ${deliveriesCard(here)}
        </aside>
      </div>
    </div>`,
  });
}

const sources: Record<string, string> = {
  web: 'Online Store',
  pos: 'Point of Sale',
  shopify_draft_order: 'Draft Orders',
};

/** Buttons for what this order's state allows. */
function actionsOf(here: string, order: OrderData): Piece {
  const open = order.cancelledAt === null;
  const status = financialStatus(order);
  const refundable = refundableParts(order).length > 0;
  const payable =
    open && (status === 'PENDING' || status === 'PARTIALLY_PAID' || orderTotals(order).outstanding > 0n);
  return html`
    ${open && refundable && html`<a class="button" href=${`${here}/refund`}>Refund</a>`}
    ${open && returnableUnits(order) > 0 && html`<a class="button" href=${`${here}/return`}>Return</a>`}
    ${open && html`<a class="button" href=${`${here}/edit`}>Edit</a>`}
    ${open && html`<a class="button" href=${`${here}/cancel`}>Cancel order</a>`}
    ${open && order.email !== null && orderTotals(order).outstanding > 0n && html`<form method="post" action=${`${here}/invoice`}><button>Send invoice</button></form>`}
    ${payable && html`<form method="post" action=${`${here}/pay`}><button class="primary">Mark as paid</button></form>`}
  `;
}

function unfulfilledCard({ base }: AdminContext, here: string, order: OrderData): Piece {
  const left = order.lines
    .map((line) => ({ line, units: fulfillableUnits(order, line) }))
    .filter(({ units }) => units > 0);
  if (left.length === 0 || order.cancelledAt !== null) return null;
  const held = left.filter(({ line }) => isHeld(order, line));
  const free = left.length > held.length;
  return html`<section class="card" aria-labelledby="unfulfilled">
    <div class="card-head">
      <h2 id="unfulfilled">Unfulfilled</h2>
      ${held.length > 0 && html`<span class="badge warn">${free ? 'Partly on hold' : 'On hold'} until paid</span>`}
      ${
        free &&
        html`<div class="actions">
        <a class="button" href=${`${here}/fulfil`}>Fulfil some</a>
        <form method="post" action=${`${here}/fulfil`}><button class="primary" name="all" value="yes">Fulfil all</button></form>
      </div>`
      }
    </div>
    <div class="lines">${left.map(({ line, units }) => lineRow(base, order, line, units))}</div>
  </section>`;
}

const parcelActions = [
  ['in_transit', 'In transit'],
  ['delayed', 'Delayed'],
  ['delivered', 'Mark as delivered'],
] as const;

function parcelCard(
  context: AdminContext,
  here: string,
  order: OrderData,
  parcel: OrderData['fulfillments'][number],
): Piece {
  const id = `parcel-${parcel.id}`;
  const arrived = parcel.events.at(-1)?.status === 'delivered';
  return html`<section class="card" aria-labelledby=${id}>
    <div class="card-head">
      <h2 id=${id}>Fulfilled ${parcel.name}</h2>
      ${deliveryBadge(parcel)}
      ${
        !arrived &&
        parcel.status === 'success' &&
        html`<form class="actions" method="post" action=${`${here}/delivery`}>
          <input type="hidden" name="fulfillment" value=${parcel.id} />
          ${parcelActions.map(
            ([event, text]) =>
              html`<button name="event" value=${event} class=${event === 'delivered' ? 'primary' : ''}>${text}</button>`,
          )}
        </form>`
      }
    </div>
    <p class="quiet small">
      ${printMoment(parcel.createdAt, context.shop.now, context.shop.timezone)}${
        parcel.tracking !== null && ` · ${parcel.tracking.company} ${parcel.tracking.number}`
      }
    </p>
    <div class="lines">
      ${parcel.lines.map((part) => {
        const line = order.lines.find((one) => one.id === part.lineId);
        return line === undefined ? null : lineRow(context.base, order, line, part.quantity);
      })}
    </div>
  </section>`;
}

function removedCard({ base }: AdminContext, order: OrderData): Piece {
  const removed = order.lines.filter((line) => line.removed > 0);
  if (removed.length === 0) return null;
  return html`<section class="card" aria-labelledby="removed">
    <div class="card-head"><h2 id="removed">Removed</h2></div>
    <div class="lines">${removed.map((line) => lineRow(base, order, line, line.removed))}</div>
  </section>`;
}

function timelineCard({ shop }: AdminContext, order: OrderData): Piece {
  return html`<section class="card" aria-labelledby="timeline">
    <div class="card-head"><h2 id="timeline">Timeline</h2></div>
    <ol class="timeline">
      ${orderTimeline(order).map(
        (entry) => html`<li class=${entry.tone}>
          <span>${entry.text}</span>
          <time datetime=${entry.at} title=${printFull(entry.at, shop.timezone)}>${printMoment(entry.at, shop.now, shop.timezone)}</time>
        </li>`,
      )}
    </ol>
  </section>`;
}
