import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import type { Policy, PolicyAction, PolicyRule, ShippingFee } from './policy.ts';
import { dayNumber, type PromiseCondition, promiseConditions } from './promise-conditions.ts';

// The policy as the theme's blocks read it: what holds for a product in a market when it is bought today. For display
// only. Rules that ask about what no storefront knows (the customer, the order, the reason) are left out, as unknown
// facts never hold.

/** What a rule sets of a promise; what it leaves out, it does not decide. */
export interface PromisedParts {
  readonly window?: PromisedWindow;
  readonly final?: boolean;
  readonly never?: boolean;
  /** Refused by a rule. */
  readonly declined?: boolean;
  readonly refund?: boolean;
  /** `bonus`: percent, "0": none. */
  readonly credit?: { readonly on: boolean; readonly bonus: string };
  readonly exchange?: boolean;
  /** Of a refund, or of what is given instead; percent, "0": none. */
  readonly restocking?: string;
  /** By currency, as decimal amounts; the shop's own is always there. "0": nothing. */
  readonly shipping?: Readonly<Record<string, string>>;
}

export interface PromisedWindow {
  readonly days: number;
  /** 0: none; goes before `days`. */
  readonly months: number;
  readonly from: 'delivered' | 'fulfilled' | 'ordered';
  /** At least until then: a day as 20270131, or 131 in any year; 0: no such day. */
  readonly until: number;
}

export interface ReturnPromise {
  /** The shop's. */
  readonly currency: CurrencyCode;
  readonly base: Required<PromisedParts>;
  /** In priority order; of each part, the first that fits decides. */
  readonly rules: readonly { readonly when: readonly PromiseCondition[]; readonly set: PromisedParts }[];
}

/** Shopify takes metafields of this size; what is longer is told on the policy's own page alone. */
const longest = 60_000;

/** Null: the policy is too long for a metafield. */
export function returnPromise(policy: Policy, currency: CurrencyCode): ReturnPromise | null {
  const promise: ReturnPromise = {
    currency,
    base: baseOf(policy, currency),
    rules: [...policy.rules.flatMap((rule) => promisedRule(policy, rule, currency)), ...listed(policy)],
  };
  return JSON.stringify(promise).length > longest ? null : promise;
}

function baseOf(policy: Policy, currency: CurrencyCode): Required<PromisedParts> {
  const { window, outcomes, fees } = policy;
  const shipping = { minor: fees.returnShippingMinor, byCurrency: fees.returnShippingByCurrency };
  return {
    window: { days: window.days, months: 0, from: window.from, until: 0 },
    final: false,
    never: false,
    declined: false,
    refund: outcomes.refund,
    credit: { on: outcomes.credit !== null, bonus: outcomes.credit?.bonusPercent ?? '0' },
    exchange: outcomes.exchange !== null,
    restocking: isWaived(policy) ? '0' : (fees.restockingPercent ?? '0'),
    shipping: isWaived(policy) ? { [currency]: '0' } : amountsOf(shipping, currency),
  };
}

/** Fees that the shop takes of nobody who wants their money back are none. */
const isWaived = ({ fees }: Policy): boolean => fees.waivedForOutcomes.includes('refund');

function promisedRule(policy: Policy, rule: PolicyRule, currency: CurrencyCode): ReturnPromise['rules'] {
  const when = promiseConditions(rule.when);
  if (!rule.on || when === null) return [];
  // Of two actions of one rule, the first decides, too.
  const parts = rule.then.map((action) => partOf(policy, action, currency)).reverse();
  const set: PromisedParts = Object.assign({}, ...parts);
  return Object.keys(set).length === 0 ? [] : [{ when, set }];
}

function partOf(policy: Policy, action: PolicyAction, currency: CurrencyCode): PromisedParts {
  switch (action.set) {
    case 'window':
      return {
        window: {
          days: action.days ?? policy.window.days,
          months: action.months ?? 0,
          from: action.from ?? policy.window.from,
          until: action.until === null ? 0 : dayNumber(shortened(action.until)),
        },
      };
    case 'final-sale':
      return { final: action.to };
    case 'never':
      return { never: true };
    case 'decline':
      return { declined: true };
    case 'approval':
      return { declined: false };
    case 'refund':
      return { refund: action.to };
    case 'credit':
      return { credit: { on: action.to !== null, bonus: action.to?.bonusPercent ?? '0' } };
    case 'exchange':
      return { exchange: action.to !== null };
    case 'restocking':
      return forRefund(action.outcomes) && !isWaived(policy) ? { restocking: action.percent ?? '0' } : {};
    case 'return-shipping':
      return forRefund(action.outcomes) && !isWaived(policy)
        ? { shipping: amountsOf(action.fee, currency) }
        : {};
    case 'keep':
    case 'settle-on':
    case 'send-to':
      return {};
  }
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A yearly day is one that every year has: a promise may be shorter than what is kept, never longer. */
function shortened(day: string): string {
  if (day.length > '01-31'.length) return day;
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = Math.min(dayOfMonth, lengths[month - 1] ?? dayOfMonth);
  return `${day.slice(0, 3)}${String(last).padStart(2, '0')}`;
}

const forRefund = (outcomes: readonly string[]) => outcomes.length === 0 || outcomes.includes('refund');

function amountsOf({ minor, byCurrency }: ShippingFee, currency: CurrencyCode): Record<string, string> {
  const amount = (of: number, code: CurrencyCode) => (of === 0 ? '0' : moneyAmount(money(BigInt(of), code)));
  const others = Object.entries(byCurrency).map(([code, of]) => [code, amount(of, currencyCode(code))]);
  return { [currency]: amount(minor ?? 0, currency), ...Object.fromEntries(others) };
}

/** The policy's own lists come after its rules. */
function listed({ never, finalSale }: Policy): ReturnPromise['rules'] {
  const fields = [
    ['line.skus', 'skus'],
    ['line.tags', 'tags'],
    ['line.collections', 'collections'],
  ] as const;
  const named = (lists: typeof finalSale | typeof never, set: PromisedParts) =>
    fields.flatMap(([field, list]) => {
      const values = lists[list];
      if (values.length === 0) return [];
      const when = promiseConditions([{ field, is: 'any-of', values: [...values] }]);
      return when === null ? [] : [{ when, set }];
    });
  return [...named(never, { never: true }), ...named(finalSale, { final: true })];
}
