import type { Policy } from './policy.ts';

/** Locations: what is restocked goes back to where it was sent from. */
const always = ['write_returns', 'write_orders', 'read_locations'];
/** Accounts: what was credited is read back before another try. */
const forCredit = ['write_store_credit_account_transactions', 'read_store_credit_accounts'];

/** What a policy needs of Shopify and the merchant has not granted yet. */
export function missingScopes(policy: Policy, granted: readonly string[]): readonly string[] {
  const needed = policy.outcomes.credit === null ? always : [...always, ...forCredit];
  return needed.filter((scope) => !granted.includes(scope));
}
