import { z } from 'zod';
import { type CurrencyCode, currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { type RewardFields, rewardFields, whole } from './reward-fields.ts';
import {
  inMultiples,
  isCash,
  isIssued,
  longestHoldMinutes,
  type Reward,
  type RewardSettings,
  rewardsSchema,
} from './rewards.ts';

/** What the rewards' screen sends (JSON) and shows again: text as typed. */
export interface RewardsForm {
  readonly rewards: readonly RewardForm[];
  readonly holdMinutes: string;
  readonly unusedPart: 'returned' | 'forfeited';
}

export interface RewardForm {
  /** Empty: a new one. */
  readonly id: string;
  readonly name: string;
  readonly kind: Reward['kind'];
  readonly points: string;
  /** An amount in shop currency, or a percentage; empty for free shipping and a free product. */
  readonly value: string;
  readonly multiples: boolean;
  /** Points, where `multiples`; empty: no bound. */
  readonly minPoints: string;
  readonly maxPoints: string;
  /** An amount in shop currency; empty: any. Left out of what is given at once, as `combines` is. */
  readonly minSubtotal: string;
  /** Of an amount off: whole percent of the cart's goods; empty: all of them. */
  readonly capPercent: string;
  /** Of an amount or a percentage off: Shopify ids of collections; empty: all goods. */
  readonly collections: readonly string[];
  /** Null: as usual for its kind. */
  readonly combines: Reward['combines'];
  /** Of a free product; null: none is chosen yet. */
  readonly variant: Extract<Reward, { kind: 'free-product' }>['variant'] | null;
  /** Of a gift card or store credit: calendar days; empty: without end. */
  readonly validDays: string;
}

export type RewardsFormResult =
  | { readonly settings: RewardSettings }
  | { readonly errors: Readonly<Record<string, string>> };

/** The settings that a form asks for, or what is wrong with it by field path (`rewards.0.value`). */
export function parseRewardsForm(input: unknown, currency: CurrencyCode): RewardsFormResult {
  const parsed = formSchema(currency).safeParse(input);
  if (!parsed.success) return { errors: errorsByField(parsed.error) };
  const settings = rewardsSchema.safeParse(settingsOf(parsed.data, currency));
  return settings.success ? { settings: settings.data } : { errors: errorsByField(settings.error) };
}

/** Settings as their form shows them. */
export function rewardsForm({ rewards, redemption, currency }: RewardSettings): RewardsForm {
  const amount = (minor: number) => printDecimal(BigInt(minor), currencyExponent(currencyCode(currency)));
  return {
    rewards: rewards.map((reward) => rewardForm(reward, amount)),
    holdMinutes: String(redemption.holdMinutes),
    unusedPart: redemption.unusedPart,
  };
}

const typed = (count: number | null) => (count === null ? '' : String(count));

function rewardForm(reward: Reward, amount: (minor: number) => string): RewardForm {
  const cash = isCash(reward) ? reward : null;
  return {
    id: reward.id,
    name: reward.name,
    kind: reward.kind,
    points: String(reward.points),
    value: cash ? amount(cash.valueMinor) : reward.kind === 'percent' ? reward.percent : '',
    multiples: inMultiples(reward),
    minPoints: typed(cash?.minPoints ?? null),
    maxPoints: typed(cash?.maxPoints ?? null),
    minSubtotal: reward.minSubtotalMinor === 0 ? '' : amount(reward.minSubtotalMinor),
    capPercent: typed(reward.kind === 'amount-off' ? reward.capPercent : null),
    collections: 'collections' in reward ? reward.collections : [],
    combines: reward.combines,
    variant: reward.kind === 'free-product' ? reward.variant : null,
    validDays: typed(isIssued(reward) ? reward.validDays : null),
  };
}

function formSchema(currency: CurrencyCode) {
  return z
    .object({
      rewards: z.array(rewardFields(currency)).max(50, 'At most 50 rewards.'),
      holdMinutes: whole(1, longestHoldMinutes, 'The time in minutes for which points stay reserved'),
      unusedPart: z.enum(['returned', 'forfeited']),
    })
    .superRefine(({ rewards }, context) => {
      for (const [index, { id, name }] of rewards.entries()) {
        const before = rewards.slice(0, index);
        const taken = before.some((other) => other.name.toLowerCase() === name.toLowerCase());
        if (taken || (id !== '' && before.some((other) => other.id === id)))
          context.addIssue({
            code: 'custom',
            path: ['rewards', index, 'name'],
            message: 'Another reward has this name.',
          });
      }
    });
}

type ParsedForm = z.infer<ReturnType<typeof formSchema>>;
type RewardInput = z.input<typeof rewardsSchema>['rewards'][number];

function settingsOf(form: ParsedForm, currency: CurrencyCode): z.input<typeof rewardsSchema> {
  const ids = new Set(form.rewards.map(({ id }) => id));
  return {
    currency,
    rewards: form.rewards.map((reward) => rewardOf(reward, currency, ids)),
    redemption: { holdMinutes: Number(form.holdMinutes), unusedPart: form.unusedPart },
  };
}

function rewardOf(fields: RewardFields, currency: CurrencyCode, taken: Set<string>): RewardInput {
  const { id, name, kind, value, minSubtotal, combines, variant } = fields;
  const minorOf = (typed: string) => Number(parseMoney(typed, currency).minor);
  const bare = {
    id: id === '' ? newId(name, taken) : id,
    name,
    points: Number(fields.points),
    minSubtotalMinor: 0,
    combines: null,
  };
  // A code for free shipping never goes together with another one.
  const together = kind === 'free-shipping' && combines ? { ...combines, shipping: false } : combines;
  const shared = {
    ...bare,
    minSubtotalMinor: minSubtotal === '' ? 0 : minorOf(minSubtotal),
    combines: together,
  };
  const collections = [...new Set(fields.collections)];
  switch (kind) {
    case 'amount-off': {
      const cap = countOf(fields.capPercent);
      const cash = { valueMinor: minorOf(value), ...severalOf(fields) };
      return { ...shared, kind, ...cash, capPercent: cap === 100 ? null : cap, collections };
    }
    case 'percent':
      return { ...shared, kind, percent: value, collections };
    case 'free-shipping':
      return { ...shared, kind };
    case 'free-product':
      if (variant === null) throw new Error('A form without a product is refused');
      return { ...shared, kind, variant };
    case 'gift-card':
    case 'store-credit': {
      const cash = { valueMinor: minorOf(value), ...severalOf(fields) };
      return { ...bare, kind, ...cash, validDays: countOf(fields.validDays) };
    }
  }
}

const countOf = (typed: string) => (typed === '' ? null : Number(typed));

function severalOf({ multiples, minPoints, maxPoints }: RewardFields) {
  return {
    multiples,
    minPoints: multiples ? countOf(minPoints) : null,
    maxPoints: multiples ? countOf(maxPoints) : null,
  };
}

/** Readable, and another one than every id in use: a reward keeps it when it is renamed. */
function newId(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'reward';
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return errors;
}
