import type { Shop } from '../../domain/types.ts';
import { storeBase, type Visitor } from '../../shopper/visitor.ts';
import type { Reader } from '../../state/database.ts';
import { isRightToLeft } from '../../windows/direction.ts';
import type { Boot } from '../boot.ts';
import type { HostedTarget } from '../tables/hosted-targets.ts';
import type { UiExtension } from './extensions.ts';
import { textsFor } from './locales.ts';
import type { Place } from './place.ts';
import { checkoutValues } from './values/checkout.ts';
import { gid, type PageFacts, pageValues, type Values } from './values/every-page.ts';
import { orderStatusValues, thankYouValues } from './values/order.ts';

/** A frame that is asked for: which extension, where, and of what page. */
export interface FrameRequest {
  shop: Shop;
  visitor: Visitor;
  extension: UiExtension;
  target: HostedTarget;
  place: Place;
  /** the place as the address says it */
  placeText: string;
  /** the language of whoever looks */
  locale: string;
}

export interface HostAddresses {
  applicationUrl: string;
  appOrigin: string;
  origin: string;
}

/** Everything the extension sees of the page, by the names of its target. */
export async function valuesFor(
  on: Reader,
  request: FrameRequest,
  addresses: HostAddresses,
): Promise<Values> {
  const { shop, visitor, extension, target, place, locale } = request;
  const facts: PageFacts = {
    shop,
    customer: visitor.customer,
    extension,
    target,
    locale,
    extensionLocale: textsFor(extension.locales, locale).language,
    scriptUrl: scriptOf(shop, extension),
    storefrontUrl: `${addresses.origin}${storeBase(shop.domain)}`,
  };
  if (place.kind === 'checkout') return checkoutValues(on, facts, place.cart);
  if (place.kind === 'account') return pageValues(facts);
  if (place.kind === 'customer')
    return { extension: { target }, data: { selected: [{ id: gid('Customer', place.customer.id) }] } };
  const { order } = place;
  if (place.kind === 'thanks') {
    return thankYouValues(on, facts, order, { token: place.token, first: await isFirstOrder(on, request) });
  }
  const known = place.authentication === 'fully_authenticated' ? facts : { ...facts, customer: null };
  return {
    ...(await orderStatusValues(on, known, order, place.authentication)),
    orderId: gid('Order', order.id),
  };
}

async function isFirstOrder(on: Reader, { shop, place }: FrameRequest): Promise<boolean> {
  if (place.kind !== 'thanks' || place.order.customerId === null) return true;
  const rows = await on.query(
    `select id from resource where shop = $1 and kind = 'order' and customer_id = $2 and id <> $3 limit 1`,
    [shop.domain, place.order.customerId, place.order.id],
  );
  return rows.length === 0;
}

const base = (shop: Shop) => `${storeBase(shop.domain)}/extensions`;
const scriptOf = (shop: Shop, extension: UiExtension) => `${base(shop)}/${extension.handle}/bundle.js`;

/** What a frame starts with. */
export async function bootFor(on: Reader, request: FrameRequest, addresses: HostAddresses): Promise<Boot> {
  const { shop, extension, target, place, placeText, locale } = request;
  const { language, texts } = textsFor(extension.locales, locale);
  const query = `?${new URLSearchParams({ target, place: placeText })}`;
  const own = `${base(shop)}/${extension.handle}`;
  return {
    target,
    extension: extension.handle,
    apiVersion: extension.apiVersion,
    capabilities: extension.capabilities,
    scriptUrl: scriptOf(shop, extension),
    locale,
    extensionLocale: language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    texts,
    currency: currencyOf(request),
    values: await valuesFor(on, request, addresses),
    applicationUrl: addresses.applicationUrl,
    appOrigin: addresses.appOrigin,
    storageKey: `extension:${shop.domain}:${extension.handle}:`,
    paths: {
      token: `${own}/token${query}`,
      query: place.kind === 'customer' ? null : `${own}/query`,
      data: `${own}/data${query}`,
      change: place.kind === 'checkout' ? `${own}/change${query}` : null,
    },
  };
}

function currencyOf({ shop, place }: FrameRequest): string {
  if (place.kind === 'checkout') return place.cart.currency;
  const ofShop = place.kind === 'account' || place.kind === 'customer';
  return ofShop ? shop.currency : place.order.presentmentCurrency;
}
