import type { Reward } from '../modules/loyalty/rewards/rewards.ts';

const code = ['write_discounts'];

/** What the merchant has to allow for each kind of reward to be made at Shopify. */
export const rewardScopes: Readonly<Record<Reward['kind'], readonly string[]>> = {
  'amount-off': code,
  percent: code,
  'free-shipping': code,
  'free-product': code,
  // A card that belongs to a customer changes the customer.
  'gift-card': ['write_gift_cards', 'write_customers'],
  // After a lost answer, the account's transactions say whether it was given.
  'store-credit': [
    'read_store_credit_accounts',
    'read_store_credit_account_transactions',
    'write_store_credit_account_transactions',
  ],
};
