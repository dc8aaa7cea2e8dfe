import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { BadInput, PolicySaved, PolicyView } from '../door.ts';
import { findDraft, removeDraft } from '../store/drafts.server.ts';
import {
  addPolicy,
  findLatestPolicy,
  findLiveFrom,
  findPolicy,
  lockState,
} from '../store/policies.server.ts';
import { parsePolicyForm, policyForm } from './forms.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { samePolicy } from './same-policy.ts';
import { missingScopes } from './scopes.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders'>;

/** The published policy, the draft beside it and what a form shows: see `Returns.getPolicy`. */
export async function getPolicy({ db, orders }: Deps, shopId: bigint): Promise<PolicyView> {
  const { currency, grantedScopes } = await orders.shop(shopId);
  const [current, draft, liveFrom] = await Promise.all([
    findLatestPolicy(db.sql, shopId),
    findDraft(db.sql, shopId),
    findLiveFrom(db.sql, shopId),
  ]);
  const policy = current?.policy ?? defaultPolicy();
  return {
    currency,
    liveFrom,
    current,
    draft:
      draft === null
        ? null
        : {
            revision: draft.revision,
            basedOn: draft.basedOn,
            form: policyForm(draft.policy, currency),
            savedBy: draft.savedBy,
            savedAt: draft.savedAt,
          },
    form: policyForm(policy, currency),
    missingScopes: missingScopes(policy, grantedScopes),
  };
}

/** Publishes what the form says from `now` on: see `Returns.savePolicy`. */
export async function savePolicy(
  { db, orders }: Deps,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<PolicySaved | BadInput> {
  const { currency } = await orders.shop(shopId);
  const parsed = parsePolicyForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    await removeDraft(tx.sql, shopId);
    return saveVersion(tx, { policy: parsed.policy, actor, now });
  });
}

/** An earlier version once more, as a new one: see `Returns.restorePolicy`. */
export async function restorePolicy(
  { db }: Pick<Deps, 'db'>,
  shopId: bigint,
  version: number,
  actor: string,
  now: Instant,
): Promise<PolicySaved | null> {
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    const earlier = await findPolicy(tx.sql, shopId, version);
    return earlier === null
      ? null
      : saveVersion(tx, { policy: earlier.policy, restored: version, actor, now });
  });
}

/** Within a transaction that has locked the shop's switch. The same policy again is no new version. */
export async function saveVersion(
  tx: Tx,
  saved: {
    readonly policy: Policy;
    readonly actor: string;
    readonly now: Instant;
    readonly restored?: number;
  },
): Promise<PolicySaved> {
  const { policy, actor, now, restored = null } = saved;
  const latest = await findLatestPolicy(tx.sql, tx.shopId);
  if (latest !== null && samePolicy(latest.policy, policy))
    return { version: latest.version, changed: false };
  const version = (latest?.version ?? 0) + 1;
  await addPolicy(tx, { version, policy, effectiveAt: now, savedBy: actor, restored });
  const fact = { kind: 'return-policy-saved', customerId: null, orderId: null, happenedAt: now };
  const data = { version, actor, ...(restored === null ? {} : { restored }) };
  await tx.announce([{ ...fact, key: `return-policy:${version}`, data }]);
  return { version, changed: true };
}
