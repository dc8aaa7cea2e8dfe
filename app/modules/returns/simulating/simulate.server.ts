import type { Instant } from '#app/kernel/calendar.ts';
import { historySpans } from '../decisions/history-spans.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { BadInput, Simulation } from '../door.ts';
import { parsePolicyForm } from '../policy/forms.ts';
import { defaultPolicy, type Policy, type PolicyVersion, policyAt } from '../policy/policy.ts';
import { listAllPolicies } from '../store/policies.server.ts';
import { compareReplays } from './compare.ts';
import { loadPast } from './load-past.server.ts';
import { mostDays } from './most-days.ts';
import type { Past, PastOrder } from './past.ts';
import { replay } from './replay.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders'>;

interface Asked {
  readonly form: unknown;
  readonly days: number;
}

/** The last N local days under the policies that their orders were bought under, and under another: see `Returns.simulate`. */
export async function simulate(
  deps: Deps,
  shopId: bigint,
  asked: Asked,
  now: Instant,
): Promise<Simulation | BadInput> {
  const trial = await loadTrial(deps, shopId, asked, now);
  if ('refused' in trial) return trial;
  const { past, versions, policy } = trial;
  const before = replay(past, (order) => boughtUnder(versions, order));
  const after = replay(past, () => policy);
  return compareReplays(asked.days, past.currency, before, after);
}

/** For how many requests each rule would have set something: see `Returns.countFirings`. */
export async function countFirings(
  deps: Deps,
  shopId: bigint,
  asked: Asked,
  now: Instant,
): Promise<ReadonlyMap<string, number> | BadInput> {
  const trial = await loadTrial(deps, shopId, asked, now);
  if ('refused' in trial) return trial;
  const { past, policy } = trial;
  const counts = new Map(policy.rules.map(({ id }) => [id, 0]));
  for (const { fired } of replay(past, () => policy))
    for (const rule of fired()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

interface Trial {
  readonly past: Past;
  readonly versions: readonly PolicyVersion[];
  readonly policy: Policy;
}

async function loadTrial(
  deps: Deps,
  shopId: bigint,
  { form, days }: Asked,
  now: Instant,
): Promise<Trial | BadInput> {
  if (!Number.isSafeInteger(days) || days < 1 || days > mostDays)
    return { refused: 'bad-input', errors: { days: `Days are a whole number from 1 to ${mostDays}.` } };
  const versions = await listAllPolicies(deps.db.sql, shopId);
  const policy = await policyOfForm(deps, shopId, form, versions);
  if ('refused' in policy) return policy;
  const spans = new Set([policy, ...versions.map((one) => one.policy)].flatMap(historySpans));
  return { past: await loadPast(deps, shopId, { days, now, spans: [...spans] }), versions, policy };
}

/** Null: the published one; before anything is published, the one that a new shop begins with. */
export async function policyOfForm(
  { orders }: Pick<ReturnsDeps, 'orders'>,
  shopId: bigint,
  form: unknown,
  versions: readonly PolicyVersion[],
): Promise<Policy | BadInput> {
  if (form === null) return versions[0]?.policy ?? defaultPolicy();
  const { currency } = await orders.shop(shopId);
  const parsed = parsePolicyForm(form, currency);
  return 'errors' in parsed ? { refused: 'bad-input', errors: parsed.errors } : parsed.policy;
}

function boughtUnder(versions: readonly PolicyVersion[], { order }: PastOrder): Policy {
  return policyAt(versions, order.processedAt)?.policy ?? fallback;
}

/** Where nothing was ever published, what staff took back is held against what a new shop begins with. */
const fallback = defaultPolicy();
