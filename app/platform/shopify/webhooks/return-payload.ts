import { z } from 'zod';
import { gid, restId } from '../scalars.ts';

const changes = z.object({
  admin_graphql_api_id: z
    .string()
    .regex(/^gid:\/\/shopify\/Return\//)
    .pipe(gid),
  return_line_items: z.record(z.string(), z.unknown()),
});

/**
 * The payloads of returns/*: all name the return; what it is now is read. Those of cancel, close and reopen name their
 * order by number, the others as an object; returns/update says what changed, and names the return by its global id
 * alone.
 */
export const returnPayload = z.union([
  z.object({ id: restId, status: z.string() }).transform(({ id }) => ({ id })),
  changes.transform((payload) => ({ id: payload.admin_graphql_api_id })),
]);
