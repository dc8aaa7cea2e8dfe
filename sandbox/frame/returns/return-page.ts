import { returnReasons } from '../../domain/returns/reasons.ts';
import { returnableLines } from '../../domain/returns/returnable.ts';
import type { OrderData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { changePage } from '../orders/change-pages.ts';
import { lineName, linePicture } from '../orders/order-lines-view.ts';
import type { Sellable } from '../products/find-products.ts';
import { variantOptions } from '../products/variant-options.ts';

/** Where staff make a return themselves, beside the app: in the admin or at the till. */
export function returnPage(context: AdminContext, order: OrderData, sellable: readonly Sellable[]): string {
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
      </section>
      <section class="card stack" aria-labelledby="out">
        <h2 id="out">Exchange for</h2>
        <div class="field">
          <label for="exchangeSku">Product</label>
          <select id="exchangeSku" name="exchangeSku"><option value="">Nothing goes out</option>${variantOptions(sellable, '')}</select>
        </div>
        <div class="field">
          <label for="exchangeUnits">Quantity</label>
          <input id="exchangeUnits" name="exchangeUnits" type="number" inputmode="numeric" min="0" value="1" />
        </div>
        ${amount('exchangeDiscount', `Discount on all of it, ${order.presentmentCurrency}`)}
      </section>`,
    aside: html`<section class="card stack" aria-labelledby="why">
      <h2 id="why">Return</h2>
      <div class="field">
        <label for="reason">Reason</label>
        <select id="reason" name="reason">
          ${returnReasons.map((reason) => html`<option value=${reason.id}>${reason.name}</option>`)}
        </select>
      </div>
      <div class="field"><label for="note">Note</label><input id="note" name="note" maxlength="255" autocomplete="off" /></div>
      ${amount('restocking', 'Restocking fee, %')}
      ${amount('fee', `Return shipping fee, ${order.presentmentCurrency}`)}
      <div class="choice">
        <input type="checkbox" id="pos" name="pos" value="yes" />
        <label for="pos">At the till<span class="quiet">The items are here: they go back into stock, and the money goes back at once.</span></label>
      </div>
      <p class="quiet small">The app is told of it like of any return that is made in the admin.</p>
      <button class="primary" disabled=${lines.length === 0}>Create return</button>
    </section>`,
  });
}

function amount(name: string, label: string): Piece {
  return html`<div class="field"><label for=${name}>${label}</label><input id=${name} name=${name} inputmode="decimal" autocomplete="off" /></div>`;
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
