import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from './ports.ts';
import type { Author } from './writing/door.ts';

/**
 * Was this author forgotten, or whoever placed the order? If not, they are not before the transaction ends. To be asked
 * before other rows are locked.
 */
export async function isErased(
  { erased }: Pick<ReviewsDeps, 'erased'>,
  tx: Tx,
  author: Author,
): Promise<boolean> {
  if ('orderId' in author) return (await erased(tx, { orders: [author.orderId] })).orders.has(author.orderId);
  const { customerId } = author;
  return (await erased(tx, { customers: [customerId] })).customers.has(customerId);
}
