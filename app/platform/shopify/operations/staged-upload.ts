import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation StagedUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets { url resourceUrl parameters { name value } }
      userErrors { field message }
    }
  }
`;

export interface UploadToStage {
  readonly resource: 'IMAGE' | 'VIDEO';
  readonly filename: string;
  readonly mimeType: string;
  /** In bytes, as decimal digits. */
  readonly fileSize: string;
  readonly httpMethod: 'POST';
}

const target = z.object({
  url: z.url(),
  resourceUrl: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type UploadTarget = z.infer<typeof target>;

/** Where a file may be uploaded to. Answers the target, or null where Shopify refuses. */
export const stageUpload = operation<{ input: readonly UploadToStage[] }>()({
  name: 'StagedUpload',
  document,
  answer: z
    .object({
      stagedUploadsCreate: z.object({
        stagedTargets: z.array(target).nullable(),
        userErrors: z.array(z.object({ message: z.string() })),
      }),
    })
    .transform(({ stagedUploadsCreate: { stagedTargets, userErrors } }) =>
      userErrors.length > 0 ? null : (stagedTargets?.[0] ?? null),
    ),
  cost: 11,
});
