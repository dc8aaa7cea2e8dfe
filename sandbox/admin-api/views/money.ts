import type { Decimal, OrderData } from '../../domain/types.ts';
import { decimal, minor, toShopMoney } from '../../money/amount.ts';
import type { View } from '../api-types.ts';

/** MoneyV2 prints its amount with one decimal at least and no other closing zeros: "80.0", "12.34". */
export function moneyV2(amount: bigint, currency: string): View {
  return { __typename: 'MoneyV2', amount: trimmed(decimal(amount, currency)), currencyCode: currency };
}

/** A MoneyBag of an order's amount, in minor units of its presentment currency. */
export function moneyBag(
  order: Pick<OrderData, 'currency' | 'presentmentCurrency' | 'rate'>,
  amount: bigint,
): View {
  const shop = toShopMoney(amount, order.presentmentCurrency, order.rate, order.currency);
  return {
    shopMoney: moneyV2(shop, order.currency),
    presentmentMoney: moneyV2(amount, order.presentmentCurrency),
  };
}

/** A MoneyBag of a decimal amount in the order's presentment currency. */
export function decimalBag(order: OrderData, amount: Decimal): View {
  return moneyBag(order, minor(amount, order.presentmentCurrency));
}

function trimmed(text: Decimal): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  return `${whole}.${digits === '' ? '0' : digits}`;
}
