import { z } from 'zod';
import { declineReasons, outcomes } from '#app/contracts/returns.ts';
import { decimalPattern } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import type { Rational } from '#app/kernel/rational.ts';
import { moneySchema, partsSchema } from '../case/case-json.ts';
import type { SettlementPlan } from '../money/settlement.ts';

// What a write to Shopify was decided to be, as its row keeps it.

const id = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform((text) => shopifyId(BigInt(text)));

/** `outcome`: for which its fees are. */
export const createPlan = z.object({
  returnShippingFee: moneySchema.nullable(),
  outcome: z.enum(outcomes).default('refund'),
});

export const declinePlan = z.object({ reason: z.enum(declineReasons) });

const transactions = z.array(z.object({ parentId: id, gateway: z.string(), amount: moneySchema }));

/** What a settlement comes to, however it is paid. */
const paidPlan = z.object({
  transactions,
  storeCredit: moneySchema.nullable(),
  bonus: moneySchema,
  /** Asked of the customer; null: nothing. */
  owed: moneySchema.nullable().default(null),
  parts: partsSchema,
  /** Shop currency for one of the order's, as numerator and denominator. */
  rate: z.object({ num: z.string().regex(decimalPattern), den: z.string().regex(decimalPattern) }),
  units: z.int(),
});
export type PaidPlan = z.output<typeof paidPlan>;

/** A settlement that was decided, as its row keeps it. */
export const paidPlanOf = (
  { transactions: given, parts, ...plan }: SettlementPlan,
  rate: Rational,
  units: number,
): PaidPlan => ({
  ...plan,
  transactions: [...given],
  parts: parts.map((part) => ({ ...part, values: { ...part.values } })),
  rate: { num: rate.num.toString(), den: rate.den.toString() },
  units,
});

const processed = z.object({
  id,
  quantity: z.int(),
  /** What had been processed before. */
  before: z.int(),
});

const fixedPlan = paidPlan.extend({
  lines: z.array(
    processed.extend({
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
  /** Sent out by it. */
  exchangeLines: z.array(processed).default([]),
  shipping: moneySchema.nullable().default(null),
  /** What staff gave back at Shopify for units that they processed there; null: nothing. */
  before: z
    .object({
      refunded: moneySchema,
      credited: moneySchema,
      transactions: z.array(z.object({ gateway: z.string(), amount: moneySchema })),
    })
    .nullable()
    .default(null),
});
export type FixedPlan = z.output<typeof fixedPlan>;

const asked = z.object({ despite: z.boolean(), actor: z.string() });

/** What a person asked for; what it comes to is fixed by `fixed` before the first call. */
export const settlePlan = asked.extend({ fixed: fixedPlan.optional() });
export type SettlePlan = z.output<typeof settlePlan>;

/** The same while the goods stay: a refund without lines. */
export const refundPlan = asked.extend({ fixed: paidPlan.optional() });

export const bonusPlan = z.object({ customer: id, amount: moneySchema });
