import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import type { Terms } from '#app/modules/returns/policy/terms.ts';

/** A month of a policy is told as this many days: shorter than any, so that nothing is promised that does not hold. */
const daysOfMonth = 28;
const schema = (name: string) => `https://schema.org/${name}`;

/** The terms as search engines read them: schema.org's MerchantReturnPolicy. */
export function structuredData(about: {
  readonly terms: Terms;
  readonly currency: CurrencyCode;
  /** ISO 3166 alpha-2: where it is delivered to, and where the shop is. */
  readonly country: string;
  readonly shopCountry: string;
  readonly url: string;
}): object {
  const { terms, currency, country, shopCountry, url } = about;
  const base = {
    '@context': 'https://schema.org',
    '@type': 'MerchantReturnPolicy',
    applicableCountry: country,
    returnPolicyCountry: shopCountry,
    merchantReturnLink: url,
  };
  const { months, days } = terms.window;
  const window = months === null ? days : months * daysOfMonth;
  if (terms.returnable !== 'yes' || terms.approval.as === 'decline' || window === 0)
    return { ...base, returnPolicyCategory: schema('MerchantReturnNotPermitted') };
  return {
    ...base,
    returnPolicyCategory: schema('MerchantReturnFiniteReturnWindow'),
    merchantReturnDays: window,
    returnMethod: schema('ReturnByMail'),
    refundType: refundTypes(terms),
    ...feesOf(terms, currency),
  };
}

function refundTypes({ outcomes }: Terms): string[] {
  return [
    ...(outcomes.refund ? [schema('FullRefund')] : []),
    ...(outcomes.exchange === null ? [] : [schema('ExchangeRefund')]),
    ...(outcomes.credit === null ? [] : [schema('StoreCreditRefund')]),
  ];
}

function feesOf({ fees }: Terms, currency: CurrencyCode): object {
  const { restockingPercent, returnShippingMinor, returnShippingByCurrency } = fees.refund;
  const minor = returnShippingByCurrency[currency] ?? returnShippingMinor ?? 0;
  const restocking = Number(restockingPercent ?? '0');
  const value = printDecimal(BigInt(minor), currencyExponent(currency));
  return {
    ...(minor > 0
      ? {
          returnFees: schema('ReturnShippingFees'),
          returnShippingFeesAmount: { '@type': 'MonetaryAmount', value, currency },
        }
      : { returnFees: schema(restocking > 0 ? 'RestockingFees' : 'FreeReturn') }),
    ...(restocking > 0 ? { restockingFee: restocking } : {}),
  };
}
