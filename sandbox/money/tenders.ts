import type { Tender } from '../domain/types.ts';

const gateways: Record<Tender, { name: string; shown: string }> = {
  card: { name: 'shopify_payments', shown: 'Shopify Payments' },
  giftCard: { name: 'gift_card', shown: 'Gift card' },
  storeCredit: { name: 'shopify_store_credit', shown: 'Store credit' },
  manual: { name: 'manual', shown: 'Manual' },
};

/** The gateway that Shopify names for a means of payment. */
export function gatewayName(tender: Tender): string {
  return gateways[tender].name;
}

export function formattedGateway(tender: Tender): string {
  return gateways[tender].shown;
}

/** The means of payment behind a gateway; unknown gateways are cards. */
export function tenderOf(gateway: string): Tender {
  const tenders: Tender[] = ['card', 'giftCard', 'storeCredit', 'manual'];
  return tenders.find((tender) => gateways[tender].name === gateway) ?? 'card';
}
