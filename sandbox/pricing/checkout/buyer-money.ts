import type { Decimal } from '../../domain/types.ts';
import { minor, toPresentment } from '../../money/amount.ts';
import type { CheckoutQuestion } from './checkout-question.ts';

/** An amount of a discount in the currency the buyer pays in. */
export function inBuyerMoney(
  { shopCurrency, currency, rate }: Pick<CheckoutQuestion, 'shopCurrency' | 'currency' | 'rate'>,
  amount: Decimal,
): bigint {
  return toPresentment(minor(amount, shopCurrency), shopCurrency, rate, currency);
}
