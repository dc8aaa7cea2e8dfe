import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { CustomerSnapshot } from './customer.ts';

/** What a state of a customer tells of what they did since the install; their past before it is nobody's news. */
export function customerFacts(
  { shopifyId, createdAt, marketing, marketingAt }: CustomerSnapshot,
  customerId: bigint,
  installedAt: Instant,
): NewFact[] {
  const key = `customer:${shopifyId}`;
  const about = { customerId, orderId: null, data: {} };
  const facts = [{ ...about, key: `${key}:added`, kind: 'customer-added', happenedAt: createdAt }];
  if (marketing === 'subscribed' && marketingAt !== null)
    facts.push({
      ...about,
      key: `${key}:subscribed:${marketingAt}`,
      kind: 'customer-subscribed',
      happenedAt: marketingAt,
    });
  return facts.filter(({ happenedAt }) => compareInstants(happenedAt, installedAt) >= 0);
}
