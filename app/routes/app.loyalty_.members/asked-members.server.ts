import type { ShopId } from '#app/kernel/ids.ts';
import { app } from '../../wiring.server.ts';

const mostFound = 250;

/** Whom a search by name or e-mail finds; null: nothing is searched. `capped`: there are more. */
export async function findSearched(
  shopId: ShopId,
  search: string,
): Promise<{ readonly customers: readonly bigint[]; readonly capped: boolean } | null> {
  if (search === '') return null;
  const query = { search, peopleOnly: true, limit: mostFound };
  const { customers, next } = await app().commerce.listCustomers(shopId, query);
  return { customers: customers.map(({ id }) => id), capped: next !== null };
}
