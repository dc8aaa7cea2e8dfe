import type { ReturnReason } from '../../../domain/returns/reasons.ts';
import type { View } from '../../api-types.ts';
import { gid } from '../../gid.ts';

export function reasonView(reason: ReturnReason): View {
  return {
    __typename: 'ReturnReasonDefinition',
    id: gid('ReturnReasonDefinition', reason.id),
    handle: reason.handle,
    name: reason.name,
    deleted: false,
  };
}
