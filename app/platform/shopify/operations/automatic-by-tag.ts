import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query AutomaticByTag($query: String!) {
    # deprecated: the ids that discountNodes answers are not those that changing and deleting one take
    automaticDiscountNodes(first: 20, query: $query) {
      nodes {
        id
        automaticDiscount {
          ... on DiscountAutomaticBasic { tags }
          ... on DiscountAutomaticFreeShipping { tags }
        }
      }
    }
  }
`;

const node = z.object({
  id: gid,
  automaticDiscount: z.object({ tags: z.array(z.string()).default([]) }),
});

/** Automatic discounts whose tags are like what is searched for; kinds that we do not make come without tags. */
export const readAutomaticByTag = operation<{ query: string }>()({
  name: 'AutomaticByTag',
  document,
  answer: z
    .object({ automaticDiscountNodes: z.object({ nodes: z.array(node) }) })
    .transform((data) =>
      data.automaticDiscountNodes.nodes.map(({ id, automaticDiscount: { tags } }) => ({ id, tags })),
    ),
  cost: 12,
});
