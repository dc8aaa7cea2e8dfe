import type { PricedCart, PricedLine } from '../domain/checkout/cart-types.ts';
import { printAmount } from '../frame/amounts.ts';
import { html, type Piece } from '../frame/html.ts';
import { pictureAddress } from '../frame/products/picture-address.ts';
import { minor } from '../money/amount.ts';
import { errorLine, textField } from '../windows/fields.ts';
import { windowIcon } from '../windows/icons.ts';
import { refusalText } from '../windows/refusal-texts.ts';

/** What the buyer buys, with every discount and every sum. `extensions` stand below the discount field. */
export function summary(
  cart: PricedCart,
  view: { action: string; extensions: Piece; error: string | undefined; typed: string },
): Piece {
  return html`<div class="summary-inner">
    <h2 class="hidden" id="summary-title">Order summary</h2>
    <div id="summary-lines" data-live>${lineList(cart)}</div>
    <div id="summary-codes" data-live>${codeForm(cart, view)}</div>
    ${view.extensions}
    <div id="summary-sums" data-live aria-live="polite">${sums(cart)}</div>
  </div>`;
}

function lineList(cart: PricedCart): Piece {
  return html`<ul class="lines">${cart.lines.map((line) => lineItem(cart.currency, line))}</ul>`;
}

function lineItem(currency: string, line: PricedLine): Piece {
  const print = (amount: string) => printAmount(amount, currency);
  const gross = line.discounts.reduce(
    (sum, one) => sum + minor(one.amount, currency),
    minor(line.net, currency),
  );
  return html`<li class="line">
    <span class="picture"><img src=${pictureAddress(line.productId, line.variantTitle)} alt="" width="64" height="64" /><span class="count"><span class="hidden">Quantity </span>${line.quantity}</span></span>
    <span class="what"><span class="name">${line.title}</span>${line.variantTitle !== null && html`<span class="quiet">${line.variantTitle}</span>`}
      ${line.discounts.map(({ code, amount }) => html`<span class="off">${windowIcon('tag')}${code} <span>−${print(amount)}</span></span>`)}
    </span>
    <span class="price">${line.discounts.length > 0 && html`<s><span class="hidden">Before </span>${printMinorAmount(gross, line, currency)}</s>`}${print(line.net)}</span>
  </li>`;
}

function printMinorAmount(gross: bigint, line: PricedLine, currency: string): string {
  const digits = line.net.split('.')[1]?.length ?? 0;
  const text = gross.toString().padStart(digits + 1, '0');
  return printAmount(digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`, currency);
}

function codeForm(
  cart: PricedCart,
  view: { action: string; error: string | undefined; typed: string },
): Piece {
  return html`<form class="codes" method="post" action=${view.action} data-stay>
    <div class="code-entry">
      ${textField({ name: 'addCode', label: 'Discount code', value: view.error === undefined ? '' : view.typed, error: view.error })}
      <button class="secondary">Apply</button>
    </div>
    ${
      cart.codes.length > 0 &&
      html`<ul class="code-list" aria-label="Codes">
        ${cart.codes.map(
          (one) => html`<li>
            <span class=${`code ${one.applicable ? '' : 'refused'}`.trim()}>${windowIcon('tag')}<span>${one.code}</span>
              <button name="removeCode" value=${one.code} class="plain" aria-label=${`Remove ${one.code}`} formnovalidate>${windowIcon('close')}</button></span>
            ${one.refused !== null && errorLine(`refused-${one.code}`, refusalText(one.refused))}
          </li>`,
        )}
      </ul>`
    }
  </form>`;
}

function sums(cart: PricedCart): Piece {
  const { currency } = cart;
  const print = (amount: string) => printAmount(amount, currency);
  const isSome = (amount: string) => minor(amount, currency) > 0n;
  const items = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  const row = (label: Piece, value: Piece, name = '') =>
    html`<div class=${name}><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<dl class="sums">
    ${row(`Subtotal · ${items === 1 ? '1 item' : `${items} items`}`, print(cart.subtotal))}
    ${cart.codes
      .filter((one) => one.applicable && isSome(one.amount))
      .map((one) =>
        row(html`<span class="tag">${windowIcon('tag')}${one.code}</span>`, `−${print(one.amount)}`, 'less'),
      )}
    ${cart.automatic
      .filter((one) => isSome(one.amount))
      .map((one) =>
        row(html`<span class="tag">${windowIcon('tag')}${one.title}</span>`, `−${print(one.amount)}`, 'less'),
      )}
    ${row(
      'Shipping',
      cart.shippingMethod === null
        ? html`<span class="quiet">${cart.address === null ? 'Enter the address' : 'Not needed'}</span>`
        : shippingText(cart),
    )}
    ${isSome(cart.tax) && !cart.taxesIncluded && row('Estimated taxes', print(cart.tax))}
    <div class="total"><dt>Total</dt><dd><span class="currency">${currency}</span><strong data-total>${print(cart.total)}</strong></dd></div>
  </dl>
  ${isSome(cart.tax) && cart.taxesIncluded && html`<p class="quiet small">Including ${print(cart.tax)} in taxes</p>`}`;
}

function shippingText(cart: PricedCart): Piece {
  const full = minor(cart.shipping, cart.currency);
  const less = minor(cart.shippingDiscount, cart.currency);
  if (less === 0n) return full === 0n ? 'Free' : printAmount(cart.shipping, cart.currency);
  return html`<s>${printAmount(cart.shipping, cart.currency)}</s> ${full === less && 'Free'}`;
}
