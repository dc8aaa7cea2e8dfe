import { z } from 'zod';
import { operation } from '../operation.ts';
import { segmentAnswer } from './segment-fields.ts';

export const document = `#graphql
  mutation SegmentCreate($name: String!, $query: String!) {
    segmentCreate(name: $name, query: $query) {
      segment { id }
      userErrors { field message }
    }
  }
`;

/** A segment of the customers that a query names. Shopify has one of a name only. */
export const createSegment = operation<{ name: string; query: string }>()({
  name: 'SegmentCreate',
  document,
  answer: z.object({ segmentCreate: segmentAnswer }).transform((data) => data.segmentCreate),
  cost: 10,
});
