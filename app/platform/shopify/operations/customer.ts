import { z } from 'zod';
import { operation } from '../operation.ts';
import { customerAnswer, customerFields } from './customer-fields.ts';

export const document = `#graphql
  query Customer($id: ID!) {
    customer(id: $id) { ${customerFields} }
  }
`;

export const answer = z.object({ customer: customerAnswer.nullable() }).transform((data) => data.customer);

export const readCustomer = operation<{ id: string }>()({ name: 'Customer', document, answer, cost: 5 });
