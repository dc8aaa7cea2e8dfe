import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query AutomaticByTag($query: String!) {
    discountNodes(first: 20, query: $query) {
      nodes {
        id
        discount {
          ... on DiscountAutomaticBasic { tags }
          ... on DiscountAutomaticFreeShipping { tags }
        }
      }
    }
  }
`;

/** Discounts whose tags are like what is searched for; those that have a code come without tags. */
export const readAutomaticByTag = operation<{ query: string }>()({
  name: 'AutomaticByTag',
  document,
  answer: z
    .object({
      discountNodes: z.object({
        nodes: z.array(z.object({ id: gid, discount: z.object({ tags: z.array(z.string()).default([]) }) })),
      }),
    })
    .transform((data) => data.discountNodes.nodes.map(({ id, discount }) => ({ id, tags: discount.tags }))),
  cost: 12,
});
