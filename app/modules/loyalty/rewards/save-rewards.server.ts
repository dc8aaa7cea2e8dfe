import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { BadInput, ProgramSaved } from '../door.ts';
import { touchAccounts } from '../store/accounts.server.ts';
import { lockState } from '../store/programs.server.ts';
import { addRewards, findLatestRewards, listRewards as listSaved } from '../store/rewards.server.ts';
import type { RewardsNotAllowed, RewardsOfShop, SavedRewards } from './door.ts';
import { defaultRewards, type Reward } from './rewards.ts';
import { parseRewardsForm, rewardsForm } from './rewards-form.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing'>;

/** The rewards saved last and what their form shows: see `RewardsDoor.getRewards`. */
export async function getRewards(deps: Deps, shopId: bigint): Promise<RewardsOfShop> {
  const [{ currency }, current, kinds] = await Promise.all([
    deps.orders.shopForLoyalty(shopId),
    findLatestRewards(deps.db.sql, shopId),
    allowedKinds(deps, shopId),
  ]);
  const allowed = kinds.includes('amount-off');
  const settings =
    current !== null && current.settings.currency === currency ? current.settings : defaultRewards(currency);
  return { currency, allowed, kinds, current, settings, form: rewardsForm(settings) };
}

async function allowedKinds(
  { discounts, issuing }: Pick<Deps, 'discounts' | 'issuing'>,
  shopId: bigint,
): Promise<readonly Reward['kind'][]> {
  const [codes, giftCards, credits] = await Promise.all([
    discounts.allowed(shopId),
    issuing.allowed(shopId, 'gift-card'),
    issuing.allowed(shopId, 'store-credit'),
  ]);
  return [
    ...(codes ? (['amount-off', 'percent', 'free-shipping', 'free-product'] as const) : []),
    ...(giftCards ? (['gift-card'] as const) : []),
    ...(credits ? (['store-credit'] as const) : []),
  ];
}

/** Earlier and present rewards: see `RewardsDoor.listRewards`. */
export async function listRewards(
  { db, orders }: Pick<Deps, 'db' | 'orders'>,
  shopId: bigint,
  page: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedRewards[]> {
  const { currency } = await orders.shopForLoyalty(shopId);
  return listSaved(db.sql, shopId, currency, page);
}

/** Saves what the form says as the rewards from `now` on: see `RewardsDoor.saveRewards`. */
export async function saveRewards(
  deps: Deps,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<ProgramSaved | BadInput | RewardsNotAllowed> {
  const { currency } = await deps.orders.shopForLoyalty(shopId);
  const parsed = parseRewardsForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { settings } = parsed;
  const kinds = await allowedKinds(deps, shopId);
  const denied = settings.rewards.flatMap(({ kind }, index) => (kinds.includes(kind) ? [] : [index]));
  if (denied.length > 0) return { refused: 'not-allowed', denied };
  return deps.db.inTransaction(shopId, async (tx) => {
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
