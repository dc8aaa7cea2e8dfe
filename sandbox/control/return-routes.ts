import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { idText } from '../domain/inputs.ts';
import { locationsOf } from '../domain/locations.ts';
import { processByStaff, staffProcessing } from '../domain/returns/by-hand/process-by-staff.ts';
import { returnSummary } from '../domain/returns/by-hand/read-return.ts';
import { requestByShopper, shopperRequest } from '../domain/returns/by-hand/request-by-shopper.ts';
import { returnByStaff, staffReturn } from '../domain/returns/by-hand/return-by-staff.ts';
import type { MadeReturn } from '../domain/returns/create-return.ts';
import { approveRequest, declineRequest } from '../domain/returns/decide-request.ts';
import { cancelReturn, closeReturn, reopenReturn } from '../domain/returns/end-return.ts';
import { declineReasons } from '../domain/returns/types.ts';
import { getShop } from '../domain/shops.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const ORDER = '/shops/:domain/orders/:id';
const RETURN = '/shops/:domain/returns/:id';
const decline = z.strictObject({
  reason: z.enum(declineReasons).default('OTHER'),
  note: z.string().nullish(),
});

/** Returns that did not begin in the app: a shopper's on Shopify's account page, and staff's in its admin. */
export function returnRoutes(deps: ControlDeps): Hono {
  const shown = ({ made }: MadeReturn) => ({ id: made.id, name: made.name, status: made.status });
  const idOf = (c: Context) => idText.parse(param(c, 'id'));
  const routes = new Hono()
    .post(`${ORDER}/request-return`, async (c) => {
      const input = { ...(await readBody(c, shopperRequest.omit({ order: true }))), order: idOf(c) };
      return c.json(shown(await inShop(c, deps, (tx, shop) => requestByShopper(tx, shop, input))), 201);
    })
    .post(`${ORDER}/return`, async (c) => {
      const input = { ...(await readBody(c, staffReturn.omit({ order: true }))), order: idOf(c) };
      return c.json(shown(await inShop(c, deps, (tx, shop) => returnByStaff(tx, shop, input))), 201);
    })
    .get(RETURN, async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await returnSummary(deps.state, shop, idOf(c)));
    })
    .post(`${RETURN}/decline`, async (c) => {
      const { reason, note } = await readBody(c, decline);
      const input = { return: idOf(c), reason, note: note ?? null };
      return c.json(shown(await inShop(c, deps, (tx, shop) => declineRequest(tx, shop, input))));
    })
    .post(`${RETURN}/process`, async (c) => {
      const input = { ...(await readBody(c, staffProcessing.omit({ return: true }))), return: idOf(c) };
      const { order, found } = await inShop(c, deps, (tx, shop) => processByStaff(tx, shop, input));
      return c.json(shown({ order, made: found }));
    })
    .get('/shops/:domain/locations', async (c) =>
      c.json(locationsOf(await getShop(deps.state, param(c, 'domain')))),
    );
  const byId = { approve: approveRequest, cancel: cancelReturn, close: closeReturn, reopen: reopenReturn };
  for (const [name, command] of Object.entries(byId)) {
    routes.post(`${RETURN}/${name}`, async (c) =>
      c.json(shown(await inShop(c, deps, (tx, shop) => command(tx, shop, idOf(c))))),
    );
  }
  return routes;
}
