import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Terms } from '#app/modules/returns/policy/terms.ts';
import type { PolicyWords } from './words.ts';

/** What the policy comes to for what was asked about, a sentence each. */
export function termsInWords(terms: Terms, currency: CurrencyCode, words: PolicyWords): readonly string[] {
  const { texts, sentence } = words;
  const { returnable, approval, outcomes, window } = terms;
  if (approval.as === 'decline') return [approval.note || texts.never];
  if (returnable !== 'yes') return [returnable === 'never' ? texts.never : texts.finalSale];
  const say = (code: string, values: Record<string, string> = {}) => sentence({ code, values });
  const bonus = outcomes.credit?.bonusPercent ?? '0';
  return [
    window.months === null
      ? say(`window-${window.from}`, { days: String(window.days) })
      : texts.months(window.months, window.from),
    ...(window.until === null ? [] : [texts.until(words.day(window.until))]),
    ...(outcomes.refund ? [say('outcome-refund')] : [texts.noRefund]),
    ...(outcomes.credit === null
      ? []
      : [Number(bonus) > 0 ? say('outcome-credit-bonus', { percent: bonus }) : say('outcome-credit')]),
    ...(outcomes.exchange === null ? [] : [say('outcome-exchange')]),
    ...(outcomes.keep === null ? [] : [say('outcome-keep', { percent: outcomes.keep.percent })]),
    ...feesInWords(terms, currency, words),
  ];
}

function feesInWords({ fees }: Terms, currency: CurrencyCode, words: PolicyWords): string[] {
  const { restockingPercent, returnShippingMinor, returnShippingByCurrency } = fees.refund;
  const shipping = returnShippingByCurrency[currency] ?? returnShippingMinor ?? 0;
  const percent = restockingPercent ?? '0';
  const { sentences } = words.texts;
  if (shipping === 0 && Number(percent) === 0) return [sentences['fee-none']({})];
  return [
    ...(shipping > 0 ? [sentences['fee-return-shipping']({ amount: words.amount(shipping, currency) })] : []),
    ...(Number(percent) > 0 ? [sentences['fee-restocking']({ percent })] : []),
  ];
}
