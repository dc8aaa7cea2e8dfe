import { z } from 'zod';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import { type TiersForm, tiersForm, tiersFormSchema } from '../tiers/tiers-form.ts';
import { type CampaignForm, campaignsForm, campaignsFormSchema } from './campaigns-form.ts';
import { type EventForm, eventsForm, eventsFormSchema } from './events-form.ts';
import {
  type ExpiryForm,
  expiryForm,
  expiryFormSchema,
  expiryOfForm,
  noticeFormSchema,
} from './expiry-form.ts';
import { type Program, programSchema } from './program.ts';
import { type WayForm, waysForm, waysFormSchema } from './ways-form.ts';
import { whole } from './whole-field.ts';

/** What the programme's screen sends (JSON) and shows again: text as typed. */
export interface ProgramForm {
  /** "1" */
  readonly points: string;
  /** Amount in shop currency for which they are given: "1.00". */
  readonly per: string;
  readonly rounding: 'floor' | 'half-up' | 'ceil';
  readonly pendingDays: string;
  readonly includeTax: boolean;
  readonly multipliers: readonly MultiplierForm[];
  readonly expiry: ExpiryForm;
  /** Days before points expire by which their owner is told; "": nobody is. */
  readonly noticeDays: string;
  readonly campaigns: readonly CampaignForm[];
  readonly ways: readonly WayForm[];
  readonly events: readonly EventForm[];
  /** Null: there are no levels. */
  readonly tiers: TiersForm | null;
}

/** Every list that is not empty must match; within a list one name is enough. */
export interface MultiplierForm {
  readonly skus: readonly string[];
  readonly tags: readonly string[];
  /** Shopify ids of collections, as decimal text. */
  readonly collections: readonly string[];
  /** "2", "1.5"; "0" excludes. */
  readonly factor: string;
}

export type ProgramFormResult =
  | { readonly program: Program }
  | { readonly errors: Readonly<Record<string, string>> };

/** The programme that a form asks for, or what is wrong with it by field path. */
export function parseProgramForm(input: unknown, currency: CurrencyCode): ProgramFormResult {
  const parsed = formSchema(currency).safeParse(input);
  if (!parsed.success) return { errors: errorsByField(parsed.error) };
  const program = programSchema.safeParse(programOf(parsed.data, currency));
  return program.success ? { program: program.data } : { errors: errorsByField(program.error) };
}

/** A programme as its form shows it. */
export function programForm(program: Program, currency: CurrencyCode): ProgramForm {
  const { earn, multipliers, expiry } = program;
  return {
    points: String(earn.points),
    per: printDecimal(BigInt(earn.perMinor), currencyExponent(currency)),
    rounding: earn.rounding,
    pendingDays: String(earn.pendingDays),
    includeTax: earn.includeTax,
    multipliers: multipliers.map((rule) => ({
      skus: rule.skus ?? [],
      tags: rule.tags ?? [],
      collections: rule.collections ?? [],
      factor: rule.factor,
    })),
    expiry: expiryForm(expiry),
    noticeDays: program.expiryNoticeDays === null ? '' : String(program.expiryNoticeDays),
    campaigns: campaignsForm(program.campaigns),
    ways: waysForm(program.ways),
    events: eventsForm(program.events),
    tiers: program.tiers === null ? null : tiersForm(program.tiers, currency),
  };
}

function formSchema(currency: CurrencyCode) {
  const names = z
    .array(
      z
        .string()
        .trim()
        .min(1, 'A name is missing.')
        .max(255, 'A name has at most 255 characters.')
        .refine(isStorable, 'A name has a character that cannot be kept.'),
    )
    .max(1000, 'A rule names at most 1000.');
  const multiplier = z
    .object({
      skus: names.default([]),
      tags: names.default([]),
      collections: names.default([]),
      factor: z
        .string()
        .trim()
        .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A factor is a number from 0 to 999 with up to four decimals.'),
    })
    .refine((rule) => rule.skus.length + rule.tags.length + rule.collections.length > 0, {
      message: 'Choose products, tags or collections.',
      path: ['skus'],
    });
  return z.object({
    points: whole(1, 1_000_000, 'Points'),
    per: z
      .string()
      .trim()
      .refine((text) => isEarningAmount(text, currency), 'Enter an amount above 0, such as 1.00.'),
    rounding: z.enum(['floor', 'half-up', 'ceil']),
    pendingDays: whole(0, 365, 'The waiting time in days'),
    includeTax: z.boolean(),
    multipliers: z.array(multiplier).max(200, 'At most 200 rules.'),
    expiry: expiryFormSchema,
    noticeDays: noticeFormSchema,
    campaigns: campaignsFormSchema,
    ways: waysFormSchema,
    events: eventsFormSchema,
    tiers: tiersFormSchema(currency),
  });
}

type ParsedForm = z.infer<ReturnType<typeof formSchema>>;

function programOf(form: ParsedForm, currency: CurrencyCode): z.input<typeof programSchema> {
  return {
    earn: {
      points: Number(form.points),
      perMinor: Number(parseMoney(form.per, currency).minor),
      rounding: form.rounding,
      pendingDays: Number(form.pendingDays),
      includeTax: form.includeTax,
    },
    multipliers: form.multipliers.map(({ skus, tags, collections, factor }) => ({
      ...(skus.length > 0 ? { skus } : {}),
      ...(tags.length > 0 ? { tags } : {}),
      ...(collections.length > 0 ? { collections } : {}),
      factor,
    })),
    expiry: expiryOfForm(form.expiry),
    expiryNoticeDays: form.noticeDays === '' ? null : Number(form.noticeDays),
    campaigns: form.campaigns,
    ways: form.ways,
    events: form.events,
    tiers: form.tiers,
  };
}

function isEarningAmount(text: string, currency: CurrencyCode): boolean {
  if (!isMoneyAmount(text, currency)) return false;
  const { minor } = parseMoney(text, currency);
  return minor > 0n && minor <= 1_000_000_000n;
}

function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return errors;
}
