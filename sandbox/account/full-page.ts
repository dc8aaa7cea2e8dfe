import type { OrderData } from '../domain/types.ts';
import { nameOf, type UiExtension } from '../extension-host/server/extensions.ts';
import { slot } from '../extension-host/slots.ts';
import { html } from '../frame/html.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { windowPage } from '../windows/window-page.ts';
import { accountShell } from './account-shell.ts';

/** A full page of an extension: of the account, or of one order. `url`: as the extension reads it. */
export function fullPage(
  view: WindowView,
  extension: UiExtension,
  page: { order: OrderData | null; base: string; url: string },
): string {
  const { order, base, url } = page;
  return windowPage({
    view,
    title: nameOf(extension, view.locale),
    className: 'in-account',
    fullPage: base,
    order: order === null ? undefined : { id: order.id, place: `order:${order.id}` },
    body: accountShell(
      view,
      order === null ? { page: extension.handle } : 'orders',
      html`${order !== null && html`<a class="up" href=${`${view.store}/account/orders/${order.id}`}>${windowIcon('back')}Order ${order.name}</a>`}
        <div class="full-page">${slot({
          ...view,
          extensions: [extension],
          target: order === null ? 'customer-account.page.render' : 'customer-account.order.page.render',
          place: order === null ? 'account' : `order:${order.id}`,
          kind: 'page',
          room: 420,
          url,
        })}</div>`,
    ),
  });
}
