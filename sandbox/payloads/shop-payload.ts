import { isoWithOffset } from '../domain/timestamps.ts';
import type { Shop } from '../domain/types.ts';

/** The payload of shop/update, after Shopify's REST Shop resource. */
export function shopPayload(shop: Shop): object {
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    customer_email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    country: shop.country,
    country_code: shop.country,
    currency: shop.currency,
    enabled_presentment_currencies: [shop.currency],
    timezone: shop.timezone,
    iana_timezone: shop.timezone,
    taxes_included: shop.pricesIncludeTax,
    plan_name: shop.plan === 'plus' ? 'shopify_plus' : 'basic',
    plan_display_name: shop.plan === 'plus' ? 'Shopify Plus' : 'Basic',
    shop_owner: `${shop.name} owner`,
    primary_locale: 'en',
    created_at: isoWithOffset(shop.createdAt, shop.timezone),
    updated_at: isoWithOffset(shop.updatedAt, shop.timezone),
  };
}
