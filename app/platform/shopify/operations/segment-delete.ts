import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation SegmentDelete($id: ID!) {
    segmentDelete(id: $id) {
      userErrors { field message }
    }
  }
`;

/** Answers why not, which a segment that is gone may do. */
export const deleteSegment = operation<{ id: string }>()({
  name: 'SegmentDelete',
  document,
  answer: z
    .object({ segmentDelete: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) })
    .transform((data) => data.segmentDelete.userErrors),
  cost: 10,
});
