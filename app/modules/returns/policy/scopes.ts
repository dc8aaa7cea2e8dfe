import type { Policy } from './policy.ts';

const always = ['write_returns', 'write_orders'];
const forCredit = 'write_store_credit_account_transactions';

/** What a policy needs of Shopify and the merchant has not granted yet. */
export function missingScopes(policy: Policy, granted: readonly string[]): readonly string[] {
  const needed = policy.outcomes.credit === null ? always : [...always, forCredit];
  return needed.filter((scope) => !granted.includes(scope));
}
