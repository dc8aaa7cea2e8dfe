import type { Id, OrderData } from '../domain/types.ts';
import type { ApiContext } from './api-types.ts';
import { visibleSince } from './lists/listings.ts';

/** The order, if the app may see it. */
export async function visibleOrder(id: Id, context: ApiContext): Promise<OrderData | null> {
  const order = await context.load.order(id);
  const since = visibleSince(context);
  return order !== null && since !== null && new Date(order.createdAt) < since ? null : order;
}
