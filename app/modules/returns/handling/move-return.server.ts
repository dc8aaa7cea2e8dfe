import type { Tx } from '#app/kernel/transaction.ts';
import { showReturn } from '../case/show-return.server.ts';
import { type StoredReturn, standingOf } from '../case/stored-return.ts';
import { type Move, mayMove } from '../decisions/moves.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved, ReturnRefusal } from '../door.ts';
import { performNow } from '../intents/perform.server.ts';
import { findReturn } from '../store/load-returns.server.ts';
import { lockReturn } from '../store/write-returns.server.ts';

export interface Making {
  /** Null: what can be done in any state. */
  readonly move: Move | null;
  /** A reason to make it although the state says that it is done, such as a write that Shopify refused. */
  readonly evenSo?: (stored: StoredReturn) => boolean;
  /** Writes it; a refusal leaves everything as it was. Asks nobody but `tx`: others would wait for its connection. */
  readonly make: (tx: Tx, stored: StoredReturn) => Promise<ReturnRefusal | null>;
}

/**
 * One move of one return: locked, looked up, decided, written; then what is to be written at Shopify is written. A
 * return of another shop is as unknown as one that does not exist.
 */
export async function moveReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  { move, evenSo, make }: Making,
): Promise<Moved> {
  const refusal = await deps.db.inTransaction(shopId, async (tx) => {
    const stored = await lockReturn(tx, returnId);
    if (stored === null) return { refused: 'not-yours' as const };
    const answer = move === null ? 'ok' : mayMove(move, standingOf(stored));
    if (answer !== 'ok' && evenSo?.(stored) !== true) return { refused: answer };
    return make(tx, stored);
  });
  if (refusal !== null) return refusal;
  await performNow(deps, shopId, returnId);
  const moved = await findReturn(deps.db.sql, shopId, returnId);
  return moved === null ? { refused: 'not-yours' } : showReturn(deps, shopId, moved);
}
