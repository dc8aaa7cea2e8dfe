import type { CustomerData } from '../domain/types.ts';
import { slot } from '../extension-host/slots.ts';
import { languageName, marketingTexts } from '../frame/customers/customer-texts.ts';
import { html, type Piece } from '../frame/html.ts';
import { nameOf } from '../shopper/people.ts';
import type { WindowView } from '../windows/load-window.ts';
import { addressLines } from '../windows/order-facts.ts';
import { windowPage } from '../windows/window-page.ts';
import { accountShell } from './account-shell.ts';

/** Who the customer is, and what extensions add to it. */
export function profilePage(view: WindowView, customer: CustomerData): string {
  return windowPage({
    view,
    title: 'Profile',
    className: 'in-account',
    body: accountShell(
      view,
      'profile',
      html`<h1>Profile</h1>
        <div class="stack narrow">
          <section class="panel" aria-labelledby="who"><h2 id="who">${nameOf(customer)}</h2>
            <dl class="facts">
              <div><dt>E-mail</dt><dd>${customer.email ?? 'None'}</dd></div>
              <div><dt>Language</dt><dd>${languageName(customer.locale)}</dd></div>
            </dl></section>
          ${customer.email !== null && marketingPanel(view, customer)}
          ${slot({ ...view, target: 'customer-account.profile.block.render', place: 'account', room: 160 })}
          <section class="panel" aria-labelledby="address"><h2 id="address">Address</h2>
            ${customer.address === null ? html`<p class="quiet">No address yet. The next order keeps one.</p>` : html`<p>${addressLines(customer.address)}</p>`}
          </section>
        </div>`,
    ),
  });
}

/** Whether the shop may write about more than the customer's orders. */
function marketingPanel({ store }: WindowView, { marketing }: CustomerData): Piece {
  const subscribed = marketing === 'SUBSCRIBED';
  return html`<section class="panel" aria-labelledby="marketing"><h2 id="marketing">News and offers by e-mail</h2>
    <p>${marketingTexts[marketing][0]}</p>
    <form method="post" action=${`${store}/account/profile`}>
      <button class="button" name="subscribed" value=${subscribed ? 'no' : 'yes'}>${subscribed ? 'Unsubscribe' : 'Subscribe'}</button>
    </form></section>`;
}
