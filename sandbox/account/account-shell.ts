import { nameOf } from '../extension-host/server/extensions.ts';
import { html, type Piece } from '../frame/html.ts';
import { nameOf as personName } from '../shopper/people.ts';
import { markOf } from '../windows/brand.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';

export type AccountSection = 'orders' | 'profile' | { page: string } | null;

/** Head and navigation of the account; full pages of extensions stand beside the shop's own. */
export function accountShell(view: WindowView, section: AccountSection, body: Piece): Piece {
  const { customer } = view.visitor;
  const account = `${view.store}/account`;
  const pages = view.extensions.filter((one) => one.targets.includes('customer-account.page.render'));
  const entry = (href: string, text: string, current: boolean) =>
    html`<a href=${href} aria-current=${current ? 'page' : undefined}>${text}</a>`;
  const isPage = (handle: string) => typeof section === 'object' && section?.page === handle;
  return html`<header class="account-head"><div class="account-head-inner">
      <a class="brand" href=${view.store}>${markOf()}<span>${view.context.shop.name}</span></a>
      ${
        customer !== null &&
        html`<nav aria-label="Account">
          ${entry(view.store, 'Shop', false)}
          ${entry(account, 'Orders', section === 'orders')}
          ${pages.map((one) => entry(`${account}/pages/${one.handle}`, nameOf(one, view.locale), isPage(one.handle)))}
          ${entry(`${account}/profile`, 'Profile', section === 'profile')}
        </nav>`
      }
      <span class="account-who">${windowIcon('person')}${
        customer === null
          ? html`<a href=${`${account}/login?return_to=${encodeURIComponent(view.context.here)}`}>Sign in</a>`
          : personName(customer)
      }</span>
    </div></header>
    <main id="main" class="account">${body}</main>`;
}
