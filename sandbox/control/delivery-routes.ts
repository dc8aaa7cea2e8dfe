import { Hono } from 'hono';
import { z } from 'zod';
import { idText } from '../domain/inputs.ts';
import { getShop } from '../domain/shops.ts';
import { faultsSchema, readFaults, setFaults } from '../faults/faults.ts';
import { expireTokens } from '../oauth/access-tokens.ts';
import { enqueueRaw, replayOrder } from '../webhooks/outbox.ts';
import { countPending, listDeliveries } from '../webhooks/read-outbox.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const faultsInput = z.union([
  z.strictObject({ none: z.literal(true) }).transform(() => ({})),
  z.strictObject(faultsSchema.shape),
]);
const replay = z.strictObject({
  order: idText,
  times: z.number().int().min(1).max(100).default(1),
  shuffle: z.boolean().default(false),
});
const anyDelivery = z.strictObject({
  topic: z.string().min(1),
  payload: z.record(z.string(), z.unknown()),
  orderId: idText.optional(),
  eventId: z.string().min(1).optional(),
  webhookId: z.string().min(1).optional(),
  triggeredAt: z.iso.datetime({ offset: true }).optional(),
});

/** Deliveries and what can go wrong with them and with the API. */
export function deliveryRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .post('/shops/:domain/faults', async (c) => {
      const faults = await readBody(c, faultsInput);
      await inShop(c, deps, (tx, shop) => setFaults(tx, shop.domain, faults));
      return c.json({ ok: true });
    })
    .get('/shops/:domain/faults', async (c) => c.json(await readFaults(deps.state, param(c, 'domain'))))
    .post('/shops/:domain/replay', async (c) => {
      const { order, times, shuffle } = await readBody(c, replay);
      const sent = await inShop(c, deps, (tx, shop) =>
        replayOrder(tx, shop, { orderId: order, times, shuffle }),
      );
      return c.json({ sent });
    })
    .post('/shops/:domain/send', async (c) => {
      const delivery = await readBody(c, anyDelivery);
      await inShop(c, deps, (tx, shop) => enqueueRaw(tx, shop, delivery));
      return c.json({ ok: true });
    })
    .get('/shops/:domain/deliveries', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await listDeliveries(deps.state, shop.domain));
    })
    .post('/shops/:domain/expire-tokens', async (c) => {
      await inShop(c, deps, (tx, shop) => expireTokens(tx, shop.domain));
      return c.json({ ok: true });
    })
    .get('/quiet', async (c) => {
      const shop = c.req.query('shop');
      const deliveries = await countPending(deps.state, shop);
      const clocks = deps.clock.pending(shop);
      return c.json({ pending: deliveries + clocks });
    });
}
