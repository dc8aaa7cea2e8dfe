import { z } from 'zod';
import { gid } from '../scalars.ts';

/** What a mutation of a customer segment answers: the segment, or why not. */
export const segmentAnswer = z.object({
  segment: z.object({ id: gid }).nullable(),
  userErrors: z.array(z.object({ message: z.string() })),
});

export type SegmentAnswer = z.infer<typeof segmentAnswer>;
