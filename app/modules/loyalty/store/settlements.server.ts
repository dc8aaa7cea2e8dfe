import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import type { Prepared, Sql, Tx } from '#app/kernel/transaction.ts';
import { type Program, programSchema } from '../earning/program.ts';
import type { OrderAccount } from '../ledger/settlement.ts';
import type { LineTraits, OrderTraits } from '../ports.ts';
import type { OrderTier } from '../tiers/order-tier.ts';
import { keptTraits, traitsAsJson } from './kept-traits.ts';

/** What one order has earned so far, and by which rules. */
export interface StoredOrder {
  readonly customerId: bigint;
  readonly programVersion: number;
  readonly soFar: OrderAccount;
  /** Number of settlements written: who decides on it writes only where it is still the same. */
  readonly settlements: number;
  /** The order's revision that was settled last. */
  readonly revision: number;
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  /** Null: it first earned before they were kept. */
  readonly orderTraits: OrderTraits | null;
  /** A redemption of ours was used on it. */
  readonly redeemed: boolean;
  /** The level by which it earns; null: not decided yet. */
  readonly tier: OrderTier | null;
}

/** What is stored about an order, its owner's account and the rules by which it earns. */
export interface StoredSettlement {
  readonly liveFrom: Instant | null;
  /** The catch-up that awards this order; null: none does. */
  readonly catchUpAsOf: Instant | null;
  readonly order: StoredOrder | null;
  /** The first moment at which something of the owner's account falls due. */
  readonly accountDueAt: Instant | null;
  /** Null: there was none when the order was processed. */
  readonly program: { readonly version: number; readonly program: Program } | null;
  /** Does the programme saved last have levels? */
  readonly tiered: boolean;
}

interface Row {
  live_from: Instant | null;
  as_of: Instant | null;
  customer_id: bigint | null;
  program_version: number | null;
  granted: bigint | null;
  clawed: bigint | null;
  settlements: number | null;
  revision: number | null;
  traits: unknown;
  redeemed: boolean | null;
  level: string | null;
  tier_factor: string | null;
  tiered: boolean | null;
  due_at: Instant | null;
  version: number | null;
  program: unknown;
}

const findStatement = `
select s.live_from, c.as_of, o.customer_id, o.program_version, o.granted, o.clawed, o.settlements, o.revision, o.traits, o.redeemed, o.level, o.tier_factor, a.due_at,
  p.version, p.program, (
    select jsonb_typeof(v.program -> 'tiers') = 'object' from loyalty_program_version v
    where v.shop_id = $1 order by v.version desc limit 1) as tiered
from (select 1) as always
left join loyalty_state s on s.shop_id = $1
left join loyalty_catch_up c on c.shop_id = $1 and $4::timestamptz >= c.from_at and $4::timestamptz < c.before_at
left join loyalty_order o on o.shop_id = $1 and o.order_id = $2
left join loyalty_account a on a.shop_id = $1 and a.customer_id = $3
left join lateral (
  select version, program from loyalty_program_version v
  where v.shop_id = $1 and case when o.program_version is not null then v.version = o.program_version
    else v.effective_at <= coalesce(c.as_of, $4::timestamptz) end
  order by v.effective_at desc, v.version desc limit 1
) p on true`;

/** One read of everything that settling an order needs beside the order itself. */
export async function findSettlement(
  prepared: Prepared,
  shopId: bigint,
  order: { readonly orderId: bigint; readonly customerId: bigint | null; readonly processedAt: Instant },
): Promise<StoredSettlement> {
  const values = [shopId, order.orderId, order.customerId, order.processedAt];
  const [row] = await prepared<Row>('loyalty-settlement', findStatement, values);
  if (row === undefined) throw new Error('A read without a row');
  return {
    liveFrom: row.live_from,
    catchUpAsOf: row.as_of,
    order: storedOrder(row),
    accountDueAt: row.due_at,
    program:
      row.version === null ? null : { version: row.version, program: programSchema.parse(row.program) },
    tiered: row.tiered === true,
  };
}

/** The order's row, made where it is missing, locked. Settlements of one order wait here for each other. */
export async function lockOrder(
  tx: Tx,
  orderId: bigint,
  first: { readonly customerId: bigint; readonly programVersion: number },
): Promise<StoredOrder> {
  await tx.sql`insert into loyalty_order (shop_id, order_id, customer_id, program_version)
    values (${tx.shopId}, ${orderId}, ${first.customerId}, ${first.programVersion}) on conflict do nothing`;
  const [row] =
    await tx.sql<Row>`select customer_id, program_version, granted, clawed, settlements, revision, traits, redeemed, level, tier_factor
    from loyalty_order where shop_id = ${tx.shopId} and order_id = ${orderId} for no key update`;
  const stored = row === undefined ? null : storedOrder(row);
  if (stored === null) throw new Error('An order cannot be gone once it is locked');
  return stored;
}

/** Whose account has the order's points; null: it has earned none. */
export async function findOwner({ sql, shopId }: Tx, orderId: bigint): Promise<bigint | null> {
  const [row] = await sql<{ customer_id: bigint }>`select customer_id from loyalty_order
    where shop_id = ${shopId} and order_id = ${orderId}`;
  return row?.customer_id ?? null;
}

/** Saves a locked order after `settlements` more entries. */
export async function saveOrder(
  tx: Tx,
  orderId: bigint,
  order: {
    readonly customerId: bigint;
    readonly soFar: OrderAccount;
    readonly settlements: number;
    readonly revision: number;
    readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
    readonly orderTraits: OrderTraits | null;
    readonly redeemed: boolean;
    readonly tier: OrderTier | null;
  },
): Promise<void> {
  await tx.sql`update loyalty_order set customer_id = ${order.customerId}, granted = ${order.soFar.granted},
      clawed = ${order.soFar.clawed}, settlements = ${order.settlements}, revision = ${order.revision}, traits = ${traitsAsJson(order)}::jsonb,
      redeemed = ${order.redeemed}, level = ${order.tier?.level ?? null}, tier_factor = ${order.tier?.factor ?? null}
    where shop_id = ${tx.shopId} and order_id = ${orderId}`;
}

/** Orders of these that have earned before. */
export async function listAwarded(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  const rows = await sql<{ order_id: bigint }>`select order_id from loyalty_order
    where shop_id = ${shopId} and order_id = any(${orderIds}::bigint[]) and granted > 0`;
  return new Set(rows.map((row) => row.order_id));
}

/** Locks the orders that have earned for a customer, in the order of their ids, and gives them to another. */
export async function moveOrders(tx: Tx, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void> {
  const orders = await tx.sql<{ order_id: bigint }>`select order_id from loyalty_order
    where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId} and order_id in (
      select order_id from loyalty_entry where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId})
    order by order_id for no key update`;
  await tx.sql`update loyalty_order set customer_id = ${intoCustomerId} where shop_id = ${tx.shopId}
    and customer_id = ${fromCustomerId} and order_id = any(${orders.map((row) => row.order_id)}::bigint[])`;
}

function storedOrder(
  row: Pick<
    Row,
    | 'customer_id'
    | 'program_version'
    | 'granted'
    | 'clawed'
    | 'settlements'
    | 'revision'
    | 'traits'
    | 'redeemed'
    | 'level'
    | 'tier_factor'
  >,
): StoredOrder | null {
  if (row.customer_id === null || row.program_version === null || row.settlements === null) return null;
  return {
    customerId: row.customer_id,
    programVersion: row.program_version,
    soFar: { granted: points(row.granted ?? 0n), clawed: points(row.clawed ?? 0n) },
    settlements: row.settlements,
    revision: row.revision ?? 0,
    redeemed: row.redeemed ?? false,
    tier: row.tier_factor === null ? null : { level: row.level, factor: row.tier_factor },
    ...keptTraits(row.traits),
  };
}
