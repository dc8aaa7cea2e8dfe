import type { LoyaltyDeps } from '../deps.ts';
import { levelOf } from './levels.ts';
import { loadRules, type TierDeps } from './load-tiers.server.ts';
import { decisionsFor } from './read-tiers.server.ts';
import { listTiers, recheckTiers, saveTaggedAs } from './store/tiers.server.ts';

type Deps = TierDeps & Pick<LoyaltyDeps, 'tags' | 'now'>;

/**
 * Brings the tag that a customer has at Shopify because of a level in line with it: see `TiersDoor.tagCustomer`. Both
 * calls set a state, so after an answer that never came they are simply made again.
 */
export async function tagCustomer(deps: Deps, shopId: bigint, customerId: bigint): Promise<void> {
  const { db, orders, tags } = deps;
  const stored = (await listTiers(db.sql, shopId, [customerId])).get(customerId);
  if (stored === undefined || !(await tags.allowed(shopId))) return;
  const wanted = await tagFor(deps, shopId, customerId);
  if (wanted === stored.taggedAs) return;
  const customer = (await orders.customerShopifyIds(shopId, [customerId])).get(customerId);
  if (customer === undefined) return;
  if (stored.taggedAs !== null) await tags.remove(shopId, customer, stored.taggedAs);
  const tagged = wanted !== null && (await tags.add(shopId, customer, wanted));
  await saveTaggedAs(db.sql, shopId, customerId, tagged ? wanted : null);
}

/** Lets the next sweep look at every tag again, as when we may set them from now on: see `TiersDoor.retagCustomers`. */
export async function retagCustomers({ db, now }: Deps, shopId: bigint): Promise<void> {
  const at = await now(shopId);
  await db.inTransaction(shopId, (tx) => recheckTiers(tx, at));
}

async function tagFor(deps: Deps, shopId: bigint, customerId: bigint): Promise<string | null> {
  const now = await deps.now(shopId);
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return null;
  const read = (await decisionsFor(deps, shopId, [customerId], rules, now)).get(customerId);
  return levelOf(rules.tiers, read?.decision.level ?? null)?.customerTag ?? null;
}
