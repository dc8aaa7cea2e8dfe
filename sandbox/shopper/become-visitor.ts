import type { Context } from 'hono';
import type { Id, Shop } from '../domain/types.ts';
import type { State } from '../state/database.ts';
import { keepWho } from './visitor.ts';

/** Signs a customer in (or out: null) at the shop's storefront. */
export async function becomeVisitor(
  c: Context,
  state: State,
  shop: Shop,
  customerId: Id | null,
): Promise<void> {
  await keepWho(c, state, shop, customerId);
}
