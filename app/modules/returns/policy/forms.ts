import type { Outcome } from '#app/contracts/returns.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { errorsByField } from './form-errors.ts';
import { formSchema, type ParsedForm } from './form-schema.ts';
import { type Place, type Policy, type PolicyRule, policySchema, type Reason } from './policy.ts';

/**
 * What the policy's screen sends (JSON) and shows again. Plain fields are text as typed (an empty text means none);
 * lists of things are as the policy keeps them.
 */
export interface PolicyForm {
  readonly days: string;
  readonly from: 'delivered' | 'fulfilled' | 'ordered';
  readonly transitDays: string;
  readonly refund: boolean;
  readonly credit: boolean;
  readonly exchange: boolean;
  /** A new variant costs what was paid for the old one. */
  readonly exchangeEven: boolean;
  readonly keep: boolean;
  /** Of net and tax: "30". */
  readonly keepPercent: string;
  /** "10" */
  readonly bonusPercent: string;
  /** Amounts are in the shop's currency: "5.00". */
  readonly bonusFlat: string;
  readonly bonusCap: string;
  readonly restockingPercent: string;
  readonly returnShipping: string;
  /** Minor units of that currency, instead of `returnShipping` at the order's rate. */
  readonly returnShippingByCurrency: Readonly<Record<string, number>>;
  /** Ids of reasons. */
  readonly waivedFor: readonly string[];
  readonly waivedForOutcomes: readonly Outcome[];
  readonly finalSale: NameLists & {
    /** Ids of reasons. */
    readonly overriddenBy: readonly string[];
  };
  readonly never: NameLists & { readonly bundleParts: boolean };
  readonly approval: 'auto' | 'manual';
  readonly settleOn: 'first-scan' | 'received' | 'inspected';
  readonly sendTo: Place;
  readonly reasons: readonly Reason[];
  readonly limits: Policy['limits'];
  /** Minor units of the shop's currency, by country. */
  readonly standardShipping: Readonly<Record<string, number>>;
  readonly rules: readonly PolicyRule[];
}

interface NameLists {
  readonly skus: readonly string[];
  readonly tags: readonly string[];
  /** Shopify ids of collections, as decimal text. */
  readonly collections: readonly string[];
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
    exchange: outcomes.exchange !== null,
    exchangeEven: outcomes.exchange?.even ?? true,
    keep: outcomes.keep !== null,
    keepPercent: outcomes.keep?.percent ?? '',
    bonusPercent: outcomes.credit?.bonusPercent ?? '',
    bonusFlat: amount(outcomes.credit?.bonusFlatMinor),
    bonusCap: amount(outcomes.credit?.bonusCapMinor),
    restockingPercent: fees.restockingPercent ?? '',
    returnShipping: amount(fees.returnShippingMinor),
    returnShippingByCurrency: fees.returnShippingByCurrency,
    waivedFor: fees.waivedFor,
    waivedForOutcomes: fees.waivedForOutcomes,
    ...sameInForm(policy),
  };
}

/** What the form shows as the policy keeps it. */
function sameInForm(policy: Pick<Policy, SameInForm>): Pick<Policy, SameInForm> {
  const { finalSale, never, approval, settleOn, sendTo, reasons, limits, standardShipping, rules } = policy;
  return { finalSale, never, approval, settleOn, sendTo, reasons, limits, standardShipping, rules };
}

type SameInForm =
  | 'finalSale'
  | 'never'
  | 'approval'
  | 'settleOn'
  | 'sendTo'
  | 'reasons'
  | 'limits'
  | 'standardShipping'
  | 'rules';

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
      exchange: form.exchange ? { even: form.exchangeEven } : null,
      keep: form.keep ? { percent: form.keepPercent } : null,
    },
    fees: {
      restockingPercent: percentage(form.restockingPercent),
      returnShippingMinor: minor(form.returnShipping),
      returnShippingByCurrency: form.returnShippingByCurrency,
      waivedFor: form.waivedFor,
      waivedForOutcomes: form.waivedForOutcomes,
    },
    ...sameInForm(form),
  };
}
