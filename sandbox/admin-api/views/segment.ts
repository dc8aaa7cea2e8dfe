import type { SegmentData } from '../../domain/automatic/types.ts';
import type { View } from '../api-types.ts';
import { gid } from '../gid.ts';

export function segmentView(segment: SegmentData): View {
  return {
    __typename: 'Segment',
    id: gid('Segment', segment.id),
    name: segment.name,
    query: segment.query,
    creationDate: segment.createdAt,
    lastEditDate: segment.updatedAt,
  };
}
