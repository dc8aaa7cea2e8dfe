import { exponentOf } from '../../money/amount.ts';
import { countryName } from '../../payloads/countries.ts';
import { storeBase } from '../../shopper/visitor.ts';
import type { ApiContext, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { metafieldsOf } from './metafield.ts';
import { zoneOffset } from './time-zone.ts';

/** The shop itself. */
export function shopView(context: ApiContext): View {
  const { shop } = context;
  const offset = zoneOffset(shop.timezone, shop.now);
  const format = exponentOf(shop.currency) === 0 ? '{{amount_no_decimals}}' : '{{amount}}';
  const address = addressOf(context);
  return {
    __typename: 'Shop',
    id: gid('Shop', shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    description: null,
    shopOwnerName: `${shop.name} owner`,
    myshopifyDomain: shop.domain,
    // Where a browser finds the storefront: mails lead there.
    url: `${context.app.origin}${storeBase(shop.domain)}`,
    primaryDomain: {
      id: gid('Domain', shop.id),
      host: shop.domain,
      url: `${context.app.origin}${storeBase(shop.domain)}`,
      sslEnabled: true,
    },
    currencyCode: shop.currency,
    currencyFormats: {
      moneyFormat: format,
      moneyInEmailsFormat: format,
      moneyWithCurrencyFormat: `${format} ${shop.currency}`,
      moneyWithCurrencyInEmailsFormat: `${format} ${shop.currency}`,
    },
    enabledPresentmentCurrencies: [shop.currency],
    ianaTimezone: shop.timezone,
    timezoneAbbreviation: offset.abbreviation,
    timezoneOffset: offset.text,
    timezoneOffsetMinutes: offset.minutes,
    taxesIncluded: shop.pricesIncludeTax,
    taxShipping: false,
    weightUnit: 'KILOGRAMS',
    unitSystem: 'METRIC_SYSTEM',
    billingAddress: address,
    shopAddress: address,
    shipsToCountries: [shop.country],
    setupRequired: false,
    checkoutApiSupported: true,
    customerAccounts: 'OPTIONAL',
    orderNumberFormatPrefix: '#',
    orderNumberFormatSuffix: '',
    plan: {
      publicDisplayName: shop.plan === 'plus' ? 'Shopify Plus' : 'Basic',
      displayName: shop.plan === 'plus' ? 'Shopify Plus' : 'Basic',
      shopifyPlus: shop.plan === 'plus',
      partnerDevelopment: false,
    },
    createdAt: shop.createdAt,
    updatedAt: shop.updatedAt,
    ...metafieldsOf('SHOP', shop.id),
  };
}

function addressOf({ shop }: ApiContext): View {
  return {
    __typename: 'ShopAddress',
    id: gid('ShopAddress', shop.id),
    address1: null,
    address2: null,
    city: null,
    company: shop.name,
    country: countryName(shop.country),
    countryCodeV2: shop.country,
    province: null,
    provinceCode: null,
    zip: null,
    phone: null,
  };
}
