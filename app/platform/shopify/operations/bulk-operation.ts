import { z } from 'zod';
import type { BulkOperation } from '../../../modules/commerce/ports.ts';
import { operation } from '../operation.ts';
import { word } from '../scalars.ts';

export const document = `#graphql
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) { id status errorCode url rootObjectCount }
  }
`;

const status = word.pipe(
  z.enum(['created', 'running', 'canceling', 'completed', 'canceled', 'failed', 'expired']),
);

export const answer = z
  .object({
    bulkOperation: z
      .object({
        id: z.string(),
        status,
        errorCode: word.nullable(),
        url: z.string().nullable(),
        rootObjectCount: z.union([z.string().regex(/^\d+$/), z.int()]).transform(BigInt),
      })
      .transform(({ rootObjectCount, ...rest }): BulkOperation => ({ ...rest, rootObjects: rootObjectCount }))
      .nullable(),
  })
  .transform((data) => data.bulkOperation);

export const readBulkOperation = operation<{ id: string }>()({
  name: 'BulkOperation',
  document,
  answer,
  cost: 5,
});
