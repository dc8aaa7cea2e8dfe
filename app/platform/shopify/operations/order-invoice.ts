import { z } from 'zod';
import { operation } from '../operation.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation OrderInvoiceSend($id: ID!) {
    orderInvoiceSend(id: $id) {
      userErrors { code field message }
    }
  }
`;

/** Mails the order's customer a link to pay what is open. Answers what was refused. */
export const sendInvoice = operation<{ id: string }>()({
  name: 'OrderInvoiceSend',
  document,
  answer: z
    .object({ orderInvoiceSend: z.object({ userErrors }) })
    .transform((data) => data.orderInvoiceSend.userErrors),
  cost: 10,
});
