import type { OrderData } from '../../domain/types.ts';
import { currentQuantity } from '../../money/order-lines.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { Fields } from '../act.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import type { Sellable } from '../products/find-products.ts';
import { variantOptions } from '../products/variant-options.ts';
import { changePage, unitsField } from './change-pages.ts';
import { printMinor } from './order-money.ts';

/** The order after an edit that leaves the difference open; or why it cannot be, or nothing changed yet. */
export type EditQuote = { after: OrderData } | { refused: string } | null;

export function editPage(
  context: AdminContext,
  order: OrderData,
  view: { fields: Fields; quote: EditQuote; sellable: Sellable[] },
): string {
  const { fields, quote } = view;
  const lines = order.lines.filter((line) => currentQuantity(order, line) > 0);
  const difference = fields.get('difference') ?? 'collect';
  return changePage(context, order, {
    title: 'Edit order',
    action: 'edit',
    main: html`
      <section class="card" aria-labelledby="items">
        <div class="card-head"><h2 id="items">Quantities</h2></div>
        ${lines.map((line) => {
          const now = currentQuantity(order, line);
          const value = Number(fields.get(`units:${line.id}`) ?? now);
          return unitsField(context, line, {
            label: 'Quantity',
            value: Number.isInteger(value) ? value : now,
          });
        })}
      </section>
      <section class="card stack" aria-labelledby="add">
        <h2 id="add">Add a product</h2>
        <div class="field">
          <label for="addSku">Product</label>
          <select id="addSku" name="addSku">
            <option value="">None</option>
            ${variantOptions(view.sellable, fields.get('addSku') ?? '')}
          </select>
        </div>
        <div class="field">
          <label for="addUnits">Quantity</label>
          <input id="addUnits" name="addUnits" type="number" inputmode="numeric" min="0" value=${fields.get('addUnits') ?? '1'} />
        </div>
      </section>
    `,
    aside: html`<section class="card stack" aria-labelledby="sum">
      <h2 id="sum">Difference</h2>
      <div id="live" aria-live="polite">${summary(order, quote)}</div>
      <fieldset class="stack">
        <legend>If the order becomes dearer</legend>
        ${radio('collect', 'Collect the payment now', difference)}
        ${radio('outstanding', 'Leave it outstanding', difference)}
      </fieldset>
      <fieldset class="stack">
        <legend>If it becomes cheaper</legend>
        ${checkbox('refund', 'Refund the difference now', fields.size === 0 || fields.get('refund') === 'yes')}
        ${checkbox('restock', 'Put removed items back into stock', fields.size === 0 || fields.get('restock') === 'yes')}
      </fieldset>
      <button formmethod="get" formnovalidate>Work out</button>
      <button class="primary">Update order</button>
    </section>`,
  });
}

function radio(value: string, text: string, chosen: string): Piece {
  return html`<div class="choice">
    <input type="radio" id=${`difference-${value}`} name="difference" value=${value} checked=${value === chosen} />
    <label for=${`difference-${value}`}>${text}</label>
  </div>`;
}

function checkbox(name: string, text: string, checked: boolean): Piece {
  return html`<div class="choice">
    <input type="checkbox" id=${name} name=${name} value="yes" checked=${checked} /><label for=${name}>${text}</label>
  </div>`;
}

function summary(order: OrderData, quote: EditQuote): Piece {
  if (quote === null) return html`<p class="quiet">Change a quantity or add a product.</p>`;
  if ('refused' in quote) return html`<p class="notice bad">${quote.refused}</p>`;
  const before = orderTotals(order);
  const after = orderTotals(quote.after);
  const row = (label: string, value: bigint, last = false) =>
    html`<dt class=${last ? 'sum' : ''}>${label}</dt><dd class=${last ? 'sum' : ''}>${printMinor(order, value)}</dd>`;
  return html`<dl class="totals">
    ${row('Worth until now', before.currentTotal)}
    ${row('Worth after the edit', after.currentTotal)}
    ${row('Paid', after.received - after.refunded)}
    ${after.outstanding < 0n ? row('Owed to the customer', -after.outstanding, true) : row('Still to pay', after.outstanding, true)}
  </dl>`;
}
