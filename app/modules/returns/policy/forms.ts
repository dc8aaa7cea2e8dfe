import { z } from 'zod';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import { type Policy, policySchema } from './policy.ts';
import { defaultReasons } from './reasons.ts';

/** What the policy's screen sends (JSON) and shows again: text as typed; an empty text means none. */
export interface PolicyForm {
  readonly days: string;
  readonly from: 'delivered' | 'fulfilled' | 'ordered';
  readonly transitDays: string;
  readonly refund: boolean;
  readonly credit: boolean;
  /** "10" */
  readonly bonusPercent: string;
  /** Amounts are in the shop's currency: "5.00". */
  readonly bonusFlat: string;
  readonly bonusCap: string;
  readonly restockingPercent: string;
  readonly returnShipping: string;
  /** Ids of reasons. */
  readonly waivedFor: readonly string[];
  readonly finalSale: {
    readonly skus: readonly string[];
    readonly tags: readonly string[];
    /** Shopify ids of collections, as decimal text. */
    readonly collections: readonly string[];
    /** Ids of reasons. */
    readonly overriddenBy: readonly string[];
  };
  readonly approval: 'auto' | 'manual';
  readonly settleOn: 'first-scan' | 'received' | 'inspected';
  readonly reasons: readonly { readonly id: string; readonly label: string; readonly shopify: string }[];
}

export type PolicyFormResult =
  | { readonly policy: Policy }
  | { readonly errors: Readonly<Record<string, string>> };

/** The policy that a form asks for, or what is wrong with it by field path. What a form leaves out is off. */
export function parsePolicyForm(input: unknown, currency: CurrencyCode): PolicyFormResult {
  const parsed = formSchema(currency).safeParse(input);
  if (!parsed.success) return { errors: errorsByField(parsed.error) };
  const policy = policySchema.safeParse(policyOf(parsed.data, currency));
  return policy.success ? { policy: policy.data } : { errors: errorsByField(policy.error) };
}

/** A policy as its form shows it. */
export function policyForm(policy: Policy, currency: CurrencyCode): PolicyForm {
  const amount = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : printDecimal(BigInt(minor), currencyExponent(currency));
  const { window, outcomes, fees } = policy;
  return {
    days: String(window.days),
    from: window.from,
    transitDays: String(window.transitDays),
    refund: outcomes.refund,
    credit: outcomes.credit !== null,
    bonusPercent: outcomes.credit?.bonusPercent ?? '',
    bonusFlat: amount(outcomes.credit?.bonusFlatMinor),
    bonusCap: amount(outcomes.credit?.bonusCapMinor),
    restockingPercent: fees.restockingPercent ?? '',
    returnShipping: amount(fees.returnShippingMinor),
    waivedFor: fees.waivedFor,
    finalSale: policy.finalSale,
    approval: policy.approval,
    settleOn: policy.settleOn,
    reasons: policy.reasons,
  };
}

function whole(min: number, max: number, what: string) {
  const message = `${what} is a whole number from ${min} to ${max.toLocaleString('en')}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, message)
    .refine((text) => Number(text) >= min && Number(text) <= max, message);
}

const percent = z
  .string()
  .trim()
  .regex(/^(\d{1,3}(\.\d{1,4})?)?$/, 'A percentage is a number from 0 to 100 with up to four decimals.')
  .refine((text) => Number(text) <= 100, 'A percentage is a number from 0 to 100 with up to four decimals.')
  .default('');

const listedNames = z
  .array(
    z
      .string()
      .trim()
      .min(1, 'A name is missing.')
      .max(255, 'A name has at most 255 characters.')
      .refine(isStorable, 'A name has a character that cannot be kept.'),
  )
  .max(1000, 'At most 1000 names.')
  .default([]);

const reason = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'A short name has lower-case letters, digits and hyphens.'),
  label: z
    .string()
    .trim()
    .min(1, 'A reason needs words.')
    .max(100, 'A reason has at most 100 characters.')
    .refine(isStorable, 'A reason has a character that cannot be kept.'),
  shopify: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,100}$/, 'Choose what it is called at Shopify.'),
});

function formSchema(currency: CurrencyCode) {
  const amount = z
    .string()
    .trim()
    .refine((text) => text === '' || isAmount(text, currency), 'Enter an amount such as 5.00, or nothing.')
    .default('');
  return z
    .object({
      days: whole(0, 3650, 'The return window in days'),
      from: z.enum(['delivered', 'fulfilled', 'ordered']),
      transitDays: whole(0, 365, 'The time on the way in days').default('0'),
      refund: z.boolean(),
      credit: z.boolean(),
      bonusPercent: percent,
      bonusFlat: amount,
      bonusCap: amount,
      restockingPercent: percent,
      returnShipping: amount,
      waivedFor: z.array(z.string()).max(100).default([]),
      finalSale: z
        .object({
          skus: listedNames,
          tags: listedNames,
          collections: listedNames,
          overriddenBy: z.array(z.string()).max(100).default([]),
        })
        .default({ skus: [], tags: [], collections: [], overriddenBy: [] }),
      approval: z.enum(['auto', 'manual']),
      settleOn: z.enum(['first-scan', 'received', 'inspected']),
      reasons: z.array(reason).min(1, 'Offer at least one reason.').max(100).default(defaultReasons),
    })
    .superRefine((form, context) => {
      const fault = (path: (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      if (!form.refund && !form.credit) fault(['refund'], 'Offer at least one outcome.');
      const ids = form.reasons.map(({ id }) => id);
      ids.forEach((id, index) => {
        if (ids.indexOf(id) !== index) fault(['reasons', index, 'id'], 'Another reason has this short name.');
      });
      const unknown = (names: readonly string[]) => names.some((name) => !ids.includes(name));
      if (unknown(form.waivedFor)) fault(['waivedFor'], 'This names a reason that is not offered.');
      if (unknown(form.finalSale.overriddenBy))
        fault(['finalSale', 'overriddenBy'], 'This names a reason that is not offered.');
    });
}

type ParsedForm = z.infer<ReturnType<typeof formSchema>>;

function policyOf(form: ParsedForm, currency: CurrencyCode): Policy {
  const minor = (text: string) => (text === '' ? null : Number(parseMoney(text, currency).minor));
  const percentage = (text: string) => (text === '' ? null : text);
  return {
    window: { days: Number(form.days), from: form.from, transitDays: Number(form.transitDays) },
    outcomes: {
      refund: form.refund,
      credit: form.credit
        ? {
            bonusPercent: percentage(form.bonusPercent),
            bonusFlatMinor: minor(form.bonusFlat),
            bonusCapMinor: minor(form.bonusCap),
          }
        : null,
    },
    fees: {
      restockingPercent: percentage(form.restockingPercent),
      returnShippingMinor: minor(form.returnShipping),
      waivedFor: form.waivedFor,
    },
    finalSale: form.finalSale,
    approval: form.approval,
    settleOn: form.settleOn,
    reasons: form.reasons,
  };
}

function isAmount(text: string, currency: CurrencyCode): boolean {
  if (!isMoneyAmount(text, currency)) return false;
  const { minor } = parseMoney(text, currency);
  return minor >= 0n && minor <= 1_000_000_000n;
}

function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return errors;
}
