import type { ReturnData } from '../../../domain/returns/types.ts';
import type { OrderData, Shop } from '../../../domain/types.ts';
import type { Tx } from '../../../state/database.ts';
import type { ApiContext, View } from '../../api-types.ts';
import { runCommand, type UserError } from '../run-command.ts';

/** Runs a command of returns; its refusal is answered as a ReturnUserError, with nothing done. */
export async function runReturn<T>(
  context: ApiContext,
  work: (tx: Tx, shop: Shop) => Promise<T>,
): Promise<{ done: T } | { refused: UserError }> {
  const result = await runCommand(context, null, work);
  return 'done' in result ? result : { refused: { ...result.refused, __typename: 'ReturnUserError' } };
}

/** What most mutations of returns answer. */
export async function answerReturn(
  context: ApiContext,
  work: (tx: Tx, shop: Shop) => Promise<{ order: OrderData; made: ReturnData }>,
): Promise<View> {
  const result = await runReturn(context, work);
  if ('refused' in result) return { return: null, userErrors: [result.refused] };
  const { order, made } = result.done;
  return { return: context.show.return(order, made, context), userErrors: [] };
}
