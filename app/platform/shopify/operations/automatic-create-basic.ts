import { z } from 'zod';
import { operation } from '../operation.ts';
import { type AutomaticBasicInput, automaticAnswer } from './automatic-fields.ts';

export const document = `#graphql
  mutation AutomaticCreateBasic($discount: DiscountAutomaticBasicInput!) {
    discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {
      automaticDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

/** A percentage off the order without a code, for the customers of a segment. */
export const createAutomaticBasic = operation<{ discount: AutomaticBasicInput }>()({
  name: 'AutomaticCreateBasic',
  document,
  answer: z
    .object({ discountAutomaticBasicCreate: automaticAnswer })
    .transform((data) => data.discountAutomaticBasicCreate),
  cost: 10,
});
