import { z } from 'zod';
import { type CurrencyCode, currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal, printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import { longestHoldMinutes, type Reward, type RewardSettings, rewardsSchema } from './rewards.ts';

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
  /** An amount in shop currency, or a percentage; empty for free shipping. */
  readonly value: string;
  readonly multiples: boolean;
  /** An amount in shop currency; empty: any. */
  readonly minSubtotal: string;
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
    rewards: rewards.map((reward) => ({
      id: reward.id,
      name: reward.name,
      kind: reward.kind,
      points: String(reward.points),
      value:
        reward.kind === 'amount-off'
          ? amount(reward.valueMinor)
          : reward.kind === 'percent'
            ? reward.percent
            : '',
      multiples: reward.kind === 'amount-off' && reward.multiples,
      minSubtotal: reward.minSubtotalMinor === 0 ? '' : amount(reward.minSubtotalMinor),
    })),
    holdMinutes: String(redemption.holdMinutes),
    unusedPart: redemption.unusedPart,
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

function formSchema(currency: CurrencyCode) {
  const reward = z
    .object({
      id: z.string().max(100).refine(isStorable, 'This reward is not known.').default(''),
      name: z
        .string()
        .trim()
        .min(1, 'Give the reward a name.')
        .max(100, 'A name has at most 100 characters.')
        .refine(isStorable, 'The name has a character that cannot be kept.'),
      kind: z.enum(['amount-off', 'percent', 'free-shipping']),
      points: whole(1, 1_000_000_000, 'The price in points'),
      value: z.string().trim().default(''),
      multiples: z.boolean().default(false),
      minSubtotal: z
        .string()
        .trim()
        .default('')
        .refine((text) => text === '' || isAmount(text, currency, 0n), 'Enter an amount, such as 50.00.'),
    })
    .superRefine(({ kind, value }, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['value'], message });
      if (kind === 'amount-off' && !isAmount(value, currency, 1n))
        refuse('Enter an amount above 0, such as 5.00.');
      if (kind === 'percent' && !isPercent(value)) refuse('Enter a percentage above 0 and up to 100.');
    });
  return z
    .object({
      rewards: z.array(reward).max(50, 'At most 50 rewards.'),
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

function settingsOf(form: ParsedForm, currency: CurrencyCode): z.input<typeof rewardsSchema> {
  const ids = new Set(form.rewards.map(({ id }) => id));
  return {
    currency,
    rewards: form.rewards.map((reward) => rewardOf(reward, currency, ids)),
    redemption: { holdMinutes: Number(form.holdMinutes), unusedPart: form.unusedPart },
  };
}

function rewardOf(
  { id, name, kind, points, value, multiples, minSubtotal }: ParsedForm['rewards'][number],
  currency: CurrencyCode,
  taken: Set<string>,
): z.input<typeof rewardsSchema>['rewards'][number] {
  const minorOf = (text: string) => Number(parseMoney(text, currency).minor);
  const shared = {
    id: id === '' ? newId(name, taken) : id,
    name,
    points: Number(points),
    minSubtotalMinor: minSubtotal === '' ? 0 : minorOf(minSubtotal),
  };
  switch (kind) {
    case 'amount-off':
      return { ...shared, kind, valueMinor: minorOf(value), multiples };
    case 'percent':
      return { ...shared, kind, percent: value };
    case 'free-shipping':
      return { ...shared, kind };
  }
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

function isAmount(text: string, currency: CurrencyCode, least: bigint): boolean {
  if (text.length > 30 || !isMoneyAmount(text, currency)) return false;
  const { minor } = parseMoney(text, currency);
  return minor >= least && minor <= 1_000_000_000_000n;
}

function isPercent(text: string): boolean {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return false;
  const { num, den } = parseDecimal(text);
  return num > 0n && num <= 100n * den;
}

function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return errors;
}
