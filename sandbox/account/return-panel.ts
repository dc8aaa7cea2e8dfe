import { exchangeLinesOf } from '../domain/returns/return-parts.ts';
import type { ReturnStatus } from '../domain/returns/types.ts';
import type { OrderData } from '../domain/types.ts';
import { html, type Piece } from '../frame/html.ts';
import { printDay } from '../frame/moments.ts';
import type { WindowView } from '../windows/load-window.ts';

const texts: Record<ReturnStatus, readonly [title: string, text: string]> = {
  REQUESTED: ['Return requested', 'The shop looks at it and answers by e-mail.'],
  OPEN: ['Return in progress', 'Send the items back as described in the e-mail.'],
  CLOSED: ['Returned', 'This return is settled.'],
  CANCELED: ['Return cancelled', 'The items stay with you.'],
  DECLINED: ['Return declined', 'The shop did not accept this return.'],
};

/** The order's returns as Shopify shows them, the latest first. */
export function returnPanels({ context: { shop } }: WindowView, order: OrderData): Piece {
  return [...(order.returns ?? [])].reverse().map((one) => {
    const [title, text] = texts[one.status];
    const goesOut = exchangeLinesOf(one);
    return html`<section class="panel" aria-label=${`Return ${one.name}`}>
      <div class="parcel-head"><h2>${title}</h2><span class="quiet">${printDay(one.createdAt, shop.now, shop.timezone)}</span></div>
      <p class="quiet">${one.decline?.note ?? text}</p>
      <ul class="parcel-lines">${one.lines.map((part) => {
        const line = order.lines.find((candidate) => candidate.id === part.lineId);
        return html`<li><span>${line?.title ?? 'Item'} × ${part.quantity}</span></li>`;
      })}</ul>
      ${goesOut.length > 0 && html`<p class="quiet">In exchange: ${goesOut.map((line) => [line.title, line.variantTitle, `× ${line.quantity}`].filter(Boolean).join(' ')).join(', ')}</p>`}
    </section>`;
  });
}
