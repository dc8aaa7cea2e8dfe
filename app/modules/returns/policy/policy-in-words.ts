import type { Message } from '#app/contracts/answers.ts';
import type { PolicyCode } from '#app/contracts/returns.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import type { Policy } from './policy.ts';

/**
 * A policy as the few sentences that a shopper reads: what holds unless a rule says otherwise. Amounts are in the shop's
 * currency; `amount` goes with `currency`, `count` is the number that plural forms go by.
 */
export function policyInWords(policy: Policy, currency: CurrencyCode): readonly Message[] {
  return [windowOf(policy), ...outcomesOf(policy), ...feesOf(policy, currency), ...exceptionsOf(policy)];
}

const said = (code: PolicyCode, values: Readonly<Record<string, string>> = {}): Message => ({ code, values });

const windowOf = ({ window }: Policy): Message =>
  said(`window-${window.from}`, { days: String(window.days) });

function outcomesOf({ outcomes }: Policy): Message[] {
  const { refund, credit, exchange, keep } = outcomes;
  const bonus = credit?.bonusPercent;
  return [
    ...(refund ? [said('outcome-refund')] : []),
    ...(credit === null
      ? []
      : [isSome(bonus) ? said('outcome-credit-bonus', { percent: bonus ?? '' }) : said('outcome-credit')]),
    ...(exchange === null ? [] : [said('outcome-exchange')]),
    ...(keep === null ? [] : [said('outcome-keep', { percent: keep.percent })]),
  ];
}

function feesOf({ fees, reasons, outcomes }: Policy, currency: CurrencyCode): Message[] {
  const shipping = fees.returnShippingMinor ?? 0;
  const restocking = isSome(fees.restockingPercent) ? fees.restockingPercent : null;
  const offered = (['refund', 'credit', 'exchange'] as const).filter((one) => Boolean(outcomes[one]));
  const free = offered.filter((one) => fees.waivedForOutcomes.includes(one));
  const none = (shipping === 0 && restocking === null) || free.length === offered.length;
  if (none) return [said('fee-none')];
  const waived = reasons.filter(({ id }) => fees.waivedFor.includes(id)).map(({ label }) => label);
  const amount = moneyAmount(money(BigInt(shipping), currency));
  return [
    ...(shipping > 0 ? [said('fee-return-shipping', { amount, currency })] : []),
    ...(restocking === null ? [] : [said('fee-restocking', { percent: restocking })]),
    ...free.map((outcome) => said(`fee-free-${outcome}`)),
    ...(waived.length > 0 ? [said('fee-waived', { reasons: waived.join(', ') })] : []),
  ];
}

function exceptionsOf({ finalSale, never, rules }: Policy): Message[] {
  const named = [finalSale, never].some(
    ({ skus, tags, collections }) => skus.length + tags.length + collections.length > 0,
  );
  return [
    ...(named ? [said('final-sale-some')] : []),
    ...(rules.some(({ on }) => on) ? [said('rules-some')] : []),
  ];
}

const isSome = (percent: string | null | undefined): boolean => Number(percent ?? '0') > 0;
