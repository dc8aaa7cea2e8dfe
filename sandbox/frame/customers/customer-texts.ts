import type { CustomerData, MarketingState } from '../../domain/types.ts';

export function customerName(customer: CustomerData): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return name || customer.email || 'Customer without a name';
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

export const countryName = (code: string): string => regions.of(code) ?? code;
export const languageName = (code: string): string => languages.of(code) ?? code;

export const marketingTexts: Record<MarketingState, readonly [text: string, tone: string]> = {
  SUBSCRIBED: ['Subscribed', 'good'],
  NOT_SUBSCRIBED: ['Not subscribed', ''],
  PENDING: ['Pending', 'warn'],
  UNSUBSCRIBED: ['Unsubscribed', ''],
};
