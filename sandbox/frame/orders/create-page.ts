import type { AdminContext } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import { html, type Piece } from '../html.ts';
import type { Sellable } from '../products/find-products.ts';
import { variantOptions } from '../products/variant-options.ts';
import { buyerCurrencies, formRows } from './create-order-form.ts';

export interface CreateView {
  sellable: Sellable[];
  customers: { email: string; name: string }[];
  /** e-mail of the buyer, when the page was opened from a customer */
  email: string;
}

/** The "Create order" page. */
export function createPage(context: AdminContext, view: CreateView): string {
  const { base } = context;
  return adminPage({
    context,
    title: 'Create order',
    section: 'orders',
    body: html`<div class="page">
      ${pageHead({ title: 'Create order', back: `${base}/orders` })}
      ${noticeOf(context)}
      <form class="columns" method="post" action=${`${base}/orders/new`}>
        <div>
          <section class="card stack" aria-labelledby="products">
            <h2 id="products">Products</h2>
            ${Array.from({ length: formRows }, (_, row) => productRow(view.sellable, row))}
          </section>
          ${moneyCard(context)}
        </div>
        <aside aria-label="Buyer and payment">
          ${buyerCard(view)}
          ${paymentCard}
        </aside>
      </form>
    </div>`,
  });
}

function field(name: string, label: string, value: string, mode?: string): Piece {
  return html`<div class="field">
    <label for=${name}>${label}</label><input id=${name} name=${name} value=${value} inputmode=${mode} autocomplete="off" />
  </div>`;
}

function productRow(sellable: readonly Sellable[], row: number): Piece {
  return html`<div class="product-row">
    <div class="field">
      <label for=${`sku-${row}`} class=${row === 0 ? '' : 'hidden'}>Product${row > 0 && ` ${row + 1}`}</label>
      <select id=${`sku-${row}`} name=${`sku:${row}`}>
        <option value="">${row === 0 ? 'Choose a product' : 'No further product'}</option>
        ${variantOptions(sellable, '')}
      </select>
    </div>
    <div class="field">
      <label for=${`quantity-${row}`} class=${row === 0 ? '' : 'hidden'}>Quantity${row > 0 && ` ${row + 1}`}</label>
      <input id=${`quantity-${row}`} name=${`quantity:${row}`} type="number" inputmode="numeric" min="0" value="1" />
    </div>
  </div>`;
}

function moneyCard({ shop }: AdminContext): Piece {
  return html`<section class="card stack" aria-labelledby="money">
            <h2 id="money">Discount, tax and shipping</h2>
            <div class="row fields">
              ${field('discount', 'Discount', '', 'decimal')}
              <div class="field">
                <label for="discountKind">Discount in</label>
                <select id="discountKind" name="discountKind">
                  <option value="percent">%</option><option value="amount">an amount</option>
                </select>
              </div>
              ${field('code', 'Discount code', '')}
            </div>
            <div class="row fields">
              ${field('tax', shop.pricesIncludeTax ? 'Tax in the prices, %' : 'Tax on top, %', shop.country === 'DE' ? '19' : '0', 'decimal')}
              ${field('shipping', 'Shipping', '', 'decimal')}
              <div class="field">
                <label for="currency">Paid in</label>
                <select id="currency" name="currency">
                  ${buyerCurrencies(shop).map(
                    ([code, rate]) =>
                      html`<option value=${code}>${code}${code !== shop.currency && ` at ${rate}`}</option>`,
                  )}
                </select>
              </div>
            </div>
          </section>`;
}

function buyerCard(view: CreateView): Piece {
  return html`<section class="card stack" aria-labelledby="buyer">
            <h2 id="buyer">Customer</h2>
            <div class="field">
              <label for="email">E-mail</label>
              <input id="email" name="email" type="email" list="customers" value=${view.email} autocomplete="off" aria-describedby="email-hint" />
              <p class="quiet" id="email-hint">A new address makes a guest order.</p>
              <datalist id="customers">
                ${view.customers.map((one) => html`<option value=${one.email}>${one.name}</option>`)}
              </datalist>
            </div>
          </section>`;
}

const paymentCard: Piece = html`<section class="card stack" aria-labelledby="paying">
            <h2 id="paying">Payment</h2>
            <div class="field">
              <label for="payment">Payment</label>
              <select id="payment" name="payment">
                <option value="card">Paid by card</option>
                <option value="giftCard">Paid by gift card</option>
                <option value="manual">Paid in cash or by bank</option>
                <option value="pending">Payment pending</option>
              </select>
            </div>
            ${field('note', 'Note', '')}
            <div class="choice"><input type="checkbox" id="test" name="test" value="yes" /><label for="test">Test order</label></div>
            <button class="primary">Create order</button>
          </section>`;
