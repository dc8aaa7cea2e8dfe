import { type LocalDate, parseLocalDate } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { YearlyDay } from '../yearly-day.ts';

export type Occasion = 'birthday' | 'order-anniversary';

export interface StoredOccasion extends YearlyDay {
  readonly customerId: bigint;
  readonly way: Occasion;
  readonly nextOn: LocalDate;
}

interface Row {
  customer_id: bigint;
  way: Occasion;
  month: number;
  day: number;
  next_on: string;
}

export async function findOccasion(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  way: Occasion,
): Promise<StoredOccasion | null> {
  const [row] = await sql<Row>`select customer_id, way, month, day, next_on::text as next_on
    from loyalty_occasion where shop_id = ${shopId} and customer_id = ${customerId} and way = ${way}`;
  return row === undefined ? null : occasionOf(row);
}

export async function saveOccasion(sql: Sql, shopId: bigint, occasion: StoredOccasion): Promise<void> {
  const { customerId, way, month, day, nextOn } = occasion;
  await sql`insert into loyalty_occasion (shop_id, customer_id, way, month, day, next_on)
    values (${shopId}, ${customerId}, ${way}, ${month}, ${day}, ${nextOn.toString()}::date)
    on conflict (shop_id, customer_id, way) do update
      set month = excluded.month, day = excluded.day, next_on = excluded.next_on`;
}

export async function deleteOccasion(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  way: Occasion,
): Promise<void> {
  await sql`delete from loyalty_occasion
    where shop_id = ${shopId} and customer_id = ${customerId} and way = ${way}`;
}

/** Some of those that have come by a local day, the earliest first. */
export async function listComeOccasions(
  sql: Sql,
  shopId: bigint,
  today: LocalDate,
  limit: number,
): Promise<readonly StoredOccasion[]> {
  const rows = await sql<Row>`select customer_id, way, month, day, next_on::text as next_on
    from loyalty_occasion where shop_id = ${shopId} and next_on <= ${today.toString()}::date
    order by next_on, customer_id, way limit ${limit}`;
  return rows.map(occasionOf);
}

/** Of one that still stands as it was read: when it comes next. */
export async function advanceOccasion(
  sql: Sql,
  shopId: bigint,
  { customerId, way, nextOn }: StoredOccasion,
  next: LocalDate,
): Promise<void> {
  await sql`update loyalty_occasion set next_on = ${next.toString()}::date
    where shop_id = ${shopId} and customer_id = ${customerId} and way = ${way}
      and next_on = ${nextOn.toString()}::date`;
}

/** Days of one customer become another's, who keeps their own. */
export async function moveOccasions(tx: Tx, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void> {
  await tx.sql`insert into loyalty_occasion (shop_id, customer_id, way, month, day, next_on)
    select shop_id, ${intoCustomerId}, way, month, day, next_on from loyalty_occasion
    where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId} on conflict do nothing`;
  await tx.sql`delete from loyalty_occasion where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId}`;
}

/** Everything that this table tells of a customer. */
export async function deleteOccasions(sql: Sql, shopId: bigint, customerId: bigint): Promise<void> {
  await sql`delete from loyalty_occasion where shop_id = ${shopId} and customer_id = ${customerId}`;
}

function occasionOf(row: Row): StoredOccasion {
  const { customer_id: customerId, next_on: nextOn, way, month, day } = row;
  return { customerId, way, month, day, nextOn: parseLocalDate(nextOn) };
}
