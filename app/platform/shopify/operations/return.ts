import { z } from 'zod';
import { operation } from '../operation.ts';
import { returnAnswer, returnFields } from './return-fields.ts';

export const document = `#graphql
  query Return($id: ID!) {
    return(id: $id) { ${returnFields} }
  }
`;

const answer = z.object({ return: returnAnswer.nullable() }).transform((data) => data.return);

/** One of Shopify's returns, with its refunds. */
export const readReturn = operation<{ id: string }>()({ name: 'Return', document, answer, cost: 300 });
