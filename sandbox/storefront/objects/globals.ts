import type { PricedCart } from '../../domain/checkout/cart-types.ts';
import { rememberFacts } from '../liquid/page-facts.ts';
import { Strict } from '../liquid/strict.ts';
import { cartObject } from './cart.ts';
import { collectionList } from './collection.ts';
import { customerObject } from './customer.ts';
import { metafieldsOf } from './metafields.ts';
import type { PageContext } from './page-context.ts';

/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** What every template of a page is given; `more` is what only this page has. */
export async function globalsFor(
  page: PageContext,
  of: { template: string; cart: PricedCart | null; currency?: string; settings: Record<string, unknown> },
  more: Record<string, unknown>,
): Promise<object> {
  const { shop, root, locale } = page;
  return withFacts(page, of.currency ?? shop.currency, {
    shop: new Strict('shop', {
      id: Number(shop.id),
      name: shop.name,
      email: shop.email,
      url: `${page.origin}${root}`,
      secure_url: `${page.origin}${root}`,
      domain: shop.domain,
      permanent_domain: shop.domain,
      currency: shop.currency,
      description: null,
      taxes_included: shop.pricesIncludeTax,
      customer_accounts_enabled: true,
      metafields: metafieldsOf(page.state, shop, 'SHOP', shop.id),
    }),
    app: new Strict('app', { metafields: metafieldsOf(page.state, shop, 'APP_INSTALLATION', shop.id) }),
    cart: await cartObject(page, of.cart),
    customer: page.customer === null ? null : customerObject(page, page.customer),
    collections: await collectionList(page),
    routes: routesOf(root),
    request: new Strict('request', {
      host: new URL(page.origin).host,
      origin: page.origin,
      path: page.url.pathname,
      path_and_query: `${page.url.pathname}${page.url.search}`,
      page_type: of.template,
      design_mode: false,
      visual_preview_mode: false,
      locale: new Strict('shop_locale', {
        iso_code: locale,
        primary: locale === 'en',
        root_url: root,
        'rtl?': rightToLeft.has(locale.split('-')[0] ?? ''),
      }),
    }),
    localization: new Strict('localization', {
      country: new Strict('country', {
        iso_code: shop.country,
        currency: new Strict('currency', {
          iso_code: shop.currency,
          name: shop.currency,
          symbol: shop.currency,
        }),
      }),
      language: new Strict('shop_locale', { iso_code: locale, root_url: root }),
    }),
    template: new Strict('template', { name: of.template, directory: null, suffix: null }),
    settings: new Strict('settings', of.settings),
    ...more,
  });
}

/** Globals with the facts their filters need. */
export function withFacts<Globals extends object>(
  page: PageContext,
  currency: string,
  globals: Globals,
): Globals {
  const { locale, shop, root } = page;
  return rememberFacts(globals, { locale, currency, timezone: shop.timezone, now: shop.now, root });
}

function routesOf(root: string): Strict {
  return new Strict('routes', {
    root_url: root,
    all_products_collection_url: `${root}/collections/all`,
    collections_url: `${root}/collections`,
    search_url: `${root}/search`,
    cart_url: `${root}/cart`,
    cart_add_url: `${root}/cart/add`,
    cart_change_url: `${root}/cart/change`,
    cart_update_url: `${root}/cart/update`,
    account_url: `${root}/account`,
    account_login_url: `${root}/account/login`,
    account_logout_url: `${root}/account/logout`,
    account_register_url: `${root}/account/login`,
  });
}
