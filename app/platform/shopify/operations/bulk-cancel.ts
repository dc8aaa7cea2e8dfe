import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation BulkCancel($id: ID!) {
    bulkOperationCancel(id: $id) {
      bulkOperation { id status }
      userErrors { message }
    }
  }
`;

export const answer = z.object({
  bulkOperationCancel: z.object({
    bulkOperation: z.object({ id: z.string(), status: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

export const cancelBulk = operation<{ id: string }>()({ name: 'BulkCancel', document, answer, cost: 15 });
