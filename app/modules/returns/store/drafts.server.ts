import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { type Policy, policySchema } from '../policy/policy.ts';

export interface PolicyDraft {
  readonly revision: number;
  readonly policy: Policy;
  /** The version that it began from; null: nothing was published. */
  readonly basedOn: number | null;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export async function findDraft(sql: Sql, shopId: bigint): Promise<PolicyDraft | null> {
  const [row] = await sql<{
    policy: unknown;
    based_on: number | null;
    revision: number;
    saved_by: string;
    saved_at: Instant;
  }>`select policy, based_on, revision, saved_by, saved_at from returns_policy_draft where shop_id = ${shopId}`;
  if (row === undefined) return null;
  return {
    revision: row.revision,
    policy: policySchema.parse(row.policy),
    basedOn: row.based_on,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

/**
 * Writes the draft that follows the one of that revision (0: there was none) and answers its revision. Null: somebody
 * saved since. Revisions begin at the second in which the draft was begun, so that none is met again in a later draft.
 */
export async function putDraft(
  tx: Tx,
  draft: {
    readonly policy: Policy;
    readonly basedOn: number | null;
    readonly savedBy: string;
    /** Business time, as screens show it. */
    readonly savedAt: Instant;
    readonly after: number;
  },
): Promise<number | null> {
  const json = JSON.stringify(draft.policy);
  const [row] =
    draft.after === 0
      ? await tx.sql<{ revision: number }>`
        insert into returns_policy_draft (shop_id, policy, based_on, saved_by, saved_at, revision)
        values (${tx.shopId}, ${json}::jsonb, ${draft.basedOn}::int, ${draft.savedBy}, ${draft.savedAt},
          extract(epoch from clock_timestamp())::int)
        on conflict (shop_id) do nothing returning revision`
      : await tx.sql<{ revision: number }>`
        update returns_policy_draft set policy = ${json}::jsonb, revision = revision + 1, saved_by = ${draft.savedBy},
          saved_at = ${draft.savedAt}
        where shop_id = ${tx.shopId} and revision = ${draft.after} returning revision`;
  return row?.revision ?? null;
}

export async function removeDraft(sql: Sql, shopId: bigint): Promise<void> {
  await sql`delete from returns_policy_draft where shop_id = ${shopId}`;
}
