import type { OrderData } from '../domain/types.ts';
import { decimal, toShopMoney } from '../money/amount.ts';

/** Both currencies of an amount, as every `…_set` of a payload carries them. */
export interface MoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** Prints an order's amounts (minor units of its presentment currency). */
export interface OrderMoney {
  /** In shop currency: what the fields without `_set` carry. */
  shop(amount: bigint): string;
  presentment(amount: bigint): string;
  set(amount: bigint): MoneySet;
}

export function orderMoney(order: Pick<OrderData, 'currency' | 'presentmentCurrency' | 'rate'>): OrderMoney {
  const shop = (amount: bigint) =>
    decimal(toShopMoney(amount, order.presentmentCurrency, order.rate, order.currency), order.currency);
  const presentment = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  return {
    shop,
    presentment,
    set: (amount) => ({
      shop_money: { amount: shop(amount), currency_code: order.currency },
      presentment_money: { amount: presentment(amount), currency_code: order.presentmentCurrency },
    }),
  };
}
