import type { Shop } from '../types.ts';

/** Whether apps show anything in the checkout's own steps: Shopify Plus only. Thank-you and account pages: every plan. */
export function allowsCheckoutExtensions(shop: Pick<Shop, 'plan'>): boolean {
  return shop.plan === 'plus';
}
