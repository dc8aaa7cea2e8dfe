import { z } from 'zod';
import { removeFromReturn as remove } from '../../../domain/returns/remove-from-return.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { answerReturn } from './answer.ts';

const removeArgs = z.object({
  returnId: z.string(),
  returnLineItems: z.array(z.object({ returnLineItemId: z.string(), quantity: z.number().int() })).nullish(),
  exchangeLineItems: z
    .array(z.object({ exchangeLineItemId: z.string(), quantity: z.number().int() }))
    .nullish(),
});

export const removeFromReturn: FieldFunction = (args, context) => {
  const form = removeArgs.parse(args);
  const lines = (form.returnLineItems ?? []).map((line) => ({
    line: idOf('ReturnLineItem', line.returnLineItemId) ?? '0',
    quantity: line.quantity,
  }));
  const exchangeLines = (form.exchangeLineItems ?? []).map((line) => ({
    line: idOf('ExchangeLineItem', line.exchangeLineItemId) ?? '0',
    quantity: line.quantity,
  }));
  return answerReturn(context, (tx, shop) =>
    remove(tx, shop, { return: idOf('Return', form.returnId) ?? '0', lines, exchangeLines }),
  );
};
