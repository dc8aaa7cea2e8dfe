import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { html, renderDocument } from '../frame/html.ts';
import { requireSameOrigin } from '../frame/same-origin.ts';
import { mailBase, storeBase } from '../shopper/visitor.ts';
import type { StorefrontDeps } from './deps.ts';
import { appProxyRoutes } from './routes/app-proxy.ts';
import { cartJsonRoutes } from './routes/cart-json-routes.ts';
import { cartRoutes } from './routes/cart-routes.ts';
import { loginRoutes } from './routes/login-routes.ts';
import { createFiles, type Files, withPage } from './routes/open-page.ts';
import { missing, pageRoutes } from './routes/page-routes.ts';
import { themeFileRoutes } from './routes/theme-files.ts';

const store = '/store/:handle';
const mostFormBytes = 64 * 1024;

/** The shop as its shoppers see it: the theme's pages, the cart, the app's pages behind its proxy, signing in. */
export function createStorefront(deps: StorefrontDeps): Hono {
  const files = createFiles(deps);
  const storefront = new Hono();
  // As Shopify's servers do: what a page weighs on its way is a part of what is measured.
  for (const path of ['/store/*', '/theme/*']) storefront.use(path, compress());
  storefront.use('/store/*', pageHeaders(files));
  storefront.use('/store/*', ownForms);
  storefront.use(`${store}/cart/*`, bodyLimit({ maxSize: mostFormBytes }));
  storefront.use(`${store}/account/login`, bodyLimit({ maxSize: mostFormBytes }));
  for (const routes of [pageRoutes, cartRoutes, cartJsonRoutes, loginRoutes, appProxyRoutes])
    storefront.route(store, routes(deps, files));
  storefront.get(`${store}/`, (c) => c.redirect(`/store/${c.req.param('handle')}`));
  storefront.route('/', themeFileRoutes(files));
  storefront.route('/', shortcuts(deps));
  storefront.onError(answerBroken);
  return storefront;
}

/** What no other part answers below a storefront: its own page that says so. To be mounted last. */
export function storefrontMissing(deps: StorefrontDeps): Hono {
  const files = createFiles(deps);
  const routes = new Hono();
  routes.use('/store/*', pageHeaders(files));
  routes.get(`${store}/*`, (c) => withPage(c, deps, files, missing));
  return routes;
}

/** Short addresses of the demo shop's windows. */
function shortcuts({ demoShop }: StorefrontDeps): Hono {
  const root = storeBase(demoShop);
  return new Hono()
    .get('/store', (c) => c.redirect(root))
    .get('/account', (c) => c.redirect(`${root}/account`))
    .get('/checkout', (c) => c.redirect(`${root}/checkout`))
    .get('/mail', (c) => c.redirect(mailBase(demoShop)));
}

/**
 * Forms of cart and sign-in are sent from the storefront's own pages. The app's pages behind the proxy take what others
 * send too, such as a mail program that unsubscribes with one click; from another site that comes without cookies.
 */
const ownForms: MiddlewareHandler = async (c, next) => {
  const own = /^\/store\/[^/]+\/(cart|account\/log(in|out))(\/|\.js$|$)/.test(c.req.path);
  if (!own) return next();
  return requireSameOrigin(c, next);
};

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

/** Of scripts in the page, only those of the app's theme extension run. */
const pageHeaders =
  (files: Files): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const scripts = ["script-src 'self'", ...files.extension().scripts].join(' ');
    const own = c.res.headers.get('content-security-policy');
    c.header('content-security-policy', own ?? `${policy}; ${scripts}`);
    c.header('referrer-policy', 'same-origin');
    c.header('cache-control', c.res.headers.get('cache-control') ?? 'no-store');
    c.header('x-content-type-options', 'nosniff');
  };

/** The message says which filter, tag or object a theme file got wrong, so it is shown to who works on the file. */
function answerBroken(error: Error, c: Context): Response {
  console.error(error);
  return c.html(
    renderDocument({
      title: 'This page could not be made',
      body: html`<main class="front"><h1>This page could not be made</h1><p class="lead">${error.message}</p>
        <a class="button primary" href="/">Go to the front page</a></main>`,
    }),
    500,
  );
}
