import { z } from 'zod';
import type { ConsentReading } from '../../../modules/commerce/customer.ts';
import { marketingState } from '../marketing-state.ts';
import { gid, instant, restId } from '../scalars.ts';

/**
 * The payload of customers/create, customers/update and customers/delete. Since 2025-01 it carries neither tags nor
 * marketing consent, so it only says whom to read.
 */
export const customerPayload = z.object({ id: restId }).transform((payload) => payload.id);

/** The payload of customers/merge. */
export const customerMergePayload = z.object({
  admin_graphql_api_customer_kept_id: gid,
  admin_graphql_api_customer_deleted_id: gid,
  status: z.string(),
});

/** The payload of customers_email_marketing_consent/update. Somebody who was never asked has no moment. */
export const emailConsentPayload = z
  .object({
    customer_id: restId,
    email_address: z.string().nullish(),
    email_marketing_consent: z
      .object({ state: z.string().nullish(), consent_updated_at: instant.nullish() })
      .nullish(),
  })
  .transform(
    ({ customer_id, email_address, email_marketing_consent: consent }): ConsentReading => ({
      customerShopifyId: customer_id,
      email: email_address || null,
      marketing: marketingState(consent?.state ?? ''),
      at: consent?.consent_updated_at ?? null,
    }),
  );
