import { Hono } from 'hono';
import { getShop } from '../domain/shops.ts';
import { listFlowStarts } from '../elsewhere/flow-triggers.ts';
import { klaviyoKeyOf, listKlaviyoEvents, listKlaviyoProfiles } from '../elsewhere/klaviyo.ts';
import { type ControlDeps, param } from './context.ts';

/** What the app told Flow and Klaviyo, oldest first. */
export function elsewhereRoutes({ state }: ControlDeps): Hono {
  return new Hono()
    .get('/shops/:domain/flow', async (c) => {
      const shop = await getShop(state, param(c, 'domain'));
      return c.json(await listFlowStarts(state, shop));
    })
    .get('/shops/:domain/klaviyo', async (c) => {
      const shop = await getShop(state, param(c, 'domain'));
      return c.json({
        key: klaviyoKeyOf(shop),
        events: await listKlaviyoEvents(state, shop),
        profiles: await listKlaviyoProfiles(state, shop),
      });
    });
}
