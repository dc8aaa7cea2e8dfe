import type { OrderData } from '../../domain/types.ts';
import { minor, sum } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { printCount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { financialBadge } from './order-badges.ts';
import { printMinor, printStored } from './order-money.ts';
import { tenderText } from './order-timeline.ts';

/** What the order costs, what was paid and given back, and what is open. */
export function paymentCard(order: OrderData): Piece {
  const totals = orderTotals(order);
  const money = (amount: bigint) => printMinor(order, amount);
  const items = order.lines.reduce((units, line) => units + line.quantity, 0);
  const row = (label: Piece, value: Piece, sum = false) =>
    html`<dt class=${sum ? 'sum' : ''}>${label}</dt><dd class=${sum ? 'sum' : ''}>${value}</dd>`;
  return html`<section class="card" aria-labelledby="payment">
    <div class="card-head">
      <h2 id="payment">Payment</h2>${financialBadge(order)}
      ${
        order.presentmentCurrency !== order.currency &&
        html`<span class="badge">${order.presentmentCurrency} at ${order.rate} for 1 ${order.currency}</span>`
      }
    </div>
    <dl class="totals">
      ${row(`Subtotal, ${printCount(items, 'item')}`, money(totals.lineItems))}
      ${discountsOf(order).map(({ name, amount }) => row(name === 'Discount' ? name : `Discount, ${name}`, money(-amount)))}
      ${order.shipping !== null && row(`Shipping, ${order.shipping.title}`, money(totals.shipping + totals.shippingDiscount))}
      ${row(order.taxesIncluded ? 'Tax (included)' : 'Tax', money(totals.tax))}
      ${row('Total', money(totals.total), true)}
      ${order.transactions
        .filter((one) => one.status === 'success' && (one.kind === 'sale' || one.kind === 'capture'))
        .map((one) => row(`Paid by ${tenderText(one.tender)}`, printStored(order, one.amount)))}
      ${totals.received === 0n && row('Paid', money(0n))}
      ${order.transactions
        .filter((one) => one.status === 'success' && one.kind === 'refund')
        .map((one) =>
          row(`Refunded to ${tenderText(one.tender)}`, money(-minor(one.amount, order.presentmentCurrency))),
        )}
      ${totals.refunded > 0n && row('Net payment', money(totals.received - totals.refunded), true)}
      ${totals.fees > 0n && row('Fees of returns', money(totals.fees))}
      ${totals.currentTotal !== totals.total && row('Worth now', money(totals.currentTotal))}
      ${totals.outstanding > 0n && row(html`<strong>Still to pay</strong>`, html`<strong>${money(totals.outstanding)}</strong>`)}
      ${totals.outstanding < 0n && row(html`<strong>Owed to the customer</strong>`, html`<strong>${money(-totals.outstanding)}</strong>`)}
    </dl>
  </section>`;
}

/** What each discount took off lines and shipping. */
function discountsOf(order: OrderData): { name: string; amount: bigint }[] {
  const shipping = order.shipping?.discount;
  const shares = [
    ...order.lines.flatMap((line) => line.discounts),
    ...(shipping === undefined ? [] : [shipping]),
  ];
  return order.discountApplications.map((application, index) => ({
    name: application.code ?? application.title,
    amount: sum(
      shares
        .filter((share) => share.application === index)
        .map((share) => minor(share.amount, order.presentmentCurrency)),
    ),
  }));
}
