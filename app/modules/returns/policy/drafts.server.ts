import type { Instant } from '#app/kernel/calendar.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { BadInput, PolicySaved, ReturnRefusal } from '../door.ts';
import { findDraft, putDraft, removeDraft } from '../store/drafts.server.ts';
import { findLatestPolicy, lockState } from '../store/policies.server.ts';
import { parsePolicyForm } from './forms.ts';
import { saveVersion } from './save-policy.server.ts';

/** Keeps what is being worked on: see `Returns.saveDraft`. Of two tabs, the one that saves second is told. */
export async function saveDraft(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  draft: { readonly form: unknown; readonly revision: number },
  actor: string,
  now: Instant,
): Promise<{ readonly revision: number } | BadInput | ReturnRefusal> {
  const { currency } = await orders.shop(shopId);
  const parsed = parsePolicyForm(draft.form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    const latest = await findLatestPolicy(tx.sql, shopId);
    const revision = await putDraft(tx, {
      policy: parsed.policy,
      basedOn: latest?.version ?? null,
      savedBy: actor,
      savedAt: now,
      after: draft.revision,
    });
    return revision === null ? { refused: 'not-allowed' as const } : { revision };
  });
}

/** Makes the draft of that revision the policy from `now` on: see `Returns.publishDraft`. */
export async function publishDraft(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  revision: number,
  actor: string,
  now: Instant,
): Promise<PolicySaved | ReturnRefusal> {
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    const draft = await findDraft(tx.sql, shopId);
    if (draft === null || draft.revision !== revision) return { refused: 'not-allowed' as const };
    await removeDraft(tx.sql, shopId);
    return saveVersion(tx, { policy: draft.policy, actor, now });
  });
}
