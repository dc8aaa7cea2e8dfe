import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, pageInfo } from '../scalars.ts';

export const document = `#graphql
  query ActiveDiscounts($after: String) {
    # deprecated: the ids that discountNodes answers are not those that deactivating and deleting a code take
    codeDiscountNodes(first: 50, after: $after, query: "status:active", sortKey: ID) {
      nodes {
        id
        codeDiscount {
          ... on DiscountCodeBasic { title codes(first: 2) { nodes { code } } }
          ... on DiscountCodeBxgy { title codes(first: 2) { nodes { code } } }
          ... on DiscountCodeFreeShipping { title codes(first: 2) { nodes { code } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const discount = z.object({
  title: z.string(),
  codes: z.object({ nodes: z.array(z.object({ code: z.string() })) }),
});

const answer = z
  .object({
    codeDiscountNodes: z.object({
      // Of kinds that we do not make nothing is asked.
      nodes: z.array(z.object({ id: gid, codeDiscount: z.union([discount, z.object({})]) })),
      pageInfo,
    }),
  })
  .transform(({ codeDiscountNodes: { nodes, pageInfo: page } }) => ({
    codes: nodes.flatMap(({ id, codeDiscount }) => {
      if (!('codes' in codeDiscount)) return [];
      const { title, codes } = codeDiscount;
      const [first, second] = codes.nodes;
      return first === undefined || second !== undefined ? [] : [{ discount: id, title, code: first.code }];
    }),
    next: page.hasNextPage ? page.endCursor : null,
  }));

/** Discounts with one code that can be used now, whoever made them, by id. */
export const listActiveDiscounts = operation<{ after: string | null }>()({
  name: 'ActiveDiscounts',
  document,
  answer,
  cost: 60,
});
