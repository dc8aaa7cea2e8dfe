import { Hono } from 'hono';
import { z } from 'zod';
import { moveShopClock } from '../clock/shop-clock.ts';
import { idText } from '../domain/inputs.ts';
import { Refusal } from '../domain/refusal.ts';
import { createShop, getShop, setSwitches, shopChange, shopInput, updateShop } from '../domain/shops.ts';
import { switchesChange } from '../domain/switches.ts';
import { changeScopes, installApp, redactShop, uninstallApp } from '../oauth/installations.ts';
import { readStaffRole, STAFF, setStaffRole } from '../oauth/staff.ts';
import { embeddedUrl, mintCheckoutToken, mintIdToken } from '../oauth/tokens.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const newShop = shopInput.extend({ now: z.iso.datetime({ offset: true }).optional() });
const clockMove = z.strictObject({
  set: z.iso.datetime({ offset: true }).optional(),
  advance: z.string().optional(),
  run: z.boolean().optional(),
});
const scopes = z.strictObject({
  grant: z.array(z.string()).optional(),
  revoke: z.array(z.string()).optional(),
});
const staff = z.strictObject({ role: z.enum(['owner', 'staff']) });

/** Shops, the app's coming and going, and the clock. */
export function shopRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .post('/shops', async (c) => {
      const input = await readBody(c, newShop);
      return c.json(await deps.state.transaction((tx) => createShop(tx, input)), 201);
    })
    .get('/shops/:domain', async (c) => c.json(await getShop(deps.state, param(c, 'domain'))))
    .post('/shops/:domain/settings', async (c) => {
      const change = await readBody(c, shopChange);
      return c.json(await inShop(c, deps, (tx, shop) => updateShop(tx, shop, change)));
    })
    .on(['POST', 'PATCH'], '/shops/:domain/switches', async (c) => {
      const change = await readBody(c, switchesChange);
      return c.json((await inShop(c, deps, (tx, shop) => setSwitches(tx, shop, change))).switches);
    })
    .post('/shops/:domain/install', async (c) => {
      const shop = await inShop(c, deps, (tx, current) => installApp(tx, current, deps.app));
      return c.json({ ok: true, scopes: shop.grantedScopes });
    })
    .post('/shops/:domain/scopes', async (c) => {
      const change = await readBody(c, scopes);
      refuseUnlisted(change.grant ?? [], [...deps.app.scopes, ...deps.app.optionalScopes]);
      refuseUnlisted(change.revoke ?? [], deps.app.optionalScopes);
      const shop = await inShop(c, deps, (tx, current) => changeScopes(tx, current, deps.app, change));
      return c.json({ scopes: shop.grantedScopes });
    })
    .post('/shops/:domain/uninstall', async (c) => {
      await inShop(c, deps, uninstallApp);
      return c.json({ ok: true });
    })
    .post('/shops/:domain/redact-shop', async (c) => {
      await inShop(c, deps, redactShop);
      return c.json({ ok: true });
    })
    .get('/shops/:domain/checkout-token', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const customerId = idText.optional().parse(c.req.query('customer'));
      return c.json({ token: mintCheckoutToken(deps.keys, shop, { customerId }) });
    })
    .get('/shops/:domain/session-token', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const role = await readStaffRole(deps.state, shop.domain);
      const token = mintIdToken(deps.keys, shop.domain, STAFF[role].id);
      return c.json({ token, url: embeddedUrl(deps.embedOrigin, '/app', shop.domain, token) });
    })
    .post('/shops/:domain/staff', async (c) => {
      const { role } = await readBody(c, staff);
      await inShop(c, deps, (tx, shop) => setStaffRole(tx, shop.domain, role));
      return c.json({ ok: true });
    })
    .post('/shops/:domain/clock', async (c) => {
      const move = await readBody(c, clockMove);
      const shop = await moveShopClock(deps.state, param(c, 'domain'), move);
      await deps.clock.tell(shop.domain);
      return c.json({ now: shop.now, running: shop.clock.running });
    });
}

/** Only what shopify.app.toml names can be given, only what it calls optional be taken; refused (`unknown-scope`) otherwise. */
function refuseUnlisted(scopes: readonly string[], listed: readonly string[]): void {
  const unknown = scopes.filter((scope) => !listed.includes(scope));
  if (unknown.length === 0) return;
  throw new Refusal('unknown-scope', `shopify.app.toml does not list ${unknown.join(', ')} for this.`);
}
