import { z } from 'zod';
import { cancelReturn, closeReturn, reopenReturn } from '../../../domain/returns/end-return.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { answerReturn } from './answer.ts';

const byId =
  (command: typeof cancelReturn): FieldFunction =>
  (args, context) => {
    const { id } = z.object({ id: z.string() }).parse(args);
    return answerReturn(context, (tx, shop) => command(tx, shop, idOf('Return', id) ?? '0'));
  };

export const returnCancel = byId(cancelReturn);
export const returnClose = byId(closeReturn);
export const returnReopen = byId(reopenReturn);
