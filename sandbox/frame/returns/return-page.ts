import { returnReasons } from '../../domain/returns/reasons.ts';
import { returnableLines } from '../../domain/returns/returnable.ts';
import type { OrderData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { changePage } from '../orders/change-pages.ts';
import { lineName, linePicture } from '../orders/order-lines-view.ts';

/** Where staff make a return themselves, beside the app. */
export function returnPage(context: AdminContext, order: OrderData): string {
  const lines = returnableLines(order)
    .flatMap(({ fulfillment, lines: parts }) => parts.map((part) => ({ ...part, parcel: fulfillment.name })))
    .filter(({ units }) => units > 0);
  return changePage(context, order, {
    title: 'Return items',
    action: 'return',
    main: html`<section class="card" aria-labelledby="items">
      <div class="card-head"><h2 id="items">Items that come back</h2></div>
      ${
        lines.length === 0
          ? html`<p class="quiet">Nothing of this order can be returned.</p>`
          : lines.map(({ part, units, parcel }) => unitsOf(context, order, part, { units, parcel }))
      }
    </section>`,
    aside: html`<section class="card stack" aria-labelledby="why">
      <h2 id="why">Return</h2>
      <div class="field">
        <label for="reason">Reason</label>
        <select id="reason" name="reason">
          ${returnReasons.map((reason) => html`<option value=${reason.id}>${reason.name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="fee">Return shipping fee</label>
        <input id="fee" name="fee" inputmode="decimal" autocomplete="off" />
      </div>
      <p class="quiet small">The app is told of it like of any return that is made in the admin.</p>
      <button class="primary" disabled=${lines.length === 0}>Create return</button>
    </section>`,
  });
}

function unitsOf(
  context: AdminContext,
  order: OrderData,
  part: { id: string; lineId: string },
  { units, parcel }: { units: number; parcel: string },
): Piece {
  const line = order.lines.find((one) => one.id === part.lineId);
  if (line === undefined) return null;
  const id = `units-${part.id}`;
  return html`<div class="line">
    ${linePicture(line)}
    ${lineName(context.base, line)}
    <span class="row under">
      <label class="hidden" for=${id}>Units to return: ${line.title} ${line.variantTitle ?? ''}, ${parcel}</label>
      <input id=${id} name=${`units:${part.id}`} type="number" inputmode="numeric" min="0" max=${units} value="0" />
      <span class="quiet nowrap">of ${units}</span>
    </span>
  </div>`;
}
