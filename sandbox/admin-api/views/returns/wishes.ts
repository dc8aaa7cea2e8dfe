import { z } from 'zod';
import type { ExchangeInput } from '../../../domain/returns/inputs.ts';
import type { Shop } from '../../../domain/types.ts';
import { decimal, minor } from '../../../money/amount.ts';
import { idOf } from '../../gid.ts';

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

/** Duties and tips are not part of the sandbox: asking for one is an error that says so. */
export function refuseDutiesAndTips(form: {
  refundDuties?: readonly unknown[] | null | undefined;
  tipLineId?: string | null | undefined;
}): void {
  if ((form.refundDuties?.length ?? 0) > 0) throw new Error('The sandbox has no duties.');
  if (form.tipLineId != null) throw new Error('The sandbox has no tips.');
}

/** Units of a return's exchange lines, as `returnProcess` and `suggestedFinancialOutcome` take them. */
export const exchangeUnits = z
  .array(z.object({ id: z.string(), quantity: z.number().int() }))
  .transform((lines) =>
    lines.map(({ id, quantity }) => ({ line: idOf('ExchangeLineItem', id) ?? '0', quantity })),
  );

/** The wish with its discount on all units, as this shop takes a fixed amount on several. */
export function exchangeWish({ switches }: Pick<Shop, 'switches'>, wish: ExchangeInput): ExchangeInput {
  const value = wish.discount?.value;
  if (value === undefined || !('amount' in value) || !switches.exchangeDiscountPerUnit) return wish;
  const amount = minor(value.amount, value.currency) * BigInt(wish.quantity);
  return {
    ...wish,
    discount: { ...wish.discount, value: { ...value, amount: decimal(amount, value.currency) } },
  };
}

/** ExchangeLineItemInput and CalculateExchangeLineItemInput. */
export const exchangeLineInput = z
  .object({
    variantId: z.string().nullish(),
    quantity: z.number().int(),
    giftCardCodes: z.array(z.string()).nullish(),
    appliedDiscount: z
      .object({
        description: z.string().nullish(),
        value: z.union([z.object({ amount: moneyInput }), z.object({ percentage: z.number() })]),
      })
      .nullish(),
  })
  .transform(({ variantId, quantity, giftCardCodes, appliedDiscount }): ExchangeInput => {
    if (giftCardCodes != null && giftCardCodes.length > 0) {
      throw new Error('The sandbox has no physical gift cards.');
    }
    const value = appliedDiscount?.value;
    return {
      variant: idOf('ProductVariant', variantId),
      quantity,
      discount:
        value === undefined
          ? null
          : {
              value: 'amount' in value ? value.amount : { percentage: plainNumber(value.percentage) },
              description: appliedDiscount?.description,
            },
    };
  });

/** A percentage as the API's floating-point number carries it. */
export const percentInput = z
  .object({ percentage: z.number() })
  .transform(({ percentage }) => plainNumber(percentage));

function plainNumber(percentage: number): string {
  return percentage.toFixed(6).replace(/\.?0+$/, '');
}
