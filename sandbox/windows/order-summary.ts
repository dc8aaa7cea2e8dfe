import type { LineData, OrderData, Shop } from '../domain/types.ts';
import { html, type Piece } from '../frame/html.ts';
import { printMinor, printStored } from '../frame/orders/order-money.ts';
import { pictureOf } from '../frame/products/picture-address.ts';
import { decimal } from '../money/amount.ts';
import { currentQuantity, lineMoney } from '../money/order-lines.ts';
import { shownTotals } from '../money/order-totals.ts';
import { windowIcon } from './icons.ts';

/** An order's lines and sums, as its buyer sees them. */
export function orderSummary(shop: Shop, order: OrderData): Piece {
  return html`<h2 class="hidden" id="summary-title">Order summary</h2>
    <ul class="lines">${order.lines.map((line) => lineItem(order, line))}</ul>
    ${sums(shop, order)}`;
}

function lineItem(order: OrderData, line: LineData): Piece {
  const worth = lineMoney(order, line);
  const left = currentQuantity(order, line);
  const variant = line.variantTitle === 'Default Title' ? null : line.variantTitle;
  return html`<li class="line">
    <span class="picture"><img src=${pictureOf(line)} alt="" width="64" height="64" /><span class="count"><span class="hidden">Quantity </span>${line.quantity}</span></span>
    <span class="what"><span class="name">${line.title}</span>${variant !== null && html`<span class="quiet">${variant}</span>`}
      ${left < line.quantity && html`<span class="quiet">${left === 0 ? 'Returned or removed' : `${line.quantity - left} of ${line.quantity} returned or removed`}</span>`}
      ${line.discounts.map((share) => {
        const from = order.discountApplications[share.application];
        return html`<span class="off">${windowIcon('tag')}${from?.code ?? from?.title ?? 'Discount'} <span>−${printStored(order, share.amount)}</span></span>`;
      })}</span>
    <span class="price">${worth.discount > 0n && html`<s>${printMinor(order, worth.gross)}</s>`}${printMinor(order, worth.net)}</span>
  </li>`;
}

function sums(shop: Shop, order: OrderData): Piece {
  const totals = shownTotals(shop, order);
  const print = (amount: bigint) => printMinor(order, amount);
  const row = (label: Piece, value: Piece, name = '') =>
    html`<div class=${name}><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<dl class="sums">
    ${row('Subtotal', print(totals.subtotal))}
    ${order.shipping !== null && row('Shipping', totals.shipping === 0n ? 'Free' : print(totals.shipping))}
    ${!order.taxesIncluded && totals.tax > 0n && row('Taxes', print(totals.tax))}
    <div class="total"><dt>Total</dt><dd><span class="currency">${order.presentmentCurrency}</span><strong data-total=${decimal(totals.total, order.presentmentCurrency)}>${print(totals.total)}</strong></dd></div>
    ${totals.refunded > 0n && row('Refunded', `−${print(totals.refunded)}`, 'less')}
  </dl>
  ${order.taxesIncluded && totals.tax > 0n && html`<p class="quiet small">Including ${print(totals.tax)} in taxes</p>`}`;
}
