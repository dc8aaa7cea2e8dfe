import type { Outcome } from '#app/contracts/returns.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import type { Policy } from './policy.ts';

/** The policy as the theme's block reads it; for display only. Names of final sale are in lower case. */
export interface ReturnPromise {
  readonly days: number;
  readonly from: Policy['window']['from'];
  /** Nothing is taken from the refund of somebody who changed their mind. */
  readonly free: boolean;
  readonly returnShipping?: { readonly amount: string; readonly currencyCode: string };
  readonly restockingPercent?: string;
  readonly finalSale: {
    readonly skus: readonly string[];
    readonly tags: readonly string[];
    readonly collections: readonly string[];
  };
  readonly outcomes: readonly Outcome[];
}

const plain = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase());

export function returnPromise(policy: Policy, currency: CurrencyCode): ReturnPromise {
  const { window, fees, finalSale, outcomes } = policy;
  const shipping = fees.returnShippingMinor ?? 0;
  const percent = Number(fees.restockingPercent ?? '0') > 0 ? fees.restockingPercent : null;
  const amount = moneyAmount(money(BigInt(shipping), currency));
  return {
    days: window.days,
    from: window.from,
    free: shipping === 0 && percent === null,
    ...(shipping > 0 ? { returnShipping: { amount, currencyCode: currency } } : {}),
    ...(percent !== null ? { restockingPercent: percent } : {}),
    finalSale: {
      skus: plain(finalSale.skus),
      tags: plain(finalSale.tags),
      collections: plain(finalSale.collections),
    },
    outcomes: [
      ...(outcomes.refund ? (['refund'] as const) : []),
      ...(outcomes.credit !== null ? (['credit'] as const) : []),
    ],
  };
}
