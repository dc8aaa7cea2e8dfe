import { Hono } from 'hono';
import { accountRoutes } from '../account/account-routes.ts';
import { checkoutRoutes } from '../checkout/checkout-routes.ts';
import { extensionHostRoutes } from '../extension-host/server/routes.ts';
import { brokenPage } from '../frame/missing-page.ts';
import { requireSameOrigin } from '../frame/same-origin.ts';
import type { WindowDeps } from './deps.ts';
import { windowAssets, windowHeaders } from './window-routes.ts';

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
  windows.route('/', windowAssets());
  windows.route('/', extensionHostRoutes(deps));
  windows.route('/', checkoutRoutes(deps));
  windows.route('/', accountRoutes(deps));
  windows.onError((error, c) => {
    console.error(error);
    return c.html(brokenPage(), 500);
  });
  return windows;
}
