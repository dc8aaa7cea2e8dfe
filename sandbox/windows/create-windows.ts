import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import pg from 'pg';
import { accountRoutes } from '../account/account-routes.ts';
import { checkoutRoutes } from '../checkout/checkout-routes.ts';
import { extensionHostRoutes } from '../extension-host/server/routes.ts';
import { brokenPage } from '../frame/missing-page.ts';
import { requireSameOrigin } from '../frame/same-origin.ts';
import type { WindowDeps } from './deps.ts';
import { windowAssets, windowHeaders } from './window-routes.ts';

const mostBytes = 64 * 1024;

/** Checkout, account and the extensions on them, to be mounted at the root of the sandbox. */
export function createWindows(deps: WindowDeps): Hono {
  const windows = new Hono();
  const pages = [
    'checkout',
    'checkout/*',
    'account',
    'account/profile',
    'account/orders/*',
    'account/pages/*',
    'orders/*',
  ];
  for (const page of pages) windows.use(`/store/:handle/${page}`, requireSameOrigin, windowHeaders);
  windows.use('/store/:handle/checkout/*', bodyLimit({ maxSize: mostBytes }), formsOnly);
  windows.use('/store/:handle/account/profile', bodyLimit({ maxSize: mostBytes }), formsOnly);
  windows.use('/store/:handle/extensions/*', bodyLimit({ maxSize: mostBytes }));
  windows.route('/', windowAssets());
  windows.route('/', extensionHostRoutes(deps));
  windows.route('/', checkoutRoutes(deps));
  windows.route('/', accountRoutes(deps));
  windows.onError(answerBroken);
  return windows;
}

/** What a form sends; anything else is no form of these pages. */
async function formsOnly(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  const type = c.req.header('content-type') ?? 'application/x-www-form-urlencoded';
  if (c.req.method === 'POST' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type))
    return c.text('Send a form.', 415);
  await next();
  return undefined;
}

/** Text that no database takes (such as a NUL) is the visitor's mistake; the rest is ours and goes to the log. */
function answerBroken(error: Error, c: Context): Response {
  if (error instanceof HTTPException) return error.getResponse();
  if (error instanceof pg.DatabaseError && error.code?.startsWith('22'))
    return c.text('This cannot be used.', 400);
  console.error(error);
  return c.html(brokenPage(), 500);
}
