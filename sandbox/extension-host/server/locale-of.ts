import type { Visitor } from '../../shopper/visitor.ts';

/** The language a shopper reads: a customer's own; guests read English. */
export function localeOf({ customer }: Visitor): string {
  try {
    return new Intl.Locale(customer?.locale || 'en').toString();
  } catch {
    return 'en';
  }
}
