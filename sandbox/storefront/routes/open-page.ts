import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { PricedCart } from '../../domain/checkout/cart-types.ts';
import type { AdminContext } from '../../frame/admin-context.ts';
import { aloneBar } from '../../frame/alone-bar.ts';
import { renderPiece } from '../../frame/html.ts';
import { loadContext } from '../../frame/load-context.ts';
import { lostPage } from '../../frame/missing-page.ts';
import { giveCart } from '../../shopper/become-visitor.ts';
import { readVisitor, storeBase } from '../../shopper/visitor.ts';
import type { StorefrontDeps } from '../deps.ts';
import { chooseLocale, translate, unescapeHtml } from '../liquid/translate.ts';
import { readCart } from '../objects/cart.ts';
import { collectionsWith } from '../objects/collection.ts';
import { globalsFor } from '../objects/globals.ts';
import type { PageContext } from '../objects/page-context.ts';
import { type AppExtension, openExtension } from '../render/app-extension.ts';
import { openFolder } from '../render/files.ts';
import { type PageToRender, renderInLayout, renderPage } from '../render/render-page.ts';
import { openTheme, type Theme } from '../render/theme.ts';

const ownTheme = fileURLToPath(new URL('../../theme', import.meta.url));
const ownExtension = fileURLToPath(new URL('../../../extensions/storefront', import.meta.url));

/** A page of a storefront that somebody asked for. */
export interface OpenPage {
  c: Context;
  page: PageContext;
  admin: AdminContext;
  cart: PricedCart | null;
  theme: Theme;
  extension: AppExtension;
}

export interface Files {
  theme(): Theme;
  extension(): AppExtension;
}

/** Theme and extension, read again whenever one of their files changed: what is edited shows at the next page. */
export function createFiles(deps: StorefrontDeps): Files {
  const [themeRoot, extensionRoot] = [deps.themeFolder ?? ownTheme, deps.extensionFolder ?? ownExtension];
  let theme: Theme | undefined;
  let extension: AppExtension | undefined;
  return {
    theme: () => {
      if (theme === undefined || theme.stamp !== openFolder(themeRoot).stamp) theme = openTheme(themeRoot);
      return theme;
    },
    extension: () => {
      if (extension === undefined || extension.stamp !== openFolder(extensionRoot).stamp)
        extension = openExtension(extensionRoot);
      return extension;
    },
  };
}

/** Runs `answer` for the shop in the address; an unknown shop gets a page that leads to the front page. */
export async function withPage(
  c: Context,
  deps: StorefrontDeps,
  files: Files,
  answer: (open: OpenPage) => Promise<Response>,
): Promise<Response> {
  const admin = await loadContext(c, deps, c.req.param('handle') ?? '');
  if (admin === null) return c.html(lostPage(), 404);
  const theme = files.theme();
  const { customer, cartToken } = await readVisitor(c, deps.state, admin.shop);
  if (cartToken !== null) await giveCart(deps.state, admin.shop, cartToken, customer?.id ?? null);
  const page: PageContext = {
    state: deps.state,
    shop: admin.shop,
    origin: deps.origin,
    root: storeBase(admin.shop.domain),
    customer,
    cartToken,
    locale: localeOf(c, theme, customer?.locale ?? null, storeBase(admin.shop.domain)),
    url: new URL(c.req.url),
    collectionsWith: (product) => collectionsWith(page, product),
  };
  const cart = await readCart(page);
  return answer({ c, page, admin, cart, theme, extension: files.extension() });
}

/**
 * `?locale=de` is kept for the next pages; without it a customer reads their own language, where the theme speaks it:
 * a shop publishes no other.
 */
function localeOf(c: Context, theme: Theme, own: string | null, path: string): string {
  const form = /^[a-z]{2}(-[A-Z]{2})?$/;
  const asked = c.req.query('locale');
  if (asked !== undefined && form.test(asked)) {
    setCookie(c, 'locale', asked, { path, httpOnly: true, sameSite: 'Lax' });
    return asked;
  }
  const kept = getCookie(c, 'locale');
  if (kept !== undefined && form.test(kept)) return kept;
  return chooseLocale(theme.locales, own ?? theme.locales.fallback);
}

export interface PageText {
  template: string;
  title: string;
  description?: string;
  status?: 200 | 404 | 413 | 422 | 502 | 504;
  /** objects of this page alone, such as the product */
  objects?: Record<string, unknown>;
  /** what `money` prints in, when it is not the shop's currency */
  currency?: string;
}

async function pageToRender(open: OpenPage, text: PageText): Promise<PageToRender> {
  const { page, cart, theme, extension } = open;
  const currency = text.currency ?? page.shop.currency;
  const globals = await globalsFor(
    page,
    { template: text.template, cart, currency, settings: theme.settings.current },
    text.objects ?? {},
  );
  return {
    page,
    theme,
    extension,
    currency,
    template: text.template,
    title: text.title,
    ...(text.description !== undefined && { description: text.description }),
    globals: { ...globals },
    bar: renderPiece(aloneBar(open.admin)),
  };
}

/** A text of the theme in the visitor's language, for a page's title. */
export const words = ({ theme, page }: OpenPage, key: string): string =>
  unescapeHtml(translate(theme.locales, page.locale, key, new Map()));

/** Answers with a template of the theme. */
export async function showTemplate(open: OpenPage, text: PageText): Promise<Response> {
  return open.c.html(await renderPage(await pageToRender(open, text)), text.status ?? 200);
}

/** Answers with other content inside the theme's layout. */
export async function showInLayout(open: OpenPage, text: PageText, content: string): Promise<Response> {
  return open.c.html(await renderInLayout(await pageToRender(open, text), content), text.status ?? 200);
}

/** Answers with Liquid that the app sent, as a part of the theme. */
export async function showLiquid(open: OpenPage, text: PageText, source: string): Promise<Response> {
  const to = await pageToRender(open, text);
  const content = await to.theme.engine.renderText(source, await globalsOf(open, text));
  return open.c.html(await renderInLayout(to, content), text.status ?? 200);
}

function globalsOf(open: OpenPage, text: PageText): Promise<object> {
  const { page, cart, theme } = open;
  return globalsFor(
    page,
    { template: text.template, cart, settings: theme.settings.current },
    text.objects ?? {},
  );
}
