import { type DiscountStatus, discountEnd, discountStatus } from '../../domain/discounts/discount-status.ts';
import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import type { GiftCardData } from '../../domain/gift-cards/gift-cards.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, pageHead } from '../admin-page.ts';
import { printAmount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';
import { giftCardsCard } from './gift-cards-card.ts';

const statuses: Readonly<Record<DiscountStatus, readonly [text: string, tone: string]>> = {
  ACTIVE: ['Active', 'good'],
  SCHEDULED: ['Scheduled', 'info'],
  EXPIRED: ['Ended', ''],
};

/** What applies by itself, the discount codes and the gift cards, the newest first. */
export function discountsPage(
  context: AdminContext,
  discounts: readonly DiscountData[],
  cards: readonly GiftCardData[],
): string {
  return adminPage({
    context,
    title: 'Discounts',
    section: 'discounts',
    body: html`<div class="page wide">
      ${pageHead({ title: 'Discounts' })}
      <section class="card flush" aria-label="Discounts">
        ${
          discounts.length === 0
            ? emptyState({
                icon: 'discounts',
                title: 'No discounts yet',
                text: 'Codes that apps and staff make will be listed here.',
              })
            : table(context, discounts)
        }
      </section>
      ${giftCardsCard(context, cards)}
    </div>`,
  });
}

function table({ shop }: AdminContext, discounts: readonly DiscountData[]): Piece {
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Takes off</th>
        <th scope="col">State</th>
        <th scope="col" class="end">Used</th>
        <th scope="col">Ends</th>
      </tr>
    </thead>
    <tbody>
      ${discounts.map((discount) => {
        const [text, tone] = statuses[discountStatus(discount, shop.now)];
        const end = discountEnd(discount);
        return html`<tr>
          <td class="key">${discount.code === '' ? 'Automatic' : discount.code}</td>
          <td class="full quiet">${discount.title}: ${valueText(discount, shop.currency)}</td>
          <td><span class=${`badge ${tone}`.trim()}>${text}</span></td>
          <td class="end nowrap">${usesText(discount)}</td>
          <td class="away nowrap">${end === null ? 'No end' : printMoment(end, shop.now, shop.timezone)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function valueText({ kind, bought, value, items, customerIds }: DiscountData, currency: string): string {
  if (kind === 'bxgy')
    return `${bought?.gives ?? 1} free beside others${customerIds.length === 0 ? '' : ', for certain customers'}`;
  const off =
    value === null
      ? 'free shipping'
      : 'percentage' in value
        ? `${value.percentage}%`
        : `${printAmount(value.amount, currency)}${value.onEachItem ? ' of each item' : ''}`;
  const what = 'all' in items ? '' : ' on certain products';
  return `${off}${what}${customerIds.length === 0 ? '' : ', for certain customers'}`;
}

function usesText({ uses, usageLimit }: DiscountData): string {
  return usageLimit === null ? String(uses.length) : `${uses.length} of ${usageLimit}`;
}
