import { z } from 'zod';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import { checkForm } from './form-faults.ts';
import { noLimits, policySchema } from './policy.ts';
import { defaultReasons } from './reasons.ts';

function whole(min: number, max: number, what: string) {
  const message = `${what} is a whole number from ${min} to ${max.toLocaleString('en')}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, message)
    .refine((text) => Number(text) >= min && Number(text) <= max, message);
}

const noPercent = 'A percentage is a number from 0 to 100 with up to four decimals.';
const percent = z
  .string()
  .trim()
  .regex(/^(\d{1,3}(\.\d{1,4})?)?$/, noPercent)
  .refine((text) => Number(text) <= 100, noPercent)
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

const reasonIds = z.array(z.string()).max(100).default([]);

const policyShape = policySchema.shape;
const reasonShape = policyShape.reasons.element.shape;

const reason = z.object({
  ...reasonShape,
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

/** The policy's form: plain fields as typed text, lists of things as the policy itself keeps them. */
export function formSchema(currency: CurrencyCode) {
  const amount = z
    .string()
    .trim()
    .refine((text) => text === '' || isAmount(text, currency), 'Enter an amount such as 5.00, or nothing.')
    .default('');
  const lists = { skus: listedNames, tags: listedNames, collections: listedNames };
  const noLists = { skus: [], tags: [], collections: [] };
  return z
    .object({
      days: whole(0, 3650, 'The return window in days'),
      from: z.enum(['delivered', 'fulfilled', 'ordered']),
      transitDays: whole(0, 365, 'The time on the way in days').default('0'),
      refund: z.boolean(),
      credit: z.boolean(),
      exchange: z.boolean().default(false),
      exchangeEven: z.boolean().default(true),
      keep: z.boolean().default(false),
      keepPercent: percent,
      bonusPercent: percent,
      bonusFlat: amount,
      bonusCap: amount,
      restockingPercent: percent,
      returnShipping: amount,
      returnShippingByCurrency: policyShape.fees.shape.returnShippingByCurrency,
      waivedFor: reasonIds,
      waivedForOutcomes: policyShape.fees.shape.waivedForOutcomes,
      finalSale: z.object({ ...lists, overriddenBy: reasonIds }).default({ ...noLists, overriddenBy: [] }),
      never: z
        .object({ ...lists, bundleParts: z.boolean().default(false) })
        .default({ ...noLists, bundleParts: false }),
      approval: z.enum(['auto', 'manual']),
      settleOn: z.enum(['first-scan', 'received', 'inspected']),
      sendTo: policyShape.sendTo,
      reasons: z.array(reason).min(1, 'Offer at least one reason.').max(100).default(defaultReasons),
      limits: policyShape.limits.default(noLimits),
      standardShipping: policyShape.standardShipping,
      rules: policyShape.rules,
    })
    .superRefine(checkForm);
}

export type ParsedForm = z.infer<ReturnType<typeof formSchema>>;

function isAmount(text: string, currency: CurrencyCode): boolean {
  if (!isMoneyAmount(text, currency)) return false;
  const { minor } = parseMoney(text, currency);
  return minor >= 0n && minor <= 1_000_000_000n;
}
