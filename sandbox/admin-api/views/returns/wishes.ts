import { z } from 'zod';

/** Parts of an input that several fields and mutations of returns share. */

export const moneyInput = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }) => ({ amount, currency: currencyCode }));

export const refundShipping = z.object({
  fullRefund: z.boolean().nullish(),
  shippingRefundAmount: moneyInput.nullish(),
});

/** Original shipping to give back; a named amount goes before all of it. */
export function shippingWish(
  wish: z.output<typeof refundShipping> | null | undefined,
): 'all' | { amount: string; currency: string } | undefined {
  if (wish?.shippingRefundAmount != null) return wish.shippingRefundAmount;
  return wish?.fullRefund === true ? 'all' : undefined;
}

/** Exchanges, duties and tips are not part of the sandbox: asking for one is an error that says so. */
export function refuseExchanges(form: {
  exchangeLineItems?: readonly unknown[] | null | undefined;
  refundDuties?: readonly unknown[] | null | undefined;
  tipLineId?: string | null | undefined;
}): void {
  if ((form.exchangeLineItems?.length ?? 0) > 0) throw new Error('The sandbox has no exchanges.');
  if ((form.refundDuties?.length ?? 0) > 0) throw new Error('The sandbox has no duties.');
  if (form.tipLineId != null) throw new Error('The sandbox has no tips.');
}

/** A percentage as the API's floating-point number carries it. */
export const percentInput = z
  .object({ percentage: z.number() })
  .transform(({ percentage }) => percentage.toFixed(6).replace(/\.?0+$/, ''));
