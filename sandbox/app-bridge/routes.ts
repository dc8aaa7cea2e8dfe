import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { z } from 'zod';
import { getShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { jsonOnly, sameOriginOnly } from '../http/guard.ts';
import type { AppConfig } from '../oauth/app-config.ts';
import { changeScopes } from '../oauth/installations.ts';
import { readStaffRole, STAFF } from '../oauth/staff.ts';
import { type AppKeys, mintIdToken } from '../oauth/tokens.ts';
import type { State } from '../state/database.ts';
import { bridgeScript } from './bundle.ts';
import type { ScopesDetail } from './messages.ts';
import { pickerRows } from './picker-rows.ts';

export interface AppBridgeDeps {
  state: State;
  keys: AppKeys;
  app: AppConfig;
}

const css = ['bars', 'dialogs']
  .map((name) => readFileSync(new URL(`./host/${name}.css`, import.meta.url), 'utf8'))
  .join('\n');
const NO_CACHE = { 'cache-control': 'no-cache' };

const scopesChange = z.strictObject({
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const pickerQuery = z.object({
  type: z.enum(['product', 'variant', 'collection']),
  query: z.string().default(''),
});

/** The two scripts, their style, and what the admin's page asks its server on behalf of the app. */
export function appBridgeRoutes(deps: AppBridgeDeps): Hono {
  const script = async (name: 'guest' | 'host') =>
    new Response(await bridgeScript(name), {
      headers: { 'content-type': 'text/javascript; charset=utf-8', ...NO_CACHE },
    });
  return new Hono()
    .get('/app-bridge.js', () => script('guest'))
    .get('/app-bridge/host.js', () => script('host'))
    .get('/app-bridge/host.css', (c) =>
      c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', ...NO_CACHE }),
    )
    .route('/app-bridge/:domain', shopRoutes(deps));
}

function shopRoutes({ state, keys, app }: AppBridgeDeps): Hono<{ Variables: { shop: Shop } }> {
  return (
    new Hono<{ Variables: { shop: Shop } }>()
      .use(sameOriginOnly, jsonOnly, async (c, next) => {
        c.set('shop', await getShop(state, c.req.param('domain') ?? ''));
        c.header('cache-control', 'no-store');
        return next();
      })
      .get('/id-token', async (c) => {
        const { domain } = c.get('shop');
        const role = await readStaffRole(state, domain);
        return c.json({ token: mintIdToken(keys, domain, STAFF[role].id) });
      })
      .get('/user', async (c) => {
        const role = await readStaffRole(state, c.get('shop').domain);
        return c.json({ accountAccess: role === 'owner' ? 'Account Owner' : 'Staff' });
      })
      .get('/scopes', (c) => c.json(scopesOf(c.get('shop'), app)))
      .post('/scopes', async (c) => {
        const change = scopesChange.parse(await c.req.json());
        const changed = await state.transaction((tx) => changeScopes(tx, c.get('shop'), app, change));
        return c.json(scopesOf(changed, app));
      })
      // No theme or checkout of the sandbox holds one of the app's blocks yet.
      .get('/extensions', (c) => c.json([]))
      .get('/picker', async (c) => {
        const { type, query } = pickerQuery.parse(c.req.query());
        return c.json(await pickerRows(state, c.get('shop'), type, query));
      })
  );
}

function scopesOf(shop: Shop, app: AppConfig): ScopesDetail {
  return { granted: shop.grantedScopes, required: app.scopes, optional: app.optionalScopes };
}
