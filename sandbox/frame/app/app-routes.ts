import { type Context, Hono } from 'hono';
import { installApp, uninstallApp } from '../../oauth/installations.ts';
import { act } from '../act.ts';
import type { FrameDeps } from '../deps.ts';
import { withContext } from '../with-context.ts';
import { appPage, installPage } from './app-page.ts';

const home = '/app';

/** Apps → Afterglow: installing it, and the embedded app with its own path in the frame's address. */
export function appRoutes(deps: FrameDeps): Hono {
  const show = (c: Context) =>
    withContext(c, deps, (context) => {
      if (context.shop.installedAt === null) return c.html(installPage(context, deps.app.scopes));
      const url = new URL(c.req.url);
      const below = url.pathname.slice(`${context.base}/apps/afterglow`.length);
      const path = below === '' || below === '/' ? home : below;
      return c.html(appPage(context, { path: `${path}${url.search}`, sandboxOrigin: url.origin, deps }));
    });
  return new Hono()
    .post('/install', (c) =>
      withContext(c, deps, async ({ shop, base }) => {
        const answer = await act(c, deps, {
          domain: shop.domain,
          from: `${base}/apps/afterglow`,
          to: `${base}/apps/afterglow`,
          command: (tx, now) => installApp(tx, now, deps.app),
          done: 'Afterglow is installed.',
        });
        // The app meets the shop at its first page, and has to know the shop's time from then on.
        await deps.clock.introduce(shop.domain);
        return answer;
      }),
    )
    .post('/uninstall', (c) =>
      withContext(c, deps, ({ shop, base }) =>
        act(c, deps, {
          domain: shop.domain,
          from: `${base}/settings`,
          to: `${base}/settings`,
          command: uninstallApp,
          done: 'Afterglow is uninstalled.',
        }),
      ),
    )
    .get('/', show)
    .get('/*', show);
}
