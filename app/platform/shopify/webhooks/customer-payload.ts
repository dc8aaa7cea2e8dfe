import { z } from 'zod';
import { gid, restId } from '../scalars.ts';

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
