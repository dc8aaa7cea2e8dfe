import type { Instant } from '#app/kernel/calendar.ts';
import { type LotId, lotId, type ShopifyId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { StoredAccount } from '../ledger/account-change.ts';
import type { Lot } from '../ledger/lots.ts';

/** Lots of this order are the order's own; others stand for themselves. */
export interface OwnOrder {
  readonly orderId: bigint;
  readonly shopifyId: ShopifyId;
}

interface AccountRow {
  customer_id: bigint;
  debt: bigint;
  posted: bigint;
  entries: number;
  last_activity_at: Instant | null;
}

interface LotRow {
  id: bigint;
  customer_id: bigint;
  order_id: bigint | null;
  granted: bigint;
  remaining: bigint;
  reserved: bigint;
  available_at: Instant | null;
  expires_at: Instant | null;
  kept_from: Instant | null;
  matured: boolean;
}

/** The account with its open lots; null where the customer never had one. */
export async function findAccount(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<StoredAccount | null> {
  const rows = await sql<AccountRow>`select customer_id, debt, posted, entries, last_activity_at
    from loyalty_account where shop_id = ${shopId} and customer_id = ${customerId}`;
  return (await withLots(sql, shopId, rows, null))[0] ?? null;
}

/** The accounts with their open lots of those of these customers who have one. */
export async function listAccounts(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<readonly StoredAccount[]> {
  const rows = await sql<AccountRow>`select customer_id, debt, posted, entries, last_activity_at
    from loyalty_account where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[])`;
  return withLots(sql, shopId, rows, null);
}

/** The accounts of these customers, made where they are missing, locked in the order of their ids. */
export async function lockAccounts(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
  own: OwnOrder | null,
): Promise<ReadonlyMap<bigint, StoredAccount>> {
  await sql`insert into loyalty_account (shop_id, customer_id)
    select ${shopId}, id from unnest(${customerIds}::bigint[]) as id order by id on conflict do nothing`;
  const rows = await sql<AccountRow>`select customer_id, debt, posted, entries, last_activity_at
    from loyalty_account where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[])
    order by customer_id for no key update`;
  const accounts = await withLots(sql, shopId, rows, own);
  return new Map(accounts.map((account) => [account.customerId, account]));
}

/** Some of the accounts on which something is due, locked; those that others hold are left to them. */
export async function lockDueAccounts(
  sql: Sql,
  shopId: bigint,
  now: Instant,
  limit: number,
): Promise<readonly StoredAccount[]> {
  const rows = await sql<AccountRow>`select customer_id, debt, posted, entries, last_activity_at
    from loyalty_account where shop_id = ${shopId} and due_at <= ${now}
    order by due_at, customer_id limit ${limit} for no key update skip locked`;
  return withLots(sql, shopId, rows, null);
}

export async function findNextDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ due_at: Instant }>`select due_at from loyalty_account
    where shop_id = ${shopId} and due_at is not null order by due_at limit 1`;
  return row?.due_at ?? null;
}

/** Lets the next sweep look at every account again: what falls due when has changed. */
export async function recheckAccounts(sql: Sql, shopId: bigint, now: Instant): Promise<void> {
  await sql`update loyalty_account set due_at = ${now}
    where shop_id = ${shopId} and entries > 0 and (due_at is null or due_at > ${now})`;
}

/** The same accounts with these lots, too, which were used up: points may come back to them. */
export async function withSpentLots(
  sql: Sql,
  shopId: bigint,
  accounts: ReadonlyMap<bigint, StoredAccount>,
  lotIds: readonly LotId[],
  own: OwnOrder | null,
): Promise<ReadonlyMap<bigint, StoredAccount>> {
  if (lotIds.length === 0) return accounts;
  const rows = await sql<LotRow>`select id, customer_id, order_id, granted, remaining, reserved,
      available_at, expires_at, kept_from, matured
    from loyalty_lot where shop_id = ${shopId} and id = any(${lotIds}::bigint[]) and remaining = 0 order by id`;
  return new Map(
    [...accounts].map(([customerId, account]) => {
      const spent = rows.filter((row) => row.customer_id === customerId);
      const lots = [...account.state.lots, ...spent.map((row) => lotOf(row, own))];
      const lotOrders = [...account.lotOrders, ...spent.map((row) => [lotId(row.id), row.order_id] as const)];
      return [
        customerId,
        { ...account, state: { ...account.state, lots }, lotOrders: new Map(lotOrders) },
      ] as const;
    }),
  );
}

/** Accounts of which the storefront may show an earlier state, with their open lots. */
export async function listUnshownAccounts(
  sql: Sql,
  shopId: bigint,
  limit: number,
): Promise<readonly { readonly account: StoredAccount; readonly changes: number }[]> {
  const rows = await sql<
    AccountRow & { changes: number }
  >`select customer_id, debt, posted, entries, last_activity_at, changes
    from loyalty_account where shop_id = ${shopId} and changes <> shown order by customer_id limit ${limit}`;
  const accounts = await withLots(sql, shopId, rows, null);
  const changes = new Map(rows.map((row) => [row.customer_id, row.changes]));
  return accounts.map((account) => ({ account, changes: changes.get(account.customerId) ?? 0 }));
}

/**
 * What was read of these accounts is shown now; what has changed since is not. Of such an account somebody else may have
 * shown more before, which this has replaced: whatever they note, it is shown anew.
 */
export async function saveShown(
  sql: Sql,
  shopId: bigint,
  accounts: readonly { readonly customerId: bigint; readonly changes: number }[],
): Promise<void> {
  await sql`update loyalty_account a set shown = s.changes,
      changes = case when a.changes = s.changes then a.changes else a.changes + 1 end
    from unnest(${accounts.map((one) => one.customerId)}::bigint[], ${accounts.map((one) => one.changes)}::int[])
      as s(customer_id, changes)
    where a.shop_id = ${shopId} and a.customer_id = s.customer_id`;
}

/** What is shown of an account has to be made anew; made where somebody has none yet. */
export async function touchAccount(
  { sql, shopId }: Pick<Tx, 'sql' | 'shopId'>,
  customerId: bigint,
): Promise<void> {
  await sql`insert into loyalty_account as a (shop_id, customer_id, changes) values (${shopId}, ${customerId}, 1)
    on conflict (shop_id, customer_id) do update set changes = a.changes + 1`;
}

/** What is shown of every account has to be made anew. */
export async function touchAccounts(sql: Sql, shopId: bigint): Promise<void> {
  await sql`update loyalty_account set changes = changes + 1 where shop_id = ${shopId} and entries > 0`;
}

async function withLots(
  sql: Sql,
  shopId: bigint,
  accounts: readonly AccountRow[],
  own: OwnOrder | null,
): Promise<StoredAccount[]> {
  if (accounts.length === 0) return [];
  const customerIds = accounts.map((row) => row.customer_id);
  const lots = await sql<LotRow>`select id, customer_id, order_id, granted, remaining, reserved,
      available_at, expires_at, kept_from, matured
    from loyalty_lot where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[]) and remaining > 0
    order by id`;
  const byCustomer = Map.groupBy(lots, (row) => row.customer_id);
  return accounts.map((row) => storedAccount(row, byCustomer.get(row.customer_id) ?? [], own));
}

function storedAccount(row: AccountRow, lots: readonly LotRow[], own: OwnOrder | null): StoredAccount {
  return {
    customerId: row.customer_id,
    entries: row.entries,
    posted: points(row.posted),
    state: {
      account: { debt: points(row.debt), lastActivityAt: row.last_activity_at },
      lots: lots.map((lot) => lotOf(lot, own)),
    },
    lotOrders: new Map(lots.map((lot): [LotId, bigint | null] => [lotId(lot.id), lot.order_id])),
  };
}

function lotOf(row: LotRow, own: OwnOrder | null): Lot {
  return {
    id: lotId(row.id),
    orderShopifyId: own !== null && row.order_id === own.orderId ? own.shopifyId : null,
    granted: points(row.granted),
    remaining: points(row.remaining),
    reserved: points(row.reserved),
    availableAt: row.available_at,
    expiresAt: row.expires_at,
    keptFrom: row.kept_from,
    matured: row.matured,
  };
}
