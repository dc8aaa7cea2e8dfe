import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query SellableVariants($ids: [ID!]!) {
    nodes(ids: $ids) { ... on ProductVariant { id availableForSale } }
  }
`;

const variant = z.object({ id: gid, availableForSale: z.boolean() });

/** Of these variants, the ids of those that can be sold now. At most 250. */
export const readSellableVariants = operation<{ ids: readonly string[] }>()({
  name: 'SellableVariants',
  document,
  answer: z
    .object({ nodes: z.array(variant.or(z.object({})).nullable()) })
    .transform(({ nodes }) =>
      nodes.flatMap((node) =>
        node !== null && 'availableForSale' in node && node.availableForSale ? [node.id] : [],
      ),
    ),
  cost: 100,
});
