import { z } from 'zod';
import { decimalPattern } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { moneySchema, partsSchema } from '../case/case-json.ts';

// What a write to Shopify was decided to be, as its row keeps it.

const id = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform((text) => shopifyId(BigInt(text)));

export const createPlan = z.object({ returnShippingFee: moneySchema.nullable() });

/** What a person asked for; what it comes to is fixed by `fixedPlan` before the first call. */
export const settlePlan = z.object({
  despite: z.boolean(),
  actor: z.string(),
  fixed: z
    .object({
      lines: z.array(
        z.object({
          id,
          quantity: z.int(),
          /** What had been processed before. */
          before: z.int(),
          dispositions: z.array(
            z.object({
              reverseLineShopifyId: id,
              quantity: z.int(),
              type: z.enum(['restocked', 'not-restocked', 'processing', 'missing']),
              locationShopifyId: id.nullable(),
            }),
          ),
        }),
      ),
      transactions: z.array(z.object({ parentId: id, gateway: z.string(), amount: moneySchema })),
      storeCredit: moneySchema.nullable(),
      bonus: moneySchema,
      parts: partsSchema,
      /** Shop currency for one of the order's, as numerator and denominator. */
      rate: z.object({ num: z.string().regex(decimalPattern), den: z.string().regex(decimalPattern) }),
      units: z.int(),
    })
    .optional(),
});
export type SettlePlan = z.output<typeof settlePlan>;
export type FixedPlan = NonNullable<SettlePlan['fixed']>;

export const bonusPlan = z.object({ customer: id, amount: moneySchema });
