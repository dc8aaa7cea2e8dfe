import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation FileDelete($ids: [ID!]!) {
    fileDelete(fileIds: $ids) {
      deletedFileIds
      userErrors { field message code }
    }
  }
`;

/** Deletes files for good. Answers the codes of what was refused. */
export const deleteFiles = operation<{ ids: readonly string[] }>()({
  name: 'FileDelete',
  document,
  answer: z
    .object({
      fileDelete: z.object({
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform(({ fileDelete }) => fileDelete.userErrors.map(({ code }) => code ?? '')),
  cost: 10,
});
