import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query SegmentsByName($query: String!) {
    segments(first: 20, query: $query) {
      nodes { id name }
    }
  }
`;

/** Segments whose names are like what is searched for. */
export const readSegmentsByName = operation<{ query: string }>()({
  name: 'SegmentsByName',
  document,
  answer: z
    .object({ segments: z.object({ nodes: z.array(z.object({ id: gid, name: z.string() })) }) })
    .transform((data) => data.segments.nodes),
  cost: 12,
});
