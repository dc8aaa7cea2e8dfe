import { z } from 'zod';
import type { PersonInQuestion } from '../../../modules/commerce/delivery.ts';
import { restId } from '../scalars.ts';

// The three topics that Shopify makes every public app answer.

const person = z
  .object({ id: restId.nullish(), email: z.string().nullish() })
  .nullish()
  .transform((customer) => ({
    customerShopifyId: customer?.id ?? null,
    email: customer?.email ? customer.email : null,
  }));

export const dataRequestPayload = z
  .object({
    shop_id: restId,
    customer: person,
    orders_requested: z.array(restId).nullish(),
    data_request: z.object({ id: restId }),
  })
  .transform((payload): PersonInQuestion & { requestId: string } => ({
    ...payload.customer,
    orderShopifyIds: payload.orders_requested ?? [],
    requestId: String(payload.data_request.id),
  }));

export const customerRedactPayload = z
  .object({ shop_id: restId, customer: person, orders_to_redact: z.array(restId).nullish() })
  .transform(
    (payload): PersonInQuestion => ({
      ...payload.customer,
      orderShopifyIds: payload.orders_to_redact ?? [],
    }),
  );

export const shopRedactPayload = z.object({ shop_id: restId, shop_domain: z.string() });
