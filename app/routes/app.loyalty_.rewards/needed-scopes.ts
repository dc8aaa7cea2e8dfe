import type { RewardForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { rewardScopes } from '../../merchants/reward-scopes.ts';

/** Codes are made with the first; the second lets the storefront show a customer's points. */
const always = ['write_discounts', 'write_customers'];

/** What these rewards need and Shopify does not allow yet. */
export function missingScopes(
  rewards: readonly Pick<RewardForm, 'kind'>[],
  granted: readonly string[],
): string[] {
  const needed = new Set([...always, ...rewards.flatMap(({ kind }) => rewardScopes[kind])]);
  return [...needed].filter((scope) => !granted.includes(scope));
}

/** Does Shopify allow what this kind needs? */
export function isAllowed(kind: RewardForm['kind'], granted: readonly string[]): boolean {
  return rewardScopes[kind].every((scope) => granted.includes(scope));
}
