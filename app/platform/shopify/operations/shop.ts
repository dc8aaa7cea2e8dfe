import { z } from 'zod';
import { zone } from '../../../kernel/calendar.ts';
import type { ShopSnapshot } from '../../../modules/commerce/shop.ts';
import { operation } from '../operation.ts';
import { currency, gid } from '../scalars.ts';

export const document = `#graphql
  query Shop {
    shop {
      id
      name
      currencyCode
      ianaTimezone
      taxesIncluded
      shopAddress { countryCodeV2 }
      plan { publicDisplayName shopifyPlus }
    }
  }
`;

export const answer = z.object({
  shop: z
    .object({
      id: gid,
      name: z.string(),
      currencyCode: currency,
      ianaTimezone: z.string().transform(zone),
      taxesIncluded: z.boolean(),
      shopAddress: z.object({ countryCodeV2: z.string().nullable() }),
      plan: z.object({ publicDisplayName: z.string(), shopifyPlus: z.boolean() }),
    })
    .transform(
      (shop): ShopSnapshot => ({
        shopifyId: shop.id,
        name: shop.name,
        currency: shop.currencyCode,
        timezone: shop.ianaTimezone,
        country: shop.shopAddress.countryCodeV2 ?? 'US',
        planName: shop.plan.publicDisplayName,
        shopifyPlus: shop.plan.shopifyPlus,
        taxesIncluded: shop.taxesIncluded,
      }),
    ),
});

export const readShop = operation<Record<string, never>>()({ name: 'Shop', document, answer, cost: 5 });
