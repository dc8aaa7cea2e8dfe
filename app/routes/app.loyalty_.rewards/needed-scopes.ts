import type { RewardForm } from '#app/modules/loyalty/rewards/rewards-form.ts';

/** What each kind is made with at Shopify. */
const madeWith: Record<RewardForm['kind'], string> = {
  'amount-off': 'write_discounts',
  percent: 'write_discounts',
  'free-shipping': 'write_discounts',
  'free-product': 'write_discounts',
  'gift-card': 'write_gift_cards',
  'store-credit': 'write_store_credit_account_transactions',
};

/** Codes are made with the first; the second lets the storefront show a customer's points. */
const always = ['write_discounts', 'write_customers'];

/** What these rewards need and Shopify does not allow yet. */
export function missingScopes(
  rewards: readonly Pick<RewardForm, 'kind'>[],
  granted: readonly string[],
): string[] {
  const needed = new Set([...always, ...rewards.map(({ kind }) => madeWith[kind])]);
  return [...needed].filter((scope) => !granted.includes(scope));
}
