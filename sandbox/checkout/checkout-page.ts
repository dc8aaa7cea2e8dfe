import type { PricedCart } from '../domain/checkout/cart-types.ts';
import { allowsCheckoutExtensions } from '../domain/checkout/checkout-extensions.ts';
import { slot } from '../extension-host/slots.ts';
import type { Fields } from '../frame/act.ts';
import { printAmount } from '../frame/amounts.ts';
import { countryName } from '../frame/customers/customer-texts.ts';
import { html, type Piece } from '../frame/html.ts';
import { markOf } from '../windows/brand.ts';
import { errorLine, selectField, textField } from '../windows/fields.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { windowPage } from '../windows/window-page.ts';
import { countries } from './checkout-form.ts';
import { summary } from './summary.ts';

export interface CheckoutView {
  view: WindowView;
  cart: PricedCart;
  /** store credit of the customer in what they pay in, as an amount; null without any */
  credit: string | null;
  fields: Fields;
  errors: Record<string, string>;
}

/** The checkout on one page, in the order that a phone reads it: delivery, summary, payment. */
export function checkoutPage(page: CheckoutView): string {
  const { view, cart } = page;
  const action = `${view.store}/checkout/${cart.cart.token}`;
  return windowPage({
    view,
    title: 'Checkout',
    className: 'checkout',
    body: html`${checkoutHead(view, cart)}
      <main id="main" class="checkout-grid">
        <h1 class="hidden">Checkout</h1>
        <form id="checkout" method="post" action=${`${action}/pay`}></form>
        <div class="part details">${page.errors.form !== undefined && errorLine('form-error', page.errors.form)}
          ${wallet(cart, action)}${delivery(page)}
          ${shipping(cart, action)}${slotOf(page, 'purchase.checkout.block.render')}</div>
        <aside class="part summary" aria-labelledby="summary-title">
          ${summary(cart, { action: `${action}/codes`, error: page.errors.addCode, typed: page.fields.get('addCode') ?? '', extensions: slotOf(page, 'purchase.checkout.reductions.render-after') })}
        </aside>
        <div class="part payment">${payment(page)}</div>
      </main>`,
  });
}

function slotOf(
  { view, cart }: CheckoutView,
  target: 'purchase.checkout.block.render' | 'purchase.checkout.reductions.render-after',
): Piece {
  if (!allowsCheckoutExtensions(view.context.shop)) return null;
  return slot({ ...view, target, place: `checkout:${cart.cart.token}`, room: 190 });
}

/** The shop's name, and the total that changes with everything below. */
function checkoutHead(view: WindowView, cart: PricedCart): Piece {
  return html`<header class="checkout-head"><div class="checkout-head-inner">
    <a class="brand" href=${view.store}>${markOf()}<span>${view.context.shop.name}</span></a>
    <p class="head-total" id="head-total" data-live><span class="quiet">Total</span> <strong>${printAmount(cart.total, cart.currency)}</strong></p>
    <a class="to-cart" href=${`${view.store}/cart`}>Back to cart</a>
  </div></header>`;
}

function wallet(cart: PricedCart, action: string): Piece {
  return html`<section class="express" aria-labelledby="express">
    <h2 id="express">Express checkout</h2>
    <form method="post" action=${`${action}/wallet`}>
      <input type="hidden" name="total" value=${cart.total} />
      <button class="wallet">Pay with wallet</button>
    </form>
    <p class="or" aria-hidden="true"><span>OR</span></p>
  </section>`;
}

function delivery({ view, cart, fields, errors }: CheckoutView): Piece {
  const { customer } = view.visitor;
  const form = 'checkout';
  const has = (name: string, otherwise: string | null | undefined) => fields.get(name) ?? otherwise ?? '';
  const field = (name: string, label: string, otherwise: string | null | undefined, more: object = {}) =>
    textField({ name, label, value: has(name, otherwise), error: errors[name], form, ...more });
  const { address } = cart;
  const code = errors.form === undefined ? has('countryCode', cart.country) : cart.country;
  const listed = [...new Set<string>([...countries, code])].map((one) => [one, countryName(one)] as const);
  return html`<section aria-labelledby="contact" data-save-with="save-delivery">
      <div class="section-head"><h2 id="contact">Contact</h2>
        ${customer === null ? html`<a href=${`${view.store}/account/login?return_to=${encodeURIComponent(view.context.here)}`}>Sign in</a>` : html`<span class="quiet">Signed in</span>`}</div>
      ${field('email', 'E-mail', cart.email, { type: 'email', autocomplete: 'email', inputmode: 'email' })}
    </section>
    <section aria-labelledby="delivery" data-save-with="save-delivery">
      <div class="section-head"><h2 id="delivery">Delivery</h2></div>
      <div class="field-grid">
        ${selectField({ name: 'countryCode', label: 'Country or region', value: code, form, autocomplete: 'country' }, listed)}
        <div class="pair">${field('firstName', 'First name', address?.firstName, { autocomplete: 'given-name' })}${field('lastName', 'Last name', address?.lastName, { autocomplete: 'family-name' })}</div>
        ${field('address1', 'Address', address?.address1, { autocomplete: 'address-line1' })}
        <div class="pair">${field('zip', 'Postal code', address?.zip, { autocomplete: 'postal-code' })}${field('city', 'City', address?.city, { autocomplete: 'address-level2' })}</div>
        ${field('phone', 'Phone (optional)', address?.phone, { type: 'tel', autocomplete: 'tel', inputmode: 'tel' })}
      </div>
    </section>`;
}

function shipping(cart: PricedCart, action: string): Piece {
  return html`<section aria-labelledby="shipping">
    <div class="section-head"><h2 id="shipping">Shipping method</h2></div>
    <div id="shipping-methods" data-live data-save-with="save-delivery">
      ${
        cart.shippingMethods.length === 0
          ? html`<p class="placeholder">${cart.address === null ? 'Enter your address to see how it can be sent.' : 'Nothing in this order has to be sent.'}</p>`
          : html`<fieldset class="options"><legend class="hidden">Shipping method</legend>
            ${cart.shippingMethods.map((method) => {
              const chosen = method.handle === cart.shippingMethod;
              const free = chosen && Number(cart.shippingDiscount) > 0;
              return html`<label class="option"><input type="radio" form="checkout" name="shippingMethod" value=${method.handle} checked=${chosen} />
                <span>${method.title}</span><span class="option-end">${free && html`<s>${printAmount(method.price, cart.currency)}</s> `}${free ? 'Free' : printAmount(method.price, cart.currency)}</span></label>`;
            })}
          </fieldset>`
      }
    </div>
    <button form="checkout" id="save-delivery" class="secondary save-delivery" formaction=${`${action}/delivery`} formnovalidate>Update shipping and totals</button>
  </section>`;
}

function payment({ cart, credit, fields, errors }: CheckoutView): Piece {
  const form = 'checkout';
  return html`<section aria-labelledby="payment">
      <div class="section-head"><h2 id="payment">Payment</h2></div>
      <p class="quiet small">A pretend card. Nothing is charged.</p>
      ${
        credit !== null &&
        html`<label class="option lone"><input type="checkbox" form=${form} name="storeCredit" value="yes" checked=${fields.get('storeCredit') === 'yes'} />
          <span>Use store credit</span><span class="option-end">${printAmount(credit, cart.currency)} available</span></label>`
      }
      <div class="card-box">
        <p class="card-head">${windowIcon('lock')}Card</p>
        <div class="field-grid">
          ${textField({ name: 'card', label: 'Card number', value: fields.get('card') ?? '4242 4242 4242 4242', error: errors.card, form, autocomplete: 'cc-number', inputmode: 'numeric' })}
          <div class="pair">${textField({ name: 'expiry', label: 'Expires (MM / YY)', value: fields.get('expiry') ?? '12 / 30', form, autocomplete: 'cc-exp', inputmode: 'numeric' })}
            ${textField({ name: 'cvc', label: 'Security code', value: fields.get('cvc') ?? '123', form, autocomplete: 'cc-csc', inputmode: 'numeric' })}</div>
        </div>
      </div>
    </section>
    <div id="pay-part" data-live>
      <input type="hidden" form=${form} name="total" value=${cart.total} />
      <button form=${form} class="primary big">Pay ${printAmount(cart.total, cart.currency)}</button>
    </div>
    <p class="quiet small legal">Sandbox checkout. The order, its discounts and its messages are made as a real one would be.</p>`;
}
