import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { BadInput, ProgramSaved } from '../door.ts';
import { touchAccounts } from '../store/accounts.server.ts';
import { lockState } from '../store/programs.server.ts';
import { addRewards, findLatestRewards } from '../store/rewards.server.ts';
import type { RewardsOfShop } from './door.ts';
import { defaultRewards } from './rewards.ts';
import { parseRewardsForm, rewardsForm } from './rewards-form.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts'>;

/** The rewards saved last and what their form shows: see `RewardsDoor.getRewards`. */
export async function getRewards({ db, orders, discounts }: Deps, shopId: bigint): Promise<RewardsOfShop> {
  const [{ currency }, current, allowed] = await Promise.all([
    orders.shopForLoyalty(shopId),
    findLatestRewards(db.sql, shopId),
    discounts.allowed(shopId),
  ]);
  const settings =
    current !== null && current.settings.currency === currency ? current.settings : defaultRewards(currency);
  return { currency, allowed, current, settings, form: rewardsForm(settings) };
}

/** Saves what the form says as the rewards from `now` on: see `RewardsDoor.saveRewards`. */
export async function saveRewards(
  { db, orders, discounts }: Deps,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<ProgramSaved | BadInput | { readonly refused: 'not-allowed' }> {
  const { currency } = await orders.shopForLoyalty(shopId);
  const parsed = parseRewardsForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { settings } = parsed;
  if (settings.rewards.length > 0 && !(await discounts.allowed(shopId))) return { refused: 'not-allowed' };
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    const latest = await findLatestRewards(tx.sql, shopId);
    // Both come out of the same schema, which puts their fields into one order.
    if (latest !== null && JSON.stringify(latest.settings) === JSON.stringify(settings))
      return { version: latest.version, changed: false };
    const version = (latest?.version ?? 0) + 1;
    await addRewards(tx, { version, settings, effectiveAt: now, savedBy: actor });
    const saved = { kind: 'rewards-saved', customerId: null, orderId: null, happenedAt: now };
    await tx.announce([{ ...saved, key: `rewards:${version}`, data: { version, actor } }]);
    // What a customer's points are worth has changed with them.
    await touchAccounts(tx.sql, shopId);
    return { version, changed: true };
  });
}
