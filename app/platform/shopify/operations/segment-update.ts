import { z } from 'zod';
import { operation } from '../operation.ts';
import { segmentAnswer } from './segment-fields.ts';

export const document = `#graphql
  mutation SegmentUpdate($id: ID!, $query: String!) {
    segmentUpdate(id: $id, query: $query) {
      segment { id }
      userErrors { field message }
    }
  }
`;

/** From here on the segment is of other customers. */
export const updateSegment = operation<{ id: string; query: string }>()({
  name: 'SegmentUpdate',
  document,
  answer: z.object({ segmentUpdate: segmentAnswer }).transform((data) => data.segmentUpdate),
  cost: 10,
});
