import { getShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import type { Tx } from '../state/database.ts';
import { reasonOf } from './act.ts';
import type { FrameDeps } from './deps.ts';

class RolledBack<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('A preview leaves nothing behind.');
    this.result = result;
  }
}

/** What a command would do, or why it would be refused: it is carried out and rolled back. */
export async function preview<T>(
  deps: FrameDeps,
  domain: string,
  command: (tx: Tx, shop: Shop) => Promise<T>,
): Promise<{ result: T } | { refused: string }> {
  let outcome: RolledBack<T> | undefined;
  try {
    await deps.state.transaction(async (tx) => {
      outcome = new RolledBack(await command(tx, await getShop(tx, domain)));
      throw outcome;
    });
  } catch (error) {
    if (outcome === undefined || error !== outcome) return { refused: reasonOf(error) };
  }
  if (outcome === undefined) throw new Error('A preview ended without an outcome.');
  return { result: outcome.result };
}
