import { type Context, Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { appRoutes } from './app/app-routes.ts';
import { assetRoutes } from './assets.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import type { FrameDeps } from './deps.ts';
import { discountRoutes } from './discounts/discount-routes.ts';
import { elsewhereRoutes } from './elsewhere/elsewhere-routes.ts';
import { frontRoutes } from './front/front-routes.ts';
import { homeDays, homePage } from './home/home-page.ts';
import { brokenPage, lostPage, missingPage } from './missing-page.ts';
import { nameServerRoutes } from './name-server/name-server-routes.ts';
import { ordersSince } from './orders/find-orders.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { pictureRoutes, productRoutes } from './products/product-routes.ts';
import { requireSameOrigin } from './same-origin.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { withContext } from './with-context.ts';

const admin = '/admin/store/:handle';

/** The front page and the merchant's admin, to be mounted at the root of the sandbox. */
export function createFrame(deps: FrameDeps): Hono {
  const frame = new Hono();
  for (const path of ['/', '/admin', '/admin/*', '/sandbox/*']) {
    frame.use(path, requireSameOrigin);
    frame.use(path, pageHeaders(deps));
  }
  frame.route('/', frontRoutes(deps));
  frame.route('/frame', assetRoutes());
  frame.route('/images/products', pictureRoutes(deps));
  frame.route('/sandbox', sandboxRoutes(deps));
  frame.get(admin, (c) => home(c, deps));
  frame.get(`${admin}/`, (c) => c.redirect(`/admin/store/${c.req.param('handle')}`));
  frame.route(`${admin}/orders`, orderRoutes(deps));
  frame.route(`${admin}/customers`, customerRoutes(deps));
  frame.route(`${admin}/products`, productRoutes(deps));
  frame.route(`${admin}/discounts`, discountRoutes(deps));
  frame.route(`${admin}/elsewhere`, elsewhereRoutes(deps));
  frame.route(`${admin}/name-server`, nameServerRoutes(deps));
  frame.route(`${admin}/settings`, settingsRoutes(deps));
  frame.route(`${admin}/apps/afterglow`, appRoutes(deps));
  frame.get(`${admin}/*`, (c) =>
    withContext(c, deps, (context) => c.html(missingPage(context, 'page'), 404)),
  );
  frame.all('/admin/*', (c) => c.html(lostPage(), 404));
  frame.onError((error, c) => {
    console.error(error);
    return c.html(brokenPage(), 500);
  });
  return frame;
}

function home(c: Context, deps: FrameDeps): Promise<Response> {
  return withContext(c, deps, async (context) => {
    const { domain, now, timezone } = context.shop;
    const today = Temporal.Instant.from(now).toZonedDateTimeISO(timezone).startOfDay();
    const since = today
      .subtract({ days: homeDays - 1 })
      .toInstant()
      .toString();
    return c.html(homePage(context, await ordersSince(deps.state, domain, since)));
  });
}

/** Pages may load only what the sandbox serves, frame only the app and its extensions, and post only to the sandbox. */
function pageHeaders(deps: FrameDeps) {
  const policy = [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    `frame-src 'self' ${deps.embedOrigin}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    c.header('content-security-policy', policy);
    c.header('referrer-policy', 'same-origin');
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  };
}
