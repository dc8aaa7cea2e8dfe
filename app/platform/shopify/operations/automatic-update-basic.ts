import { z } from 'zod';
import { operation } from '../operation.ts';
import { type AutomaticBasicInput, automaticAnswer } from './automatic-fields.ts';

export const document = `#graphql
  mutation AutomaticUpdateBasic($id: ID!, $discount: DiscountAutomaticBasicInput!) {
    discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $discount) {
      automaticDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

/** Gives a percentage off without a code new content. */
export const updateAutomaticBasic = operation<{ id: string; discount: AutomaticBasicInput }>()({
  name: 'AutomaticUpdateBasic',
  document,
  answer: z
    .object({ discountAutomaticBasicUpdate: automaticAnswer })
    .transform((data) => data.discountAutomaticBasicUpdate),
  cost: 10,
});
