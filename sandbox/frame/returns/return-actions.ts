import { locationsOf } from '../../domain/locations.ts';
import { isTouched } from '../../domain/returns/end-return.ts';
import { unsentUnits } from '../../domain/returns/exchange/exchange-lines.ts';
import { unprocessedUnits } from '../../domain/returns/find-return.ts';
import { exchangeLinesOf } from '../../domain/returns/return-parts.ts';
import type { ReturnData } from '../../domain/returns/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';

/** What staff can do with a return as it stands. */
export function returnActions(context: AdminContext, here: string, one: ReturnData): Piece {
  if (one.status === 'REQUESTED') return requestForms(here, one);
  if (one.status === 'CLOSED')
    return changeForm(here, one, html`<button name="do" value="reopen">Reopen</button>`);
  if (one.status !== 'OPEN') return null;
  const left =
    one.lines.some((line) => unprocessedUnits(line) > 0) ||
    exchangeLinesOf(one).some((line) => unsentUnits(line) > 0);
  return html`
    ${left && processForm(context, here, one)}
    ${changeForm(
      here,
      one,
      html`${!isTouched(one) && html`<button name="do" value="cancel">Cancel return</button>`}
        <button name="do" value="close">Mark as returned</button>`,
    )}
  `;
}

function changeForm(here: string, one: ReturnData, fields: Piece): Piece {
  return html`<form class="row actions" method="post" action=${`${here}/return-change`}>
    <input type="hidden" name="return" value=${one.id} />${fields}
  </form>`;
}

function requestForms(here: string, one: ReturnData): Piece {
  const id = (name: string) => `${name}-${one.id}`;
  return html`
    ${changeForm(here, one, html`<button class="primary" name="do" value="approve">Approve</button>`)}
    <details>
      <summary>Decline instead</summary>
      <form class="stack" method="post" action=${`${here}/return-change`}>
        <input type="hidden" name="return" value=${one.id} />
        <div class="field">
          <label for=${id('decline')}>Reason</label>
          <select id=${id('decline')} name="reason">
            <option value="OTHER">Another reason</option>
            <option value="FINAL_SALE">Final sale</option>
            <option value="RETURN_PERIOD_ENDED">The return period has ended</option>
          </select>
        </div>
        <div class="field"><label for=${id('note')}>Note to the customer</label><input id=${id('note')} name="note" maxlength="500" autocomplete="off" /></div>
        <div><button name="do" value="decline">Decline</button></div>
      </form>
    </details>
  `;
}

/** Shopify's own way to settle: everything that is left, at what it suggests. */
function processForm({ shop }: AdminContext, here: string, one: ReturnData): Piece {
  const id = (name: string) => `${name}-${one.id}`;
  return html`<details>
    <summary>Process in Shopify</summary>
    <form class="stack" method="post" action=${`${here}/return-change`}>
      <input type="hidden" name="return" value=${one.id} />
      <div class="field">
        <label for=${id('location')}>Items go back to</label>
        <select id=${id('location')} name="location">
          ${locationsOf(shop).map((place) => html`<option value=${place.id}>${place.name}</option>`)}
          <option value="">Nowhere, they are not restocked</option>
        </select>
      </div>
      <div class="field">
        <label for=${id('money')}>Money goes back</label>
        <select id=${id('money')} name="money">
          <option value="original">As it was paid</option>
          <option value="store-credit">As store credit</option>
          <option value="none">Not now</option>
        </select>
      </div>
      <div><button class="primary" name="do" value="process">Process all that is left</button></div>
    </form>
  </details>`;
}
