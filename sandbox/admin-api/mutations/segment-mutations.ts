import { z } from 'zod';
import { createSegment, deleteSegment, updateSegment } from '../../domain/automatic/segments.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { segmentView } from '../views/segment.ts';
import { runCommand } from './run-command.ts';

const newSegment = z.object({ name: z.string(), query: z.string() });
const changedSegment = z.object({ id: z.string(), query: z.string() });

const segmentCreate: FieldFunction = async (args, context) => {
  const form = newSegment.parse(args);
  const result = await runCommand(context, null, (tx, shop) => createSegment(tx, shop, form));
  if ('refused' in result) return { segment: null, userErrors: [result.refused] };
  return { segment: segmentView(result.done), userErrors: [] };
};

const segmentUpdate: FieldFunction = async (args, context) => {
  const { id, query } = changedSegment.parse(args);
  const result = await runCommand(context, ['id'], (tx, shop) =>
    updateSegment(tx, shop, { id: idOf('Segment', id) ?? '0', query }),
  );
  if ('refused' in result) return { segment: null, userErrors: [result.refused] };
  return { segment: segmentView(result.done), userErrors: [] };
};

const segmentDelete: FieldFunction = async (args, context) => {
  const id = idOf('Segment', args.id) ?? '0';
  const result = await runCommand(context, ['id'], (tx, shop) => deleteSegment(tx, shop, id));
  if ('refused' in result) return { deletedSegmentId: null, userErrors: [result.refused] };
  return { deletedSegmentId: gid('Segment', id), userErrors: [] };
};

export const segmentMutations: View = {
  segmentCreate: scoped('write_customers', segmentCreate),
  segmentUpdate: scoped('write_customers', segmentUpdate),
  segmentDelete: scoped('write_customers', segmentDelete),
};
