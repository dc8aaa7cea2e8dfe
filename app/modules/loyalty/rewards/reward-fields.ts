import { z } from 'zod';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';

// One reward as it is typed. What does not belong to its kind is ignored: it is left over from another kind.

const kinds = [
  'amount-off',
  'percent',
  'free-shipping',
  'free-product',
  'gift-card',
  'store-credit',
] as const;

const text = z.string().trim().max(100).default('');
const id = z.string().regex(/^[1-9]\d{0,18}$/, 'This is not known at Shopify.');

const variant = z
  .object({
    id,
    product: id,
    title: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .refine(isStorable, 'The title has a character that cannot be kept.'),
  })
  .nullable()
  .default(null);

/** The fields of one reward; amounts are of this currency. */
export function rewardFields(currency: CurrencyCode) {
  return z
    .object({
      id: z.string().max(100).refine(isStorable, 'This reward is not known.').default(''),
      name: z
        .string()
        .trim()
        .min(1, 'Give the reward a name.')
        .max(100, 'A name has at most 100 characters.')
        .refine(isStorable, 'The name has a character that cannot be kept.'),
      kind: z.enum(kinds),
      points: whole(1, 1_000_000_000, 'The price in points'),
      value: text,
      multiples: z.boolean().default(false),
      minPoints: text,
      maxPoints: text,
      minSubtotal: text,
      capPercent: text,
      collections: z.array(id).max(100, 'At most 100 collections.').default([]),
      combines: z
        .object({ order: z.boolean(), product: z.boolean(), shipping: z.boolean() })
        .nullable()
        .default(null),
      variant,
      validDays: text,
    })
    .superRefine((fields, context) => {
      for (const [field, message] of wrongIn(fields, currency))
        context.addIssue({ code: 'custom', path: [field], message });
    });
}

export type RewardFields = z.infer<ReturnType<typeof rewardFields>>;

/** Text that is a whole number between two bounds. */
export function whole(min: number, max: number, what: string) {
  const message = wholeMessage(min, max, what);
  return z
    .string()
    .trim()
    .refine((typed) => isWhole(typed, min, max), message);
}

type Wrong = readonly [field: string, message: string];

function wrongIn(fields: RewardFields, currency: CurrencyCode): Wrong[] {
  const { kind } = fields;
  const issued = kind === 'gift-card' || kind === 'store-credit';
  return [
    ...wrongValue(fields, currency),
    ...(issued || kind === 'amount-off' ? wrongBounds(fields) : []),
    ...(issued || fields.minSubtotal === '' || isAmount(fields.minSubtotal, currency, 0n)
      ? []
      : [['minSubtotal', 'Enter an amount, such as 50.00.'] as const]),
    ...(kind === 'amount-off'
      ? wrongOptional('capPercent', fields.capPercent, 100, 'The part of the cart')
      : []),
    ...(issued ? wrongOptional('validDays', fields.validDays, 3650, 'The time in days') : []),
    ...(kind === 'free-product' && fields.variant === null
      ? [['variant', 'Choose the product that is free.'] as const]
      : []),
  ];
}

function wrongValue({ kind, value }: RewardFields, currency: CurrencyCode): Wrong[] {
  if (kind === 'free-shipping' || kind === 'free-product') return [];
  if (kind === 'percent')
    return isPercent(value) ? [] : [['value', 'Enter a percentage above 0 and up to 100.']];
  return isAmount(value, currency, 1n) ? [] : [['value', 'Enter an amount above 0, such as 5.00.']];
}

/** Between the bounds there has to be a multiple of the price. */
function wrongBounds({ multiples, points, minPoints, maxPoints }: RewardFields): Wrong[] {
  if (!multiples) return [];
  const wrong = [
    ...wrongOptional('minPoints', minPoints, 1_000_000_000, 'The fewest points'),
    ...wrongOptional('maxPoints', maxPoints, 1_000_000_000, 'The most points'),
  ];
  if (wrong.length > 0 || maxPoints === '' || !/^\d+$/.test(points)) return wrong;
  const price = Number(points);
  const least = Math.max(1, Math.ceil(Number(minPoints) / price)) * price;
  return least <= Number(maxPoints)
    ? []
    : [['maxPoints', `At least ${least.toLocaleString('en')}, the fewest points that can be used.`]];
}

function wrongOptional(field: string, typed: string, max: number, what: string): Wrong[] {
  return typed === '' || isWhole(typed, 1, max) ? [] : [[field, wholeMessage(1, max, what)]];
}

const wholeMessage = (min: number, max: number, what: string) =>
  `${what} is a whole number from ${min} to ${max.toLocaleString('en')}.`;

const isWhole = (typed: string, min: number, max: number) =>
  /^\d{1,10}$/.test(typed) && Number(typed) >= min && Number(typed) <= max;

function isAmount(typed: string, currency: CurrencyCode, least: bigint): boolean {
  if (typed.length > 30 || !isMoneyAmount(typed, currency)) return false;
  const { minor } = parseMoney(typed, currency);
  return minor >= least && minor <= 1_000_000_000_000n;
}

function isPercent(typed: string): boolean {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return false;
  const { num, den } = parseDecimal(typed);
  return num > 0n && num <= 100n * den;
}
