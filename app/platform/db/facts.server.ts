import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Announcing, NewFact, ReactionsOf, Sql } from '../../kernel/transaction.ts';
import { currentTrace } from '../trace.server.ts';

/** Tries before a job is given up: with the queue's own back-off about a day. */
export const maxAttempts = 12;

const id = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt);

/** Payload of a `reaction` job: ids travel as decimal strings. */
export const reactionPayload = z.object({
  shopId: id,
  reaction: z.string(),
  factId: id,
  kind: z.string(),
  customerId: id.nullable(),
  orderId: id.nullable(),
  trace: z.string().nullable(),
});

export type ReactionPayload = z.infer<typeof reactionPayload>;

/**
 * Expressions of a `with` list that record the facts in `$first` (JSON) and enqueue their reactions, `$first + 1`
 * {kind: [reaction]}, under the trace id `$first + 2`. $1 is the shop. Nothing happens unless `when` holds.
 */
function announceExpressions(first: number, when: string): string {
  const [facts, reactions, trace] = [`$${first}`, `$${first + 1}`, `$${first + 2}`];
  return `given as (
  select * from jsonb_to_recordset(${facts}::jsonb) as f(
    key text, kind text, "customerId" bigint, "orderId" bigint, "happenedAt" timestamptz, imported boolean, data jsonb)
  where ${when}
), added as (
  insert into platform_fact (shop_id, key, kind, customer_id, order_id, happened_at, imported, cause, data)
  select $1::bigint, key, kind, "customerId", "orderId", "happenedAt", coalesce(imported, false), ${trace}::text, coalesce(data, '{}') from given
  on conflict (shop_id, key) do nothing
  returning id, key, kind, customer_id, order_id, imported
), jobs as (
  select graphile_worker.add_job('reaction', json_build_object(
    'shopId', $1::bigint::text, 'reaction', r.name, 'factId', added.id::text, 'kind', added.kind,
    'customerId', added.customer_id::text, 'orderId', added.order_id::text, 'trace', ${trace}::text), max_attempts := ${maxAttempts}) as job
  from added cross join lateral jsonb_array_elements_text(${reactions}::jsonb -> added.kind) as r(name)
  where not added.imported
)`;
}

/** Facts and their jobs as one statement: $1 shop, $2 to $4 as above. Returns the keys that were new. */
export const announceStatement = `
with ${announceExpressions(2, 'true')}
select key, (select count(*) from jobs) as jobs from added`;

/** For statements that announce what they write themselves; they must read `jobs`, or it does not run. */
export function openAnnouncing(reactionsOf: ReactionsOf): Announcing {
  return {
    expressions: announceExpressions,
    values: (facts) => [factsAsJson(facts), reactionsAsJson(facts, reactionsOf), currentTrace()],
  };
}

/** The facts as $2 of announceStatement. */
export function factsAsJson(facts: readonly NewFact[]): string {
  return JSON.stringify(
    facts.map((fact) => ({
      ...fact,
      customerId: fact.customerId?.toString() ?? null,
      orderId: fact.orderId?.toString() ?? null,
      happenedAt: fact.happenedAt.toString(),
    })),
  );
}

/** The reactions of these facts as $3 of announceStatement. */
export function reactionsAsJson(facts: readonly Pick<NewFact, 'kind'>[], reactionsOf: ReactionsOf): string {
  return JSON.stringify(Object.fromEntries(facts.map((fact) => [fact.kind, reactionsOf(fact.kind)])));
}

/** Business time of a fact. Breaks when the shop has no such fact. */
export async function getFactMoment(sql: Sql, shopId: bigint, factId: bigint): Promise<Temporal.Instant> {
  const [row] = await sql<{ happened_at: Temporal.Instant }>`select happened_at from platform_fact
    where shop_id = ${shopId} and id = ${factId}`;
  if (row === undefined) throw new Error(`Fact ${factId} is not there`);
  return row.happened_at;
}

/** What a fact says beyond the payload of its reactions. Breaks when the shop has no such fact. */
export async function getFactData(
  sql: Sql,
  shopId: bigint,
  factId: bigint,
): Promise<Record<string, unknown>> {
  const [row] = await sql<{ data: Record<string, unknown> }>`select data from platform_fact
    where shop_id = ${shopId} and id = ${factId}`;
  if (row === undefined) throw new Error(`Fact ${factId} is not there`);
  return row.data;
}
