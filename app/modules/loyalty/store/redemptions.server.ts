import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import { lotId, shopifyId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Redemption, RedemptionPart, VoidReason } from '../redemption/redemption.ts';
import { rewardSchema } from '../rewards/rewards.ts';

interface Row {
  id: bigint;
  customer_id: bigint;
  code: string;
  state: Redemption['state'];
  points: bigint;
  reward: unknown;
  currency: string;
  place: Redemption['place'];
  held_at: Instant;
  ends_at: Instant;
  reason: VoidReason | null;
  discount_id: bigint | null;
  asked_at: Instant | null;
  order_id: bigint | null;
  used: bigint;
  restored: bigint;
  owed: bigint;
  late: boolean;
  parts: unknown;
}

const whole = z.string().regex(/^\d+$/).transform(BigInt);
const partsSchema = z.array(z.object({ lot: whole, reserved: whole, used: whole, restored: whole }));
const snapshotSchema = z.object({ reward: rewardSchema, unusedPart: z.enum(['returned', 'forfeited']) });

/** Null: there is no such redemption in this shop. */
export async function findRedemption(sql: Sql, shopId: bigint, id: bigint): Promise<Redemption | null> {
  return (await listRows(sql, shopId, { ids: [id] }))[0] ?? null;
}

export async function findRedemptionByCode(
  sql: Sql,
  shopId: bigint,
  code: string,
): Promise<Redemption | null> {
  return (await listRows(sql, shopId, { codes: [code] }))[0] ?? null;
}

/** Those that hold points of a customer now, newest first. */
export async function listHeld(sql: Sql, shopId: bigint, customerId: bigint): Promise<readonly Redemption[]> {
  return (await listRows(sql, shopId, { holder: customerId })).reverse();
}

/** Those that hold points of a customer now, and gift cards given for points since a moment, newest first. */
export async function listShown(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  since: Instant,
): Promise<readonly Redemption[]> {
  return (await listRows(sql, shopId, { holder: customerId, since })).reverse();
}

/** Those whose code the order was placed with, and those that it has used, oldest first. */
export async function listRedemptionsOfOrder(
  sql: Sql,
  shopId: bigint,
  orderId: bigint,
  codes: readonly string[],
): Promise<readonly Redemption[]> {
  return listRows(sql, shopId, { orderId, codes });
}

async function listRows(
  sql: Sql,
  shopId: bigint,
  wanted: {
    ids?: readonly bigint[];
    holder?: bigint;
    since?: Instant;
    orderId?: bigint;
    codes?: readonly string[];
  },
): Promise<Redemption[]> {
  const rows = await sql<Row>`
    select r.id, r.customer_id, r.code, r.state, r.points, r.reward, r.currency, r.place, r.held_at, r.ends_at,
      r.reason, r.discount_id, r.asked_at, r.order_id, r.used, r.restored, r.owed, r.late,
      (select jsonb_agg(jsonb_build_object('lot', p.lot_id::text, 'reserved', p.reserved::text, 'used', p.used::text,
          'restored', p.restored::text) order by p.place)
        from loyalty_redemption_lot p where p.shop_id = r.shop_id and p.redemption_id = r.id) as parts
    from loyalty_redemption r
    where r.shop_id = ${shopId} and (r.id = any(${wanted.ids ?? []}::bigint[])
      or (r.customer_id = ${wanted.holder ?? null}::bigint and (r.state = 'held' or (r.state = 'posted'
        and r.held_at > ${wanted.since ?? null}::timestamptz and r.reward -> 'reward' ->> 'kind' = 'gift-card')))
      or r.order_id = ${wanted.orderId ?? null}::bigint or r.code = any(${wanted.codes ?? []}::text[]))
    order by r.id`;
  return rows.map(redemptionOf);
}

/** Locks redemptions of accounts that are locked already, and reads them as they are now, oldest first. */
export async function lockRedemptions(tx: Tx, ids: readonly bigint[]): Promise<readonly Redemption[]> {
  await tx.sql`select 1 as one from loyalty_redemption where shop_id = ${tx.shopId} and id = any(${ids}::bigint[])
    order by id for no key update`;
  return listRows(tx.sql, tx.shopId, { ids });
}

/** Writes a hold and what it reserves of which lot. Its end falls due by itself. */
export async function insertRedemption(tx: Tx, redemption: Omit<Redemption, 'id'>): Promise<bigint> {
  const { reward, unusedPart } = redemption;
  const [row] = await tx.sql<{ id: bigint }>`
    insert into loyalty_redemption (shop_id, customer_id, code, points, reward, currency, place, held_at, ends_at, due_at)
    values (${tx.shopId}, ${redemption.customerId}, ${redemption.code}, ${redemption.points},
      ${JSON.stringify({ reward, unusedPart })}::jsonb, ${redemption.currency}, ${redemption.place},
      ${redemption.heldAt}, ${redemption.endsAt}, ${redemption.endsAt})
    returning id`;
  if (row === undefined) throw new Error('A hold that was written has a number');
  await saveParts(tx, row.id, redemption.parts);
  return row.id;
}

/** Saves a redemption that an order has used or given back of. */
export async function saveRedemption(tx: Tx, redemption: Redemption, at: Instant): Promise<void> {
  await tx.sql`update loyalty_redemption set state = ${redemption.state}, order_id = ${redemption.orderId},
      used = ${redemption.used}, restored = ${redemption.restored}, owed = ${redemption.owed}, late = ${redemption.late},
      late_at = case when ${redemption.late}::boolean then coalesce(late_at, ${at}) end, due_at = null, ended_at = coalesce(ended_at, ${at})
    where shop_id = ${tx.shopId} and id = ${redemption.id}`;
  await saveParts(tx, redemption.id, redemption.parts);
}

/** Ends a locked hold without an order. */
export async function voidRedemption(tx: Tx, id: bigint, reason: VoidReason, at: Instant): Promise<void> {
  await tx.sql`update loyalty_redemption set state = 'voided', reason = ${reason}, due_at = null, ended_at = ${at}
    where shop_id = ${tx.shopId} and id = ${id}`;
  await tx.sql`update loyalty_redemption_lot set reserved = 0 where shop_id = ${tx.shopId} and redemption_id = ${id}`;
}

async function saveParts(tx: Tx, id: bigint, parts: readonly RedemptionPart[]): Promise<void> {
  const rows = parts.map((part, place) => ({
    lot: part.lotId.toString(),
    place,
    reserved: part.reserved.toString(),
    used: part.used.toString(),
    restored: part.restored.toString(),
  }));
  await tx.sql`
    insert into loyalty_redemption_lot (shop_id, redemption_id, lot_id, place, reserved, used, restored)
    select ${tx.shopId}, ${id}, lot, place, reserved, used, restored
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as part(lot bigint, place int, reserved bigint, used bigint, restored bigint)
    on conflict (shop_id, redemption_id, lot_id) do update set place = excluded.place, reserved = excluded.reserved,
      used = excluded.used, restored = excluded.restored`;
}

/**
 * Shopify is about to be asked for the code of a hold: until it is known, whoever comes next looks there first. The
 * moment of this asking; null: the hold has ended.
 */
export async function noteAsked(sql: Sql, shopId: bigint, id: bigint): Promise<Instant | null> {
  const [row] = await sql<{ asked_at: Instant }>`update loyalty_redemption set asked_at = clock_timestamp()
    where shop_id = ${shopId} and id = ${id} and state = 'held' returning asked_at`;
  return row?.asked_at ?? null;
}

/** Was Shopify asked so lately that its answer may still be on the way? */
export async function isAskedLately(sql: Sql, shopId: bigint, id: bigint): Promise<boolean> {
  const rows = await sql`select 1 as one from loyalty_redemption where shop_id = ${shopId} and id = ${id}
    and asked_at > clock_timestamp() - interval '20 seconds'`;
  return rows.length > 0;
}

/** Shopify has the code. */
export async function noteMade(sql: Sql, shopId: bigint, id: bigint, discount: bigint): Promise<void> {
  await sql`update loyalty_redemption set discount_id = ${discount} where shop_id = ${shopId} and id = ${id}`;
  // The storefront shows it.
  await sql`update loyalty_account a set changes = changes + 1 from loyalty_redemption r
    where a.shop_id = ${shopId} and r.shop_id = ${shopId} and r.id = ${id} and a.customer_id = r.customer_id`;
}

/** Takes over bringing about the end of holds that are due; each is handed out once. */
export async function takeDueHolds(tx: Tx, now: Instant, limit: number): Promise<readonly bigint[]> {
  // Worked out once: as a subquery it may be run again for each row, and then takes more than `limit`.
  const rows = await tx.sql<{ id: bigint }>`
    with next as materialized (
      select id from loyalty_redemption where shop_id = ${tx.shopId} and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked)
    update loyalty_redemption r set due_at = null from next
    where r.shop_id = ${tx.shopId} and r.id = next.id
    returning r.id`;
  return rows.map((row) => row.id);
}

/** The end of a hold is being brought about now. False: it has ended, or somebody else is at it. */
export async function takeHold(tx: Tx, id: bigint): Promise<boolean> {
  const rows = await tx.sql`update loyalty_redemption set due_at = null
    where shop_id = ${tx.shopId} and id = ${id} and state = 'held' and due_at is not null returning 1 as one`;
  return rows.length > 0;
}

/** Holds that nobody is ending any more, because their jobs were given up, fall due again. */
export async function reviveHolds(sql: Sql, shopId: bigint, now: Instant): Promise<void> {
  await sql`update loyalty_redemption set due_at = least(ends_at, ${now})
    where shop_id = ${shopId} and state = 'held' and due_at is null`;
}

export async function findNextHoldDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ due_at: Instant }>`select due_at from loyalty_redemption
    where shop_id = ${shopId} and due_at is not null order by due_at limit 1`;
  return row?.due_at ?? null;
}

/** Gives the redemptions of one account to another, whose row is there already. */
export async function moveRedemptions(tx: Tx, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void> {
  await tx.sql`update loyalty_redemption set customer_id = ${intoCustomerId}
    where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId}`;
}

function redemptionOf(row: Row): Redemption {
  const { reward, unusedPart } = snapshotSchema.parse(row.reward);
  return {
    id: row.id,
    customerId: row.customer_id,
    code: row.code,
    state: row.state,
    points: points(row.points),
    reward,
    unusedPart,
    currency: row.currency,
    place: row.place,
    heldAt: row.held_at,
    endsAt: row.ends_at,
    reason: row.reason,
    discountId: row.discount_id === null ? null : shopifyId(row.discount_id),
    askedAt: row.asked_at,
    orderId: row.order_id,
    used: points(row.used),
    restored: points(row.restored),
    owed: points(row.owed),
    late: row.late,
    parts: partsSchema.parse(row.parts ?? []).map((part) => ({
      lotId: lotId(part.lot),
      reserved: points(part.reserved),
      used: points(part.used),
      restored: points(part.restored),
    })),
  };
}
