import type { StoreCreditAccountData } from '../../domain/store-credit/types.ts';
import type { CustomerData, OrderData } from '../../domain/types.ts';
import { decimal, sum, toShopMoney } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, noticeOf, pageHead } from '../admin-page.ts';
import { printAmount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { printDay } from '../moments.ts';
import { orderTable } from '../orders/orders-page.ts';
import { countryName, customerName, languageName } from './customer-texts.ts';
import { marketingBadge } from './customers-page.ts';
import { storeCreditCard } from './store-credit-card.ts';

/** One customer with the orders, newest first. `blocks`: what the app shows of them. */
export function customerPage(
  context: AdminContext,
  customer: CustomerData,
  orders: OrderData[],
  credit: readonly StoreCreditAccountData[],
  blocks: Piece,
): string {
  const { base, shop } = context;
  const place =
    customer.address === null ? null : [customer.address.city, countryName(customer.address.countryCode)];
  const newOrder = customer.email === null ? '' : `?${new URLSearchParams({ email: customer.email })}`;
  return adminPage({
    context,
    title: customerName(customer),
    section: 'customers',
    body: html`<div class="page">
      ${pageHead({
        title: customerName(customer),
        back: `${base}/customers`,
        actions: html`<a class="button primary" href=${`${base}/orders/new${newOrder}`}>Create order</a>`,
        sub: `${place === null ? '' : `${place.filter(Boolean).join(', ')} · `}Customer since ${printDay(customer.createdAt, shop.now, shop.timezone)}`,
      })}
      ${noticeOf(context)}
      ${customer.mergedInto !== null && mergedNotice(base, customer.mergedInto)}
      <dl class="figures">
        ${figure('Amount spent', spent(context, orders))}
        ${figure('Orders', String(orders.length))}
        ${figure('Last order', orders[0] === undefined ? 'None yet' : printDay(orders[0].processedAt, shop.now, shop.timezone))}
      </dl>
      <div class="columns">
        <div>
          <section class="card flush" aria-label="Orders">
            ${
              orders.length === 0
                ? emptyState({
                    icon: 'orders',
                    title: 'No orders yet',
                    text: 'Orders of this customer will be listed here.',
                  })
                : orderTable(context, orders.slice(0, 100), { customer: false, narrow: true })
            }
          </section>
          ${blocks}
        </div>
        <aside aria-label="About this customer">
          ${storeCreditCard(context, credit)}
          ${contactCard(base, customer)}
        </aside>
      </div>
    </div>`,
  });
}

function mergedNotice(base: string, into: string): Piece {
  return html`<div class="notice info"><p>This customer was merged into <a href=${`${base}/customers/${into}`}>another one</a>.</p></div>`;
}

const figure = (label: string, value: string): Piece =>
  html`<div class="card figure"><dt>${label}</dt><dd>${value}</dd></div>`;

/** Paid minus refunded over all orders, in shop currency. */
function spent({ shop }: AdminContext, orders: readonly OrderData[]): string {
  const amounts = orders.map((order) => {
    const { received, refunded } = orderTotals(order);
    return toShopMoney(received - refunded, order.presentmentCurrency, order.rate, shop.currency);
  });
  return printAmount(decimal(sum(amounts), shop.currency), shop.currency);
}

function contactCard(base: string, customer: CustomerData): Piece {
  const address = customer.address;
  const entry = (label: string, value: Piece) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<section class="card stack" aria-labelledby="contact">
    <h2 id="contact">Contact</h2>
    <dl class="facts">
      ${entry('E-mail', customer.email ?? 'None')}
      ${customer.phone !== null && entry('Phone', customer.phone)}
      ${entry('Marketing', marketingBadge(customer))}
      ${entry('Language', languageName(customer.locale))}
      ${entry('Account', customer.account ? 'Can log in' : 'Has none')}
      ${
        address !== null &&
        entry(
          'Address',
          html`${address.address1}${address.address1 !== null && html`<br />`}${[address.zip, address.city].filter(Boolean).join(' ')}<br />${countryName(address.countryCode)}`,
        )
      }
      ${entry('Tags', customer.tags.length === 0 ? 'None' : html`<span class="row">${customer.tags.map((tag) => html`<span class="badge">${tag}</span>`)}</span>`)}
      ${customer.note !== null && customer.note !== '' && entry('Note', customer.note)}
    </dl>
    ${customer.email !== null && marketingForm(base, customer)}
  </section>`;
}

/** What staff do when a customer asks them to. */
function marketingForm(base: string, { id, marketing }: CustomerData): Piece {
  const subscribed = marketing === 'SUBSCRIBED';
  return html`<form method="post" action=${`${base}/customers/${id}/marketing`}>
    <button class="button" name="subscribed" value=${subscribed ? 'no' : 'yes'}>${subscribed ? 'Unsubscribe from marketing' : 'Subscribe to marketing'}</button>
  </form>`;
}
