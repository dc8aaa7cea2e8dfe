import { z } from 'zod';
import { approveRequest, declineRequest } from '../../../domain/returns/decide-request.ts';
import { declineReasons } from '../../../domain/returns/types.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { answerReturn } from './answer.ts';

export const returnApproveRequest: FieldFunction = (args, context) => {
  const { input } = z.object({ input: z.object({ id: z.string() }) }).parse(args);
  return answerReturn(context, (tx, shop) => approveRequest(tx, shop, idOf('Return', input.id) ?? '0'));
};

const declineArgs = z.object({
  input: z.object({
    id: z.string(),
    declineReason: z.enum(declineReasons),
    declineNote: z.string().nullish(),
  }),
});

export const returnDeclineRequest: FieldFunction = (args, context) => {
  const { input } = declineArgs.parse(args);
  return answerReturn(context, (tx, shop) =>
    declineRequest(tx, shop, {
      return: idOf('Return', input.id) ?? '0',
      reason: input.declineReason,
      note: input.declineNote ?? null,
    }),
  );
};
