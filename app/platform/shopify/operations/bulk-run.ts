import { z } from 'zod';
import { operation } from '../operation.ts';

/** Grouped: the reader of the result takes children right after their parent. */
export const document = `#graphql
  mutation BulkRun($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { code message }
    }
  }
`;

const busyCodes = new Set(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED']);

export const answer = z
  .object({
    bulkOperationRunQuery: z.object({
      bulkOperation: z.object({ id: z.string() }).nullable(),
      userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
    }),
  })
  .transform(
    ({ bulkOperationRunQuery: run }): { id: string } | { refused: 'busy' | 'invalid'; message: string } => {
      const [error] = run.userErrors;
      if (run.bulkOperation !== null && error === undefined) return { id: run.bulkOperation.id };
      const refused = busyCodes.has(error?.code ?? '') ? 'busy' : 'invalid';
      return { refused, message: error?.message ?? 'no operation was made' };
    },
  );

export const runBulk = operation<{ query: string }>()({ name: 'BulkRun', document, answer, cost: 15 });
