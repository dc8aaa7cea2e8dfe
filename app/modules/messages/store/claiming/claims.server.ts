import type { Instant } from '#app/kernel/calendar.ts';
import type { Announcing, Prepared, Sql } from '#app/kernel/transaction.ts';
import type { Trace } from '../../deciding/judge.ts';
import { type Intent, isMessageKind, type MessageKind, type Via } from '../../message.ts';
import {
  type Answer,
  type AnswersGiven,
  answerExpressions,
  answerParameters,
  answerValues,
  isConflict,
} from './answers.server.ts';

// Taking messages into one process's hands, before the first byte leaves.

export interface Claim {
  readonly addressee: string;
  /** As it was read before anything was decided. */
  readonly turn: bigint;
  /** The first one leads. */
  readonly parts: readonly { readonly id: bigint; readonly trace: Trace }[];
  readonly messageId: string;
  /** The job that hands it over. */
  readonly run: string;
  readonly via: Via;
  /** Business time of the mail. */
  readonly at: Instant;
  readonly counts: boolean;
  /** What was written; null: somebody else writes it. */
  readonly sealed: Uint8Array | null;
}

/**
 * All parts or none, and only in the addressee's turn: two processes cannot both find room for a mail, and what has
 * been dropped, held, planned anew or taken meanwhile is decided again. $1 is the shop, the rest from `$first` on.
 */
function claimExpressions(first: number): string {
  const [ids, addressee, turn, messageId, run, via, at, counts, traces, sealed] = Array.from(
    { length: 10 },
    (_, index) => `$${first + index}`,
  );
  const lead = `(${ids}::bigint[])[1]`;
  return `parts as (
  select id from message_intent
  where shop_id = $1 and id = any(${ids}::bigint[]) and state in ('waiting', 'queued') for update
), turned as (
  update message_addressee set turn = turn + 1
  where shop_id = $1 and addressee = ${addressee} and turn = ${turn}
    and (select count(*) from parts) = cardinality(${ids}::bigint[])
    and not exists (select 1 from message_state where shop_id = $1 and paused_at is not null)
  returning turn
), claimed as (
  update message_intent m set state = 'claimed', message_id = ${messageId}, claimed_at = clock_timestamp(),
    claimed_by = ${run}, via = ${via}, due_at = ${at}, later = null, counts = ${counts} and m.id = ${lead},
    merged_into = nullif(${lead}, m.id), trace = ${traces}::jsonb -> m.id::text
  from turned where m.shop_id = $1 and m.id = any(${ids}::bigint[])
  returning m.id
), written as (
  insert into message_content (shop_id, intent_id, sealed, written_at)
  select $1, ${lead}, ${sealed}::bytea, ${at} from turned where ${sealed}::bytea is not null
  on conflict (shop_id, intent_id) do update set sealed = excluded.sealed, written_at = excluded.written_at
)`;
}

function claimValues({ parts, ...claim }: Claim): readonly unknown[] {
  const traces = JSON.stringify(Object.fromEntries(parts.map(({ id, trace }) => [id.toString(), trace])));
  const { addressee, turn, messageId, run, via, at, counts, sealed } = claim;
  return [parts.map(({ id }) => id), addressee, turn, messageId, run, via, at, counts, traces, sealed];
}

/** `moved-on`: nothing was claimed. `conflict`: nothing at all was written, two writers waited for each other. */
export type ClaimOutcome = 'claimed' | 'moved-on' | 'conflict';

export interface Claims {
  claim(shopId: bigint, claim: Claim): Promise<ClaimOutcome>;
  /** Claims, and in the same statement writes down what became of the one before, which happens in any case. */
  claimNext(
    shopId: bigint,
    before: { readonly answers: readonly Answer[]; readonly given: AnswersGiven },
    claim: Claim,
  ): Promise<ClaimOutcome>;
}

export function openClaims(prepared: Prepared, announcing: Announcing): Claims {
  const alone = `with ${claimExpressions(2)} select count(*)::int as claimed from claimed`;
  const after = `with ${answerExpressions(announcing)}, ${claimExpressions(2 + answerParameters)}
    select (select count(*)::int from claimed) as claimed, (select count(*) from jobs) as jobs`;
  const run = async (name: string, text: string, values: readonly unknown[], parts: number) => {
    try {
      const [row] = await prepared<{ claimed: number }>(name, text, values);
      return row?.claimed === parts ? 'claimed' : 'moved-on';
    } catch (error) {
      if (isConflict(error)) return 'conflict';
      throw error;
    }
  };
  return {
    claim: (shopId, claim) =>
      run('message-claim', alone, [shopId, ...claimValues(claim)], claim.parts.length),
    claimNext(shopId, { answers, given }, claim) {
      const values = [shopId, ...answerValues(announcing, answers, given), ...claimValues(claim)];
      return run('message-claim-next', after, values, claim.parts.length);
    },
  };
}

/**
 * Nothing was handed over: it may be tried again. What this job was asked for stays in the queue for it; what went
 * along waits for its own moment.
 */
export async function release(
  sql: Sql,
  shopId: bigint,
  given: {
    /** As they stood before. */
    readonly parts: readonly Pick<Intent, 'id' | 'dueAt' | 'via'>[];
    readonly messageId: string;
    readonly asked: readonly bigint[];
    /** What came to light, to be kept with each. */
    readonly trace: Trace;
  },
): Promise<void> {
  const { parts, messageId, asked, trace } = given;
  const rows = JSON.stringify(
    parts.map(({ id, dueAt, via }) => ({ id: id.toString(), due: dueAt.toString(), via })),
  );
  await sql`with released as (
      update message_intent m set state = case when m.id = any(${asked}::bigint[]) then 'queued' else 'waiting' end,
        due_at = p.due, message_id = null, claimed_at = null, claimed_by = null, via = p.via, counts = false,
        merged_into = null, trace = m.trace || ${JSON.stringify(trace)}::jsonb
      from jsonb_to_recordset(${rows}::jsonb) as p(id bigint, due timestamptz, via text)
      where m.shop_id = ${shopId} and m.id = p.id and m.state = 'claimed' and m.message_id = ${messageId}
      returning m.id)
    delete from message_content where shop_id = ${shopId} and intent_id in (select id from released)`;
}

/** A message in the hands of a job. */
export interface Claimed {
  readonly id: bigint;
  readonly kind: MessageKind;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  readonly mergedInto: bigint | null;
  readonly messageId: string;
  readonly at: Instant;
}

export interface ClaimedRow {
  id: bigint;
  kind: string;
  customer_id: bigint | null;
  order_id: bigint | null;
  merged_into: bigint | null;
  message_id: string;
  due_at: Instant;
}

/** What this job had begun to hand over, and has not answered. */
export async function listClaimed(
  prepared: Prepared,
  shopId: bigint,
  run: string,
): Promise<readonly Claimed[]> {
  const text = `select id, kind, customer_id, order_id, merged_into, message_id, due_at from message_intent
    where shop_id = $1 and state = 'claimed' and claimed_by = $2 order by id`;
  return (await prepared<ClaimedRow>('message-claimed', text, [shopId, run])).flatMap(claimedOf);
}

/** One message that went or may have, with everything that went in its mail; the lead first. */
export async function listMail(sql: Sql, shopId: bigint, leadId: bigint): Promise<readonly Claimed[]> {
  const rows = await sql<ClaimedRow>`
    select id, kind, customer_id, order_id, merged_into, message_id, due_at from message_intent
    where shop_id = ${shopId} and (id = ${leadId} or merged_into = ${leadId}) and message_id is not null
    order by merged_into nulls first, id`;
  return rows.flatMap(claimedOf);
}

export function claimedOf(row: ClaimedRow): Claimed[] {
  const { id, kind, message_id: messageId, due_at: at } = row;
  if (!isMessageKind(kind)) return [];
  const who = { customerId: row.customer_id, orderId: row.order_id };
  return [{ id, kind, ...who, mergedInto: row.merged_into, messageId, at }];
}
