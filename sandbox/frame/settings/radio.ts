import { html, type Piece } from '../html.ts';

/** One choice of several under the same name; `chosen` is the value that is set now. */
export function radio(name: string, value: string, text: string, hint: string, chosen: string): Piece {
  const id = `${name}-${value}`;
  return html`<div class="choice">
    <input type="radio" id=${id} name=${name} value=${value} checked=${value === chosen} />
    <label for=${id}>${text}<span class="quiet">${hint}</span></label>
  </div>`;
}
