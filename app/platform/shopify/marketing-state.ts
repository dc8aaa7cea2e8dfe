import type { MarketingState } from '../../modules/commerce/customer.ts';

const states: readonly MarketingState[] = [
  'subscribed',
  'not_subscribed',
  'pending',
  'unsubscribed',
  'invalid',
  'redacted',
];

/** Shopify's word, which GraphQL writes in capitals and payloads do not; null: one that we do not know. */
export function marketingState(word: string): MarketingState | null {
  const asked = word.toLowerCase();
  return states.find((state) => state === asked) ?? null;
}
