import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query DiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        ... on DiscountCodeBasic { title status }
        ... on DiscountCodeFreeShipping { title status }
        ... on DiscountCodeBxgy { title status }
      }
    }
  }
`;

const answer = z
  .object({
    codeDiscountNodeByCode: z
      .object({
        id: gid,
        codeDiscount: z.object({ title: z.string().optional(), status: z.string().optional() }),
      })
      .nullable(),
  })
  .transform((data) => {
    const found = data.codeDiscountNodeByCode;
    if (found === null) return null;
    const { title = '', status = '' } = found.codeDiscount;
    return { id: found.id, title, active: status !== 'EXPIRED' };
  });

/** The discount that has a code; its title is empty where it is of a kind that we do not make. */
export const readDiscountByCode = operation<{ code: string }>()({
  name: 'DiscountByCode',
  document,
  answer,
  cost: 5,
});
