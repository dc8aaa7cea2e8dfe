import type { CustomerData, Shop } from '../../../domain/types.ts';
import type { HostedTarget } from '../../tables/hosted-targets.ts';
import type { UiExtension } from '../extensions.ts';

/** What is true of every extension of the page. */
export interface PageFacts {
  shop: Shop;
  customer: CustomerData | null;
  extension: UiExtension;
  target: HostedTarget;
  scriptUrl: string;
  locale: string;
  extensionLocale: string;
  /** where the shop's storefront is */
  storefrontUrl: string;
}

export type Values = Record<string, unknown>;

export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** A decimal as extensions get money: a number and its currency. */
export const money = (amount: string, currencyCode: string) => ({ amount: Number(amount), currencyCode });

/** The app may see who buys only with this scope. */
export const seesCustomers = ({ grantedScopes }: Pick<Shop, 'grantedScopes'>): boolean =>
  grantedScopes.includes('read_customers') || grantedScopes.includes('write_customers');

export function pageValues(facts: PageFacts): Values {
  const { shop, customer, extension, target, locale } = facts;
  return {
    extension: {
      apiVersion: extension.apiVersion,
      capabilities: extension.capabilities,
      rendered: true,
      scriptUrl: facts.scriptUrl,
      target,
    },
    extensionPoint: target,
    version: extension.apiVersion,
    settings: {},
    localization: {
      language: { isoCode: locale },
      extensionLanguage: { isoCode: facts.extensionLocale },
      country: { isoCode: customer?.address?.countryCode ?? shop.country },
    },
    authenticatedAccount: {
      ...(customer !== null && { customer: { id: gid('Customer', customer.id) } }),
    },
    customerPrivacy: {
      allowedProcessing: { analytics: true, marketing: true, preferences: true, saleOfData: true },
      metafields: [],
      visitorConsent: {},
      shouldShowBanner: false,
      saleOfDataRegion: false,
    },
    shop: {
      id: gid('Shop', shop.id),
      name: shop.name,
      myshopifyDomain: shop.domain,
      storefrontUrl: facts.storefrontUrl,
    },
  };
}

/** The buyer's money, market and zone, beside their language. */
export function localizationOf(facts: PageFacts, currency: string, country: string): Values {
  return {
    language: { isoCode: facts.locale },
    extensionLanguage: { isoCode: facts.extensionLocale },
    country: { isoCode: country },
    currency: { isoCode: currency },
    timezone: facts.shop.timezone,
    market: { id: gid('Market', '1'), handle: country.toLowerCase() },
  };
}

/** Whoever buys, as an app with access to customers sees them. */
export function buyerOf(
  shop: Shop,
  customer: CustomerData | null,
  contact: { email: string | null; phone: string | null },
): Values {
  return {
    email: contact.email ?? undefined,
    phone: contact.phone ?? undefined,
    ...(customer !== null && {
      customer: {
        id: gid('Customer', customer.id),
        email: customer.email ?? undefined,
        phone: customer.phone ?? undefined,
        firstName: customer.firstName ?? undefined,
        lastName: customer.lastName ?? undefined,
        fullName: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
        image: { url: `/frame/icon.svg?shop=${shop.id}` },
        acceptsMarketing: customer.marketing === 'SUBSCRIBED',
        acceptsEmailMarketing: customer.marketing === 'SUBSCRIBED',
        acceptsSmsMarketing: false,
        storeCreditAccounts: [],
      },
    }),
  };
}
