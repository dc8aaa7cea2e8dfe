import type { Tx } from '#app/kernel/transaction.ts';

/**
 * Says who each of these customers is by now, merges followed. Nobody takes them over from here on until the transaction
 * ends: what it writes down is seen by whoever gives away what is theirs.
 */
export async function holdOwners(
  { sql, shopId }: Tx,
  customers: readonly bigint[],
): Promise<(customer: bigint) => bigint> {
  if (customers.length === 0) return (customer) => customer;
  const rows = await sql<{ id: bigint; owner: bigint }>`
    select id, coalesce(merged_into_id, id) as owner from commerce_customer
    where shop_id = ${shopId} and id = any(${customers}::bigint[]) order by id for key share`;
  const owners = new Map(rows.map(({ id, owner }) => [id, owner]));
  return (customer) => owners.get(customer) ?? customer;
}
