import type { AddressData, OrderData, Tender } from '../domain/types.ts';
import { countryName } from '../frame/customers/customer-texts.ts';
import { html, type Piece } from '../frame/html.ts';
import { printStored } from '../frame/orders/order-money.ts';

const tenders: Record<Tender, string> = {
  card: 'Card',
  giftCard: 'Gift card',
  storeCredit: 'Store credit',
  manual: 'Payment by hand',
};

/** Who gets the order, where it goes, how, and how it was paid. */
export function deliveryFacts(order: OrderData): Piece {
  const paid = order.transactions.filter(
    (one) => (one.kind === 'sale' || one.kind === 'capture') && one.status === 'success',
  );
  const fact = (label: string, value: Piece) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">
    ${order.email !== null && fact('Contact', order.email)}
    ${order.address !== null && fact('Delivery address', addressLines(order.address))}
    ${order.shipping !== null && fact('Shipping method', order.shipping.title)}
    ${fact('Payment', paid.length === 0 ? 'Not paid yet' : paid.map((one) => html`<span class="row-line">${tenders[one.tender]} · ${printStored(order, one.amount)}</span>`))}
  </dl>`;
}

export function addressLines(address: AddressData): Piece {
  const lines = [
    [address.firstName, address.lastName].filter(Boolean).join(' '),
    address.address1,
    [address.zip, address.city].filter(Boolean).join(' '),
    countryName(address.countryCode),
  ].filter((line) => line !== null && line !== '');
  return lines.map((line) => html`<span class="row-line">${line}</span>`);
}
