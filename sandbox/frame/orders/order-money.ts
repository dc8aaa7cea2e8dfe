import type { Decimal, OrderData } from '../../domain/types.ts';
import { decimal, minor } from '../../money/amount.ts';
import { printAmount } from '../amounts.ts';

/** Minor units of the order's presentment currency, as people read them. */
export const printMinor = (order: OrderData, amount: bigint): string =>
  printAmount(decimal(amount, order.presentmentCurrency), order.presentmentCurrency);

/** A stored amount of the order at its currency's digits. */
export const printStored = (order: OrderData, amount: Decimal): string =>
  printMinor(order, minor(amount, order.presentmentCurrency));
