import { z } from 'zod';
import type { ChangePage } from '../../../modules/commerce/ports.ts';
import { gid, instant, pageInfo } from '../scalars.ts';

/** One page of what changed, oldest change first. */
export const changePage = z
  .object({ nodes: z.array(z.object({ id: gid, updatedAt: instant })), pageInfo })
  .transform(
    ({ nodes, pageInfo: page }): ChangePage => ({
      changes: nodes.map((node) => ({ shopifyId: node.id, updatedAt: node.updatedAt })),
      next: page.hasNextPage ? page.endCursor : null,
    }),
  );
