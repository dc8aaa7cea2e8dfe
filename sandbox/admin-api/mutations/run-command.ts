import { Refusal } from '../../domain/refusal.ts';
import { getShop } from '../../domain/shops.ts';
import type { Shop } from '../../domain/types.ts';
import type { Tx } from '../../state/database.ts';
import type { ApiContext, View } from '../api-types.ts';
import { createLoader } from '../loader.ts';

export interface UserError extends View {
  field: string[] | null;
  message: string;
  code: string | null;
}

/** A problem that a mutation answers with, instead of failing. */
export function userError(field: string[] | null, message: string, code: string | null = null): UserError {
  return { __typename: 'UserError', field, message, code };
}

/** Runs a command in one transaction; a refusal becomes a user error on `field`. Nothing is half done. */
export async function runCommand<T>(
  context: ApiContext,
  field: string[] | null,
  work: (tx: Tx, shop: Shop) => Promise<T>,
): Promise<{ done: T } | { refused: UserError }> {
  try {
    const done = await context.state.transaction(async (tx) =>
      work(tx, await getShop(tx, context.shop.domain)),
    );
    // What was read before is out of date now.
    context.load = createLoader(context.on, context.shop);
    return { done };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { shown } = error;
    const code = shown?.code ?? codes[error.code] ?? 'INVALID';
    return { refused: userError(shown?.field ?? field, error.message, code) };
  }
}

const codes: Readonly<Record<string, string>> = { 'not-found': 'NOT_FOUND', taken: 'TAKEN' };
