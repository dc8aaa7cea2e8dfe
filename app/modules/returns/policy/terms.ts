import { z } from 'zod';
import { declineReasons, outcomes } from '#app/contracts/returns.ts';
import { policySchema } from './policy.ts';

// What the policy comes to for units of one line and one reason, once its rules have been asked. Kept with the return
// when it is asked for, so that nothing later depends on rules or facts that have changed since.

/** What of the policy a rule can set; what no rule sets comes from the policy itself. */
export const termParts = [
  'window',
  'final-sale',
  'never',
  'refund',
  'credit',
  'exchange',
  'keep',
  'restocking',
  'return-shipping',
  'approval',
  'settle-on',
  'send-to',
] as const;
export type TermPart = (typeof termParts)[number];

const traceStep = z.object({
  part: z.enum(termParts),
  /** Id of the rule that set it; null: the policy itself, without a rule. */
  rule: z.string().nullable(),
  /** As the merchant calls the rule; empty: it has no name. */
  name: z.string(),
  values: z.record(z.string(), z.string()),
});

const shape = policySchema.shape;
const outcomeFees = z.object({
  restockingPercent: shape.fees.shape.restockingPercent,
  returnShippingMinor: shape.fees.shape.returnShippingMinor,
  returnShippingByCurrency: shape.fees.shape.returnShippingByCurrency,
});

export const termsSchema = z.object({
  window: z.object({
    days: z.int(),
    /** Goes before `days`. */
    months: z.int().nullable(),
    from: shape.window.shape.from,
    transitDays: z.int(),
    /** At least until this local day (ISO date). */
    until: z.string().nullable(),
  }),
  returnable: z.enum(['yes', 'final-sale', 'never']),
  outcomes: shape.outcomes,
  fees: z.record(z.enum(outcomes), outcomeFees),
  approval: z.discriminatedUnion('as', [
    z.object({ as: z.literal('auto') }),
    z.object({ as: z.literal('manual') }),
    z.object({
      as: z.literal('decline'),
      reason: z.enum(declineReasons),
      note: z.string(),
    }),
  ]),
  settleOn: shape.settleOn,
  sendTo: shape.sendTo,
  said: z.array(traceStep),
});

/** Of one line and reason. Amounts are minor units of the shop's currency. */
export type Terms = z.infer<typeof termsSchema>;
export type TraceStep = z.infer<typeof traceStep>;
export type OutcomeFees = z.infer<typeof outcomeFees>;

/**
 * Of a return as a whole. Lines go by their position. Where lines differ, the return goes by the strictest: the
 * latest moment of settlement, a person's look before an automatic yes, the outcomes that all of them get.
 */
export const returnTermsSchema = z.object({
  /** `withdrawal`: by law, whatever the policy says. `shopify`: made there, by whoever made it. */
  basis: z.enum(['policy', 'withdrawal', 'shopify']),
  lines: z.array(termsSchema),
  approval: z.enum(['auto', 'manual']),
  settleOn: shape.settleOn,
  sendTo: shape.sendTo,
  /** Why a person looks, although no rule says so: limits, a wish, an amount that Shopify calculates otherwise. */
  held: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.string()) })),
});
export type ReturnTerms = z.infer<typeof returnTermsSchema>;
