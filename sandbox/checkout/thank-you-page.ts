import type { OrderData } from '../domain/types.ts';
import { confirmationNumber } from '../extension-host/server/values/order.ts';
import { slot } from '../extension-host/slots.ts';
import { html } from '../frame/html.ts';
import { markOf } from '../windows/brand.ts';
import { windowIcon } from '../windows/icons.ts';
import type { WindowView } from '../windows/load-window.ts';
import { deliveryFacts } from '../windows/order-facts.ts';
import { orderSummary } from '../windows/order-summary.ts';
import { windowPage } from '../windows/window-page.ts';

/** The page after the order. */
export function thankYouPage(view: WindowView, order: OrderData, token: string): string {
  const name = order.address?.firstName;
  return windowPage({
    view,
    title: 'Thank you',
    className: 'checkout',
    body: html`<header class="checkout-head"><div class="checkout-head-inner">
        <a class="brand" href=${view.store}>${markOf()}<span>${view.context.shop.name}</span></a>
      </div></header>
      <main id="main" class="checkout-grid thanks">
        <div class="part details">
          <div class="thanks-head">${windowIcon('check')}<div>
            <p class="quiet">Confirmation ${confirmationNumber(order)}</p>
            <h1>Thank you${name ? `, ${name}` : ''}</h1></div></div>
          <section class="panel" aria-labelledby="confirmed"><h2 id="confirmed">Your order is confirmed</h2>
            <p>It is being prepared. Your account shows where it is.</p></section>
          ${slot({ ...view, target: 'purchase.thank-you.block.render', place: `thanks:${token}`, room: 150 })}
          <section class="panel" aria-labelledby="facts"><h2 id="facts">Order details</h2>${deliveryFacts(order)}</section>
          <div class="after"><a class="button primary" href=${`${view.store}`}>Continue shopping</a></div>
        </div>
        <aside class="part summary" aria-labelledby="summary-title"><div class="summary-inner">${orderSummary(view.context.shop, order)}</div></aside>
      </main>`,
  });
}
