import type { CustomerData, OrderData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { countryName, customerName } from '../customers/customer-texts.ts';
import { html, type Piece } from '../html.ts';
import { buyerName } from './buyer-name.ts';

export function customerCard({ base }: AdminContext, order: OrderData, customer: CustomerData | null): Piece {
  const { address } = order;
  const street = [address?.address1, [address?.zip, address?.city].filter(Boolean).join(' ')].filter(Boolean);
  return html`<section class="card stack" aria-labelledby="customer">
    <h2 id="customer">Customer</h2>
    <p>
      ${
        customer === null
          ? html`${buyerName(order)} <span class="badge">Guest</span>`
          : html`<a href=${`${base}/customers/${customer.id}`}>${customerName(customer)}</a>`
      }
      ${order.email !== null && html`<br /><span class="quiet">${order.email}</span>`}
    </p>
    <h3>Shipping address</h3>
    ${
      address === null
        ? html`<p class="quiet">None given</p>`
        : html`<p class="quiet">
            ${[address.firstName, address.lastName].filter(Boolean).join(' ')}
            ${street.map((line) => html`<br />${line}`)}
            <br />${countryName(address.countryCode)}
          </p>`
    }
  </section>`;
}

export function noteCard(order: OrderData): Piece {
  return html`<section class="card stack" aria-labelledby="note">
    <h2 id="note">Note and tags</h2>
    <p class=${order.note === null || order.note === '' ? 'quiet' : ''}>${order.note || 'No note'}</p>
    <p class="row">
      ${order.tags.length === 0 ? html`<span class="quiet">No tags</span>` : order.tags.map((tag) => html`<span class="badge">${tag}</span>`)}
    </p>
  </section>`;
}

/** Sending an order's past deliveries once more: nothing in the app may change by it. */
export function deliveriesCard(here: string): Piece {
  return html`<section class="card stack" aria-labelledby="deliveries">
    <h2 id="deliveries">Deliveries to the app</h2>
    <p class="quiet small">Send everything about this order again. Points and timeline stay as they are.</p>
    <form class="row" method="post" action=${`${here}/replay`}>
      <button name="how" value="once">Send again</button>
      <button name="how" value="shuffled">3 times, shuffled</button>
    </form>
  </section>`;
}
