import type { OrderData } from '../../domain/types.ts';

/** Who ordered, as far as the order says. */
export function buyerName(order: OrderData): string {
  const name = [order.address?.firstName, order.address?.lastName].filter(Boolean).join(' ');
  return name || order.email || 'No customer';
}
