import type { Temporal } from 'temporal-polyfill';
import type { Sql } from '../kernel/transaction.ts';
import type { Database } from './db/database.server.ts';
import type { StaffRights, StaffRole } from './staff-roles.ts';

/** Somebody who has opened the app in a shop's admin. */
export interface StaffMember extends StaffRights {
  /** Shopify's id of them. */
  readonly userId: string;
  /** As the owner calls them: Shopify tells apps no names. Empty: not named. */
  readonly name: string;
  /** Real time, to the day. */
  readonly seenAt: Temporal.Instant;
}

interface Row {
  readonly user_id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly approve_up_to_minor: bigint | null;
  readonly adjust_up_to: bigint | null;
  readonly seen_at: Temporal.Instant;
  readonly seen_today: boolean;
}

const memberOf = (row: Row): StaffMember => ({
  userId: row.user_id,
  name: row.name,
  role: row.role,
  approveUpTo: row.approve_up_to_minor,
  adjustUpTo: row.adjust_up_to,
  seenAt: row.seen_at,
});

/** Who asks, made known at the first visit: the first of a shop is its owner, whoever follows a manager. */
export async function meetStaff(
  db: Pick<Database, 'sql' | 'inTransaction'>,
  shopId: bigint,
  userId: string,
): Promise<StaffMember> {
  const [known] = await db.sql<Row>`
    select user_id, name, role, approve_up_to_minor, adjust_up_to, seen_at, seen_at > now() - interval '1 day' as seen_today
    from platform_staff where shop_id = ${shopId} and user_id = ${userId}`;
  if (known?.seen_today) return memberOf(known);
  return db.inTransaction(shopId, async ({ sql }) => {
    await lockStaff(sql, shopId);
    const [met] = await sql<Row>`
      insert into platform_staff (shop_id, user_id, role, seen_at)
      select ${shopId}, ${userId},
        case when exists (select 1 from platform_staff where shop_id = ${shopId}) then 'manager' else 'owner' end, now()
      on conflict (shop_id, user_id) do update set seen_at = excluded.seen_at
      returning user_id, name, role, approve_up_to_minor, adjust_up_to, seen_at, true as seen_today`;
    if (met === undefined) throw new Error('The staff member was not written');
    return memberOf(met);
  });
}

/** Everybody who was ever seen, owners first; at most 500. */
export async function listStaff(
  { sql }: Pick<Database, 'sql'>,
  shopId: bigint,
): Promise<readonly StaffMember[]> {
  const rows = await sql<Row>`
    select user_id, name, role, approve_up_to_minor, adjust_up_to, seen_at, true as seen_today from platform_staff
    where shop_id = ${shopId}
    order by array_position(array['owner', 'manager', 'support', 'warehouse'], role), name, user_id limit 500`;
  return rows.map(memberOf);
}

/** `last-owner`: nobody would be left who can assign roles. `unknown`: nobody of that id was ever seen. */
export async function assignRole(
  db: Pick<Database, 'inTransaction'>,
  shopId: bigint,
  { userId, name, role, approveUpTo, adjustUpTo }: Omit<StaffMember, 'seenAt'>,
): Promise<'done' | 'last-owner' | 'unknown'> {
  return db.inTransaction(shopId, async ({ sql }) => {
    await lockStaff(sql, shopId);
    if (role !== 'owner') {
      const others = await sql`
        select 1 from platform_staff where shop_id = ${shopId} and role = 'owner' and user_id <> ${userId} limit 1`;
      if (others.length === 0) return 'last-owner';
    }
    const changed = await sql`
      update platform_staff set name = ${name}, role = ${role}, approve_up_to_minor = ${approveUpTo},
        adjust_up_to = ${adjustUpTo}
      where shop_id = ${shopId} and user_id = ${userId} returning 1`;
    return changed.length === 0 ? 'unknown' : 'done';
  });
}

/** Two who come first at once are told apart, and two owners do not step down at once. */
async function lockStaff(sql: Sql, shopId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staff:${shopId}`}, 0))`;
}
