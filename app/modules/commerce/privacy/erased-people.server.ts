import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { CommerceDeps } from '../ports.ts';
import type { ErasedPeople, PeopleAsked } from '../views.ts';
import {
  hexOf,
  holdErasures,
  listErasedCustomers,
  listErasedIndexes,
  listErasedOrders,
} from './store/erasures.server.ts';

/** Who of these is erased, with everybody else held: see `Commerce.erasedPeople`. */
export async function erasedPeople(
  { seal }: Pick<CommerceDeps, 'seal'>,
  tx: Tx,
  { orders = [], customers = [], emails = [] }: PeopleAsked,
): Promise<ErasedPeople> {
  await holdErasures(tx);
  const indexed = emails.map((email) => ({ email, index: seal.emailIndex(email) }));
  const indexes = indexed.map(({ index }) => index);
  const until = await listErasedIndexes(tx.sql, tx.shopId, indexes);
  return {
    orders: await listErasedOrders(tx.sql, tx.shopId, orders),
    customers: await listErasedCustomers(tx.sql, tx.shopId, customers),
    emails: new Map(
      indexed.flatMap(({ email, index }): [string, Instant][] => {
        const at = until.get(hexOf(index));
        return at === undefined ? [] : [[email, at]];
      }),
    ),
  };
}
