import { z } from 'zod';
import { outcomes } from '#app/contracts/returns.ts';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { decimalPattern } from '#app/kernel/decimal.ts';
import { type Money, moneyAmount, noMoney, parseMoney } from '#app/kernel/money.ts';
import { parsePoints } from '#app/kernel/points.ts';
import type { Hold, PaidDetail, Quote } from '../door.ts';
import { type ReturnTerms, returnTermsSchema } from '../policy/terms.ts';
import type { StoredAnswer } from './stored-return.ts';

// What of a return is kept as JSON: money as Shopify writes it, points as digits.

const money = z
  .object({ amount: z.string().regex(decimalPattern), currencyCode: z.string().regex(/^[A-Z]{3}$/) })
  .transform(({ amount, currencyCode: code }): Money => parseMoney(amount, currencyCode(code)));
const values = z.record(z.string(), z.string());
const pointsText = z
  .string()
  .regex(/^-?\d+$/)
  .transform(parsePoints);

const parts = z.array(
  z.object({
    code: z.enum([
      ...(['goods', 'tax', 'restocking-fee', 'return-shipping-fee', 'already-paid-back', 'bonus'] as const),
      ...(['new-items', 'kept-share', 'shipping'] as const),
    ]),
    values,
    amount: money,
  }),
);

/** What was kept before exchanges and tiers were quoted lacks `owes` and `tier`. */
const outcomeQuote = z
  .object({
    outcome: z.enum(outcomes),
    total: money,
    owes: money.optional(),
    parts,
    points: z.object({ clawed: pointsText, restored: pointsText }),
    tier: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
    why: z.array(z.object({ code: z.string(), values })),
  })
  .transform((one) => ({ ...one, owes: one.owes ?? noMoney(one.total.currency) }));

const quote = z.object({
  outcomes: z.array(outcomeQuote),
  shopifys: money.nullable().default(null),
});

const paid = z
  .object({
    refunded: money,
    credited: money,
    bonus: money,
    owed: money.optional(),
    transactions: z.array(z.object({ gateway: z.string(), amount: money })),
    parts,
  })
  .transform((one) => ({ ...one, owed: one.owed ?? noMoney(one.refunded.currency) }));

const answers = z.array(z.object({ question: z.string(), text: z.string(), label: z.string().nullable() }));

const hold = z.object({
  code: z.enum([
    'amounts-differ',
    'shopify-refused',
    'changed-at-shopify',
    'nothing-to-refund-to',
    'missing-in-exchange',
  ]),
  values,
  since: z.string().transform(parseInstant),
});

export const parseQuote = (json: unknown): Quote => quote.parse(json);
export const parsePaid = (json: unknown): PaidDetail => paid.parse(json);
export const parseTerms = (json: unknown): ReturnTerms => returnTermsSchema.parse(json);
export const parseAnswers = (json: unknown): readonly StoredAnswer[] => answers.parse(json);
export const parseHold = (json: unknown): Hold => hold.parse(json);
export const partsSchema = parts;
export const moneySchema = money;

/** Any of these as text for a jsonb parameter. */
export function printCase(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    return isMoney(inner) ? { amount: moneyAmount(inner), currencyCode: inner.currency } : inner;
  });
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}
