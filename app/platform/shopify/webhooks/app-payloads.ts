import { z } from 'zod';
import { restId } from '../scalars.ts';

// About the shop and the app in it.

/** The payload of shop/update and app/uninstalled: the shop. */
export const shopPayload = z.object({ id: restId, name: z.string() });

/** The payload of app/scopes_update. */
export const scopesPayload = z.object({ current: z.array(z.string()) });

/** The payload of bulk_operations/finish. */
export const bulkFinishPayload = z.object({
  admin_graphql_api_id: z.string().startsWith('gid://shopify/BulkOperation/'),
});
