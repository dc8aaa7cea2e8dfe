import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { Prepared, Sql } from '#app/kernel/transaction.ts';
import type { Balance } from '../ledger/due.ts';

interface Row {
  debt: bigint;
  due: boolean | null;
  available: bigint;
  pending: bigint;
  held: bigint;
}

/*
 * What is due moves `due_at` of the account, so as long as that lies ahead the stored state is the state now and the
 * sums over open lots (an index holds them) are the balance.
 */
const statement = `
select a.debt, a.due_at <= $3::timestamptz as due, l.available, l.pending, l.held
from loyalty_account a cross join lateral (
  select coalesce(sum(remaining - reserved) filter (where matured), 0)::bigint as available,
    coalesce(sum(remaining) filter (where not matured), 0)::bigint as pending,
    coalesce(sum(reserved), 0)::bigint as held
  from loyalty_lot where shop_id = $1 and customer_id = $2 and remaining > 0
) l
where a.shop_id = $1 and a.customer_id = $2`;

/** The stored balance; `due`: something has fallen due since, so it is not the balance at `now`. */
export async function findBalance(
  prepared: Prepared,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<{ readonly balance: Balance; readonly due: boolean }> {
  const [row] = await prepared<Row>('loyalty-balance', statement, [shopId, customerId, now]);
  if (row === undefined) {
    return {
      balance: { available: NO_POINTS, pending: NO_POINTS, held: NO_POINTS, debt: NO_POINTS },
      due: false,
    };
  }
  const { available, pending, held, debt, due } = row;
  return {
    balance: {
      available: points(available),
      pending: points(pending),
      held: points(held),
      debt: points(debt),
    },
    due: due === true,
  };
}

/** What of an account becomes available together, soonest after `now`; null: nothing whose moment is known. */
export async function findNextPending(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<{ readonly points: Points; readonly at: Instant } | null> {
  const [row] = await sql<{ at: Instant; points: bigint }>`
    select available_at as at, sum(remaining)::bigint as points from loyalty_lot
    where shop_id = ${shopId} and customer_id = ${customerId} and remaining > 0 and not matured
      and available_at > ${now}
    group by available_at order by available_at limit 1`;
  return row === undefined ? null : { points: points(row.points), at: row.at };
}
