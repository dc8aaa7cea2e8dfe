import pg from 'pg';
import { type ReviewRow, reviewQuery } from './review-query.ts';

/** Everything that stories may know from the app's database. It only reads: every connection is read-only. */

export interface Balance {
  available: number;
  pending: number;
  held: number;
  debt: number;
}
export interface LotRow {
  remaining: number;
  /** Last usable local day, or `none`. */
  expires: string;
}
export interface EntryRow {
  kind: string;
  points: number;
  /** Shopify id of the order it belongs to. */
  order: string | null;
  sourceKey: string;
}
/** What is still to be done for a shop, by name; all 0 when it is quiet. `mark` changes with every progress. */
export interface Busy {
  work: Record<string, number>;
  mark: string;
  /** Which jobs are left and why they failed the last time, for the message when it does not get quiet. */
  detail?: string;
}

interface BusyRow {
  deliveries: number;
  jobs: number;
  due: number;
  holds: number;
  messages: number;
  returns: number;
  backfills: number;
  mark: string;
  detail: string | null;
}

export interface RedemptionRow {
  state: 'held' | 'posted' | 'voided';
  /** Points that it holds, or that its order took. */
  cost: number;
}
export type { ReviewRow } from './review-query.ts';

export interface NativeReturnRow {
  id: string;
  /** As it was quoted when it was heard of (app/modules/returns/case/case-json.ts). */
  quote: { outcomes: { outcome: string; total: Amount; owes: Amount }[] };
}
export interface WithdrawalRow {
  standing: string;
  returnId: string | null;
  /** Of the return that it opened. */
  quote: NativeReturnRow['quote'] | null;
}
interface Amount {
  amount: string;
  currencyCode: string;
}

export interface QuestionRow {
  id: string;
  status: string;
  answers: number;
  waiting: boolean;
  erased: boolean;
}

export interface MessageRow {
  kind: string;
  /** `later`: it was due, and waits on. */
  state: string;
  /** Why it was not sent, or why it waits on. */
  reason: string | null;
  via: string | null;
  /** What was written is still kept. */
  kept: boolean;
}

export interface Queries {
  balance(customer: string): Promise<Balance>;
  lots(customer: string): Promise<LotRow[]>;
  ledger(customer: string): Promise<EntryRow[]>;
  /** Name of the level that is held; null: none. */
  tier(customer: string): Promise<string | null>;
  /** Kinds of what happened to a customer, in order; of the whole shop without one. */
  facts(customer: string | null): Promise<string[]>;
  redemption(id: string): Promise<RedemptionRow | null>;
  /** Our id of a customer by Shopify's; null: the app never met them. */
  customer(shopifyId: string): Promise<string | null>;
  /** Number of the entry that an adjustment by hand wrote in the customer's account. */
  adjustment(customer: string, key: string): Promise<number | null>;
  /** The review of an order's line, by Shopify's id of the line. */
  review(line: string): Promise<ReviewRow | null>;
  /** Oldest first. */
  questions(): Promise<QuestionRow[]>;
  /** Our case of one of Shopify's returns. */
  nativeReturn(shopifyId: string): Promise<NativeReturnRow | null>;
  /** What was stated, oldest first. */
  withdrawals(): Promise<WithdrawalRow[]>;
  /** Shopify's return of our case. */
  shopifysReturn(id: string): Promise<string | null>;
  /** Every message to a customer, or about an order of a guest, by Shopify's id. */
  messages(to: { customer: string } | { order: string }): Promise<MessageRow[]>;
  busy(): Promise<Busy>;
}

const shopAndClock = `
  shop as (
    select s.id, s.timezone, s.reconciled_at,
      case when c.domain is null then clock_timestamp()
           when c.running then c.business_at + (clock_timestamp() - c.real_at)
           else c.business_at end as now
    from commerce_shop s left join platform_test_clock c on c.domain = s.domain
    where s.domain = $1)`;

const account = `${shopAndClock},
  customer as (
    select c.shop_id, coalesce(c.merged_into_id, c.id) as id from commerce_customer c join shop on shop.id = c.shop_id
    where c.shopify_id = $2::bigint),
  rule as (
    select (p.program #>> '{expiry,inactivityDays}')::int as inactivity_days
    from loyalty_program_version p join shop on shop.id = p.shop_id
    where p.effective_at <= shop.now order by p.effective_at desc, p.version desc limit 1),
  lot as (
    select l.*, least(l.expires_at, ((greatest(l.available_at, a.last_activity_at) at time zone shop.timezone)::date
        + rule.inactivity_days + 1)::timestamp at time zone shop.timezone) as ends_at
    from loyalty_lot l
    join shop on shop.id = l.shop_id
    join customer on customer.shop_id = l.shop_id and customer.id = l.customer_id
    join loyalty_account a on a.shop_id = l.shop_id and a.customer_id = l.customer_id
    left join rule on true),
  usable as (
    select lot.* from lot, shop
    where lot.remaining > 0 and (lot.ends_at is null or lot.ends_at > shop.now or lot.reserved > 0))`;

const balance = `with ${account}, sums as (
    select coalesce(sum(remaining - reserved) filter (where available_at <= shop.now), 0)::int as free,
      coalesce(sum(remaining) filter (where available_at is null or available_at > shop.now), 0)::int as pending,
      coalesce(sum(reserved), 0)::int as held
    from shop left join usable on true),
  owed as (
    select coalesce((select debt from loyalty_account a join customer c on c.shop_id = a.shop_id and c.id = a.customer_id), 0)::int as debt)
  select greatest(free - debt, 0) as available, pending, held, greatest(debt - free, 0) as debt from sums, owed`;

const lots = `with ${account}
  select remaining::int, coalesce(to_char((ends_at - interval '1 microsecond') at time zone shop.timezone, 'YYYY-MM-DD'), 'none') as expires
  from usable, shop order by ends_at nulls last, usable.id`;

const ledger = `with ${account}
  select e.kind, e.points::int, o.shopify_id::text as "order", e.source_key as "sourceKey"
  from loyalty_entry e join customer c on c.shop_id = e.shop_id and c.id = e.customer_id
  left join commerce_order o on o.shop_id = e.shop_id and o.id = e.order_id order by e.number`;

/** Of whom nothing is kept, holds the level that asks for nothing. */
const tier = `with ${shopAndClock},
  customer as (
    select c.shop_id, coalesce(c.merged_into_id, c.id) as id from commerce_customer c join shop on shop.id = c.shop_id
    where c.shopify_id = $2::bigint),
  level as (
    select level ->> 'id' as id, level ->> 'name' as name, place, coalesce((level #>> '{from,spendMinor}')::bigint, 0)
      + coalesce((level #>> '{from,points}')::bigint, 0) + coalesce((level #>> '{from,orders}')::bigint, 0) = 0 as free
    from (select program from loyalty_program_version p join shop on shop.id = p.shop_id
      where p.effective_at <= shop.now order by p.version desc limit 1) p,
      jsonb_array_elements(p.program #> '{tiers,levels}') with ordinality as l(level, place)),
  held as (
    select coalesce(case when t.manual_until is null or t.manual_until > shop.now then t.manual_level end, t.level) as id
    from loyalty_tier t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id, shop)
  select name from level
  where case when exists (select 1 from held) then level.id = (select id from held) else free end
  order by place limit 1`;

const facts = `with ${shopAndClock}
  select f.kind from platform_fact f join shop on shop.id = f.shop_id
  where $2::bigint is null or f.customer_id = (
    select coalesce(c.merged_into_id, c.id) from commerce_customer c where c.shop_id = shop.id and c.shopify_id = $2::bigint)
  order by f.happened_at, f.id`;

const redemption = `with ${shopAndClock}
  select r.state, (case r.state when 'posted' then r.used else r.points end)::int as cost
  from loyalty_redemption r join shop on r.shop_id = shop.id where r.id = $2::bigint`;

const customer = `with ${shopAndClock}
  select c.id::text from commerce_customer c join shop on c.shop_id = shop.id where c.shopify_id = $2::bigint`;

const adjustment = `with ${account}
  select e.number from loyalty_entry e join customer c on c.shop_id = e.shop_id and c.id = e.customer_id
  where e.source_key = 'adjust:' || c.id || ':' || $3`;

const questions = `with ${shopAndClock}
  select q.id::text, q.status, q.answers, q.waiting, t.question_id is null as erased
  from review_question q join shop on q.shop_id = shop.id
  left join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id order by q.id`;

const nativeReturn = `with ${shopAndClock}
  select r.id::text, r.quote from returns_return r join shop on r.shop_id = shop.id where r.shopify_id = $2::bigint`;

const withdrawals = `with ${shopAndClock}
  select w.standing, w.return_id::text as "returnId", r.quote from returns_withdrawal w join shop on w.shop_id = shop.id
  left join returns_return r on r.shop_id = w.shop_id and r.id = w.return_id order by w.id`;

const shopifysReturn = `with ${shopAndClock}
  select r.shopify_id::text as native from returns_return r join shop on r.shop_id = shop.id
  where r.id = $2::bigint and r.shopify_id is not null`;

const messages = `with ${shopAndClock}
  select m.kind, case when m.state = 'waiting' and m.later is not null then 'later' else m.state end as state,
    coalesce(m.reason, m.later) as reason, m.via,
    exists (select from message_content c where c.shop_id = m.shop_id and c.intent_id = coalesce(m.merged_into, m.id)) as kept
  from message_intent m join shop on m.shop_id = shop.id
  where case when $2::bigint is not null then m.customer_id = (
      select coalesce(c.merged_into_id, c.id) from commerce_customer c where c.shop_id = shop.id and c.shopify_id = $2::bigint)
    else m.order_id = (select o.id from commerce_order o where o.shop_id = shop.id and o.shopify_id = $3::bigint) end
  order by m.id`;

const busy = `with ${shopAndClock}, job as (
    select j.* from graphile_worker._private_jobs j join shop on j.payload ->> 'shopId' = shop.id::text
    where j.attempts < j.max_attempts or j.locked_at is not null)
  select
    (select count(*) from platform_delivery d join shop on d.shop_id = shop.id where d.state = 'received')::int as deliveries,
    (select count(*) from job)::int as jobs,
    (select count(*) from (
      select shop_id, due_at from loyalty_account union all select shop_id, due_at from loyalty_tier) a
      join shop on a.shop_id = shop.id where a.due_at <= shop.now)::int as due,
    (select count(*) from loyalty_redemption r join shop on r.shop_id = shop.id where r.due_at <= shop.now)::int as holds,
    (select count(*) from message_intent m join shop on m.shop_id = shop.id
      where m.state = 'waiting' and m.due_at <= shop.now and not exists (
        select from message_state p where p.shop_id = m.shop_id and p.paused_at is not null))::int as messages,
    (select count(*) from returns_return r join shop on r.shop_id = shop.id
      where r.state = 'approved' and (r.expires_at <= shop.now or r.remind_at <= shop.now))::int as returns,
    concat_ws('/', (select string_agg(job.id || ':' || job.attempts || ':' || job.revision, ',' order by job.id) from job),
      (select count(*) from platform_fact f join shop on f.shop_id = shop.id),
      (select count(*) from platform_delivery d join shop on d.shop_id = shop.id where d.state <> 'received'),
      (select string_agg(b.area || b.state || b.done, ',') from commerce_backfill b join shop on b.shop_id = shop.id)) as mark,
    (select count(*) from commerce_backfill b join shop on b.shop_id = shop.id
      where b.state in ('waiting', 'running', 'importing'))::int as backfills,
    (select string_agg(distinct t.identifier || coalesce(' failed: ' || left(split_part(job.last_error, E'\\n', 1), 120), ''), '; ')
      from job join graphile_worker._private_tasks t on t.id = job.task_id) as detail`;

/** The state of one shop, read over a small pool that the database itself keeps from writing. */
export function openQueries(pool: pg.Pool, domain: string): Queries {
  const rows = async <Row extends pg.QueryResultRow>(text: string, ...values: unknown[]) =>
    (await pool.query<Row>(text, [domain, ...values])).rows;
  return {
    async balance(customer) {
      const [row] = await rows<Balance>(balance, customer);
      return row ?? { available: 0, pending: 0, held: 0, debt: 0 };
    },
    lots: (customer) => rows<LotRow>(lots, customer),
    customer: async (shopifyId) => (await rows<{ id: string }>(customer, shopifyId))[0]?.id ?? null,
    adjustment: async (who, key) => (await rows<{ number: number }>(adjustment, who, key))[0]?.number ?? null,
    ledger: (customer) => rows<EntryRow>(ledger, customer),
    tier: async (customer) => (await rows<{ name: string }>(tier, customer))[0]?.name ?? null,
    facts: async (customer) => (await rows<{ kind: string }>(facts, customer)).map((row) => row.kind),
    redemption: async (id) => (await rows<RedemptionRow>(redemption, id))[0] ?? null,
    review: async (line) => (await rows<ReviewRow>(reviewQuery(shopAndClock), line))[0] ?? null,
    questions: () => rows<QuestionRow>(questions),
    nativeReturn: async (id) => (await rows<NativeReturnRow>(nativeReturn, id))[0] ?? null,
    withdrawals: () => rows<WithdrawalRow>(withdrawals),
    shopifysReturn: async (id) => (await rows<{ native: string }>(shopifysReturn, id))[0]?.native ?? null,
    messages: (to) =>
      rows<MessageRow>(messages, 'customer' in to ? to.customer : null, 'order' in to ? to.order : null),
    async busy() {
      const [row] = await rows<BusyRow>(busy);
      if (!row) throw new Error('The database did not answer');
      const { mark, detail, ...work } = row;
      return { work, mark, ...(detail !== null && { detail }) };
    },
  };
}

export function openReadOnlyPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 6,
    options: '-c default_transaction_read_only=on',
    connectionTimeoutMillis: 4000,
  });
  pool.on('error', () => {});
  return pool;
}
