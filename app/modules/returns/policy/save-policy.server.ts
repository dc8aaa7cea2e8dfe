import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { BadInput, PolicySaved, PolicyView } from '../door.ts';
import { addPolicy, findLatestPolicy, findLiveFrom, lockState } from '../store/policies.server.ts';
import { parsePolicyForm, policyForm } from './forms.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { missingScopes } from './scopes.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders'>;

/** The policy saved last and what its form shows: see `Returns.getPolicy`. */
export async function getPolicy({ db, orders }: Deps, shopId: bigint): Promise<PolicyView> {
  const { currency, grantedScopes } = await orders.shop(shopId);
  const [current, liveFrom] = await Promise.all([
    findLatestPolicy(db.sql, shopId),
    findLiveFrom(db.sql, shopId),
  ]);
  const policy = current?.policy ?? defaultPolicy();
  return {
    currency,
    liveFrom,
    current,
    form: policyForm(policy, currency),
    missingScopes: missingScopes(policy, grantedScopes),
  };
}

/** Saves what the form says as the policy from `now` on: see `Returns.savePolicy`. */
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
    return saveVersion(tx, parsed.policy, actor, now);
  });
}

/** Within a transaction that has locked the shop's switch. The same policy again is no new version. */
export async function saveVersion(tx: Tx, policy: Policy, actor: string, now: Instant): Promise<PolicySaved> {
  const latest = await findLatestPolicy(tx.sql, tx.shopId);
  // Both come out of the same schema, which puts their fields into one order.
  const same = latest !== null && JSON.stringify(latest.policy) === JSON.stringify(policy);
  if (same) return { version: latest.version, changed: false };
  const version = (latest?.version ?? 0) + 1;
  await addPolicy(tx, { version, policy, effectiveAt: now, savedBy: actor });
  const saved = { kind: 'return-policy-saved', customerId: null, orderId: null, happenedAt: now };
  await tx.announce([{ ...saved, key: `return-policy:${version}`, data: { version, actor } }]);
  return { version, changed: true };
}
