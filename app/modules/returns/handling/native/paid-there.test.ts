import { expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { noMoney, parseMoney } from '#app/kernel/money.ts';
import { paidThere } from './paid-there.ts';

const usd = currencyCode('USD');
const dollars = (amount: string) => parseMoney(amount, usd);

it('tells store credit from what went back to the means of payment', () => {
  const refund = (amount: string, ...transactions: (readonly [string, string])[]) => ({
    amount: dollars(amount),
    transactions: transactions.map(([gateway, part]) => ({ gateway, amount: dollars(part) })),
  });
  expect(paidThere([], usd)).toEqual({ refunded: noMoney(usd), credited: noMoney(usd), transactions: [] });
  const refunds = [
    refund('30.00', ['shopify_payments', '20.00'], ['gift_card', '10.00']),
    refund('12.00', ['shopify_store_credit', '12.00'], ['cash', '0.00']),
  ];
  expect(paidThere(refunds, usd)).toEqual({
    refunded: dollars('30.00'),
    credited: dollars('12.00'),
    transactions: [
      { gateway: 'shopify_payments', amount: dollars('20.00') },
      { gateway: 'gift_card', amount: dollars('10.00') },
      { gateway: 'shopify_store_credit', amount: dollars('12.00') },
    ],
  });
});
