import type { OrderData } from '../../domain/types.ts';
import { sum } from '../../money/amount.ts';
import { fulfillableUnits } from '../../money/order-lines.ts';
import { refundableParts } from '../../money/refund-split.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import { html, type Piece } from '../html.ts';
import { lineName, linePicture } from './order-lines-view.ts';
import { printMinor } from './order-money.ts';

/** A page that changes one order: its goods on the left, what comes of it on the right. */
export function changePage(
  context: AdminContext,
  order: OrderData,
  page: { title: string; main: Piece; aside: Piece; action: string },
): string {
  const here = `${context.base}/orders/${order.id}`;
  return adminPage({
    context,
    title: `${page.title} ${order.name}`,
    section: 'orders',
    body: html`<div class="page">
      ${pageHead({ title: page.title, back: here, sub: `Order ${order.name}` })}
      ${noticeOf(context)}
      <form class="columns" method="post" action=${`${here}/${page.action}`} data-live>
        <div>${page.main}</div>
        <aside aria-label="Summary">${page.aside}</aside>
      </form>
    </div>`,
  });
}

/** A line with a number field for its units. */
export function unitsField(
  context: AdminContext,
  line: OrderData['lines'][number],
  field: { label: string; value: number; max?: number; of?: number },
): Piece {
  const id = `units-${line.id}`;
  return html`<div class="line">
    ${linePicture(line)}
    ${lineName(context.base, line)}
    <span class="row under">
      <label class="hidden" for=${id}>${field.label}: ${line.title} ${line.variantTitle ?? ''}</label>
      <input id=${id} name=${`units:${line.id}`} type="number" inputmode="numeric" min="0" max=${field.max} value=${field.value} />
      ${field.of !== undefined && html`<span class="quiet nowrap">of ${field.of}</span>`}
    </span>
  </div>`;
}

export function fulfilPage(context: AdminContext, order: OrderData): string {
  const open = order.lines
    .map((line) => ({ line, units: fulfillableUnits(order, line) }))
    .filter(({ units }) => units > 0);
  return changePage(context, order, {
    title: 'Fulfil items',
    action: 'fulfil',
    main: html`<section class="card" aria-labelledby="items">
      <div class="card-head"><h2 id="items">Items to send</h2></div>
      ${
        open.length === 0
          ? html`<p class="quiet">Everything was sent.</p>`
          : open.map(({ line, units }) =>
              unitsField(context, line, { label: 'Units to send', value: units, max: units, of: units }),
            )
      }
    </section>`,
    aside: html`<section class="card stack" aria-labelledby="tracking">
      <h2 id="tracking">Tracking</h2>
      <div class="field">
        <label for="company">Carrier</label>
        <select id="company" name="trackingCompany">
          ${['DHL', 'DPD', 'GLS', 'Hermes', 'UPS'].map((name) => html`<option>${name}</option>`)}
        </select>
      </div>
      <div class="field"><label for="number">Tracking number</label><input id="number" name="trackingNumber" autocomplete="off" /></div>
      <button class="primary" disabled=${open.length === 0}>Fulfil items</button>
    </section>`,
  });
}

const reasons = [
  ['customer', 'The customer changed their mind'],
  ['inventory', 'Items are not available'],
  ['declined', 'Payment was declined'],
  ['fraud', 'Fraudulent order'],
  ['staff', 'Staff error'],
  ['other', 'Another reason'],
] as const;

export function cancelPage(context: AdminContext, order: OrderData): string {
  const refundable = sum(refundableParts(order).map((part) => part.amount));
  return changePage(context, order, {
    title: 'Cancel order',
    action: 'cancel',
    main: html`<section class="card stack" aria-labelledby="how">
      <h2 id="how">How it is cancelled</h2>
      <div class="field">
        <label for="reason">Reason</label>
        <select id="reason" name="reason">${reasons.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select>
      </div>
      ${
        refundable > 0n &&
        html`<div class="choice">
          <input type="checkbox" id="refund" name="refund" value="yes" checked />
          <label for="refund">Refund ${printMinor(order, refundable)} to where it came from</label>
        </div>`
      }
      <div class="choice">
        <input type="checkbox" id="restock" name="restock" value="yes" checked />
        <label for="restock">Put the items back into stock</label>
      </div>
      <div class="field"><label for="staff-note">Note for staff</label><input id="staff-note" name="note" autocomplete="off" /></div>
    </section>`,
    aside: html`<section class="card stack" aria-labelledby="cancel-now">
      <h2 id="cancel-now">Cancel ${order.name}</h2>
      <p class="quiet">A cancelled order cannot be opened again.</p>
      <button class="primary critical">Cancel order</button>
    </section>`,
  });
}
