import { balanceOf } from '../../domain/store-credit/lots.ts';
import type { StoreCreditAccountData, StoreCreditTransactionData } from '../../domain/store-credit/types.ts';
import { decimal } from '../../money/amount.ts';
import type { AdminContext } from '../admin-context.ts';
import { printAmount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { printDay, printMoment } from '../moments.ts';

/** A customer's store credit, one account for each currency, with its latest changes. */
export function storeCreditCard(context: AdminContext, accounts: readonly StoreCreditAccountData[]): Piece {
  return html`<section class="card stack" aria-labelledby="store-credit">
    <h2 id="store-credit">Store credit</h2>
    ${accounts.length === 0 && html`<p class="quiet">None</p>`}
    ${accounts.map(
      (account) => html`
        <p><strong>${printAmount(decimal(balanceOf(account), account.currency), account.currency)}</strong></p>
        <ol class="timeline">
          ${account.transactions
            .slice(-5)
            .reverse()
            .map((one) => entry(context, account.currency, one))}
        </ol>
      `,
    )}
  </section>`;
}

const texts = {
  ADJUSTMENT: 'Adjustment',
  ORDER_PAYMENT: 'Payment of an order',
  ORDER_REFUND: 'Refund of an order',
} as const;

function entry({ shop }: AdminContext, currency: string, one: StoreCreditTransactionData): Piece {
  const what = one.kind === 'expiration' ? 'Expired' : texts[one.event];
  const ends = one.lot?.expiresAt ?? null;
  return html`<li>
    <span>${printAmount(one.amount, currency)} · ${what}${ends !== null && `, until ${printDay(ends, shop.now, shop.timezone)}`}</span>
    <time datetime=${one.createdAt}>${printMoment(one.createdAt, shop.now, shop.timezone)}</time>
  </li>`;
}
