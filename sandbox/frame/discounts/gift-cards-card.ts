import type { GiftCardData } from '../../domain/gift-cards/gift-cards.ts';
import type { AdminContext } from '../admin-context.ts';
import { printAmount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';

/** Gift cards, the newest first. As at Shopify, staff see the end of a code only. */
export function giftCardsCard(context: AdminContext, cards: readonly GiftCardData[]): Piece {
  if (cards.length === 0) return null;
  return html`<section class="card flush" aria-label="Gift cards">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Gift card</th>
          <th scope="col">Note</th>
          <th scope="col" class="end">Left</th>
          <th scope="col">Issued</th>
          <th scope="col">Last day</th>
        </tr>
      </thead>
      <tbody>
        ${cards.map((card) => row(context, card))}
      </tbody>
    </table>
  </section>`;
}

function row({ shop, base }: AdminContext, card: GiftCardData): Piece {
  const { code, customerId, balance, initial, currency, expiresOn, note, createdAt } = card;
  const end = `•••• ${code.slice(-4).toUpperCase()}`;
  return html`<tr>
    <td class="key">${customerId === null ? end : html`<a href=${`${base}/customers/${customerId}`}>${end}</a>`}</td>
    <td class="full quiet">${note ?? 'None'}</td>
    <td class="end nowrap">${printAmount(balance, currency)} of ${printAmount(initial, currency)}</td>
    <td class="away nowrap">${printMoment(createdAt, shop.now, shop.timezone)}</td>
    <td class="away nowrap">${expiresOn ?? 'No end'}</td>
  </tr>`;
}
