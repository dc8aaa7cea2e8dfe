import { z } from 'zod';
import { operation } from '../operation.ts';
import { fileAnswer, fileFields } from './file-fields.ts';

export const document = `#graphql
  mutation FileCreate($files: [FileCreateInput!]!) {
    fileCreate(files: $files) {
      files { ${fileFields} }
      userErrors { field message code }
    }
  }
`;

export interface FileToCreate {
  readonly originalSource: string;
  readonly filename: string;
  readonly contentType: 'IMAGE' | 'VIDEO';
  readonly duplicateResolutionMode?: 'RAISE_ERROR';
}

/** Makes a file of what was uploaded: a new one with every call, unless its name may be there once only. */
export const createFile = operation<{ files: readonly FileToCreate[] }>()({
  name: 'FileCreate',
  document,
  answer: z
    .object({
      fileCreate: z.object({
        files: z.array(fileAnswer).nullable(),
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform(({ fileCreate: { files, userErrors } }) => ({
      file: files?.[0] ?? null,
      codes: userErrors.map(({ code }) => code ?? ''),
    })),
  cost: 20,
});
