import type { OrderData } from '../../domain/types.ts';
import { minor, sum } from '../../money/amount.ts';
import { currentQuantity } from '../../money/order-lines.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { refundableParts } from '../../money/refund-split.ts';
import type { Fields } from '../act.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { changePage, unitsField } from './change-pages.ts';
import { printMinor } from './order-money.ts';
import { tenderText } from './order-timeline.ts';

/** What a refund would give back, by the order after it; or why it cannot be, or nothing chosen yet. */
export type RefundQuote = { after: OrderData } | { refused: string } | null;

export function refundPage(
  context: AdminContext,
  order: OrderData,
  fields: Fields,
  quote: RefundQuote,
): string {
  const lines = order.lines.filter((line) => currentQuantity(order, line) > 0);
  const most = sum(refundableParts(order).map((part) => part.amount));
  return changePage(context, order, {
    title: 'Refund',
    action: 'refund',
    main: html`
      <section class="card" aria-labelledby="items">
        <div class="card-head"><h2 id="items">Items</h2></div>
        ${
          lines.length === 0
            ? html`<p class="quiet">Every item was refunded or removed.</p>`
            : lines.map((line) => {
                const left = currentQuantity(order, line);
                const value = Math.min(left, Number(fields.get(`units:${line.id}`) ?? 0) || 0);
                return unitsField(context, line, { label: 'Units to refund', value, max: left, of: left });
              })
        }
      </section>
      <section class="card stack" aria-labelledby="more">
        <h2 id="more">Shipping, stock and reason</h2>
        ${amountInput('shipping', `Refund shipping (${order.presentmentCurrency})`, fields, shippingHint(order))}
        <div class="choice">
          <input type="checkbox" id="restock" name="restock" value="yes" checked=${fields.size === 0 || fields.get('restock') === 'yes'} />
          <label for="restock">Put the items back into stock</label>
        </div>
        <div class="field">
          <label for="refund-note">Reason</label>
          <input id="refund-note" name="note" value=${fields.get('note') ?? ''} autocomplete="off" />
        </div>
      </section>
    `,
    aside: html`<section class="card stack" aria-labelledby="sum">
      <h2 id="sum">Refund</h2>
      <div id="live" aria-live="polite">${summary(order, quote)}</div>
      ${amountInput('amount', `Amount (${order.presentmentCurrency})`, fields, `Empty: what the items come to. At most ${printMinor(order, most)}.`)}
      <button formmethod="get" formnovalidate>Work out</button>
      <button class="primary">Refund</button>
    </section>`,
  });
}

function shippingHint(order: OrderData): string {
  const { currentShipping } = orderTotals(order);
  return currentShipping > 0n
    ? `Paid and not refunded: ${printMinor(order, currentShipping)}`
    : 'No shipping was paid.';
}

function amountInput(name: string, label: string, fields: Fields, hint: string): Piece {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} inputmode="decimal" autocomplete="off" value=${fields.get(name) ?? ''} aria-describedby=${`${name}-hint`} />
    <p class="quiet" id=${`${name}-hint`}>${hint}</p>
  </div>`;
}

/** The parts of the refund as they would be booked. */
function summary(order: OrderData, quote: RefundQuote): Piece {
  if (quote === null) return html`<p class="quiet">Choose items or enter an amount.</p>`;
  if ('refused' in quote) return html`<p class="notice bad">${quote.refused}</p>`;
  const refund = quote.after.refunds.at(-1);
  if (refund === undefined) return null;
  const read = (amount: string) => minor(amount, order.presentmentCurrency);
  const items = sum(refund.lines.map((line) => read(line.subtotal)));
  const tax = sum(refund.lines.map((line) => read(line.tax)));
  const booked = quote.after.transactions.filter((one) => one.refundId === refund.id);
  const row = (label: string, value: bigint, last = false) =>
    html`<dt class=${last ? 'sum' : ''}>${label}</dt><dd class=${last ? 'sum' : ''}>${printMinor(order, value)}</dd>`;
  return html`<dl class="totals">
    ${refund.lines.length > 0 && row('Items', items)}
    ${refund.lines.length > 0 && row(order.taxesIncluded ? 'Tax (included)' : 'Tax', tax)}
    ${booked.map((one) => row(`To ${tenderText(one.tender)}`, read(one.amount)))}
    ${row('Refund in all', sum(booked.map((one) => read(one.amount))), true)}
  </dl>`;
}
