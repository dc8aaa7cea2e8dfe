import { Hono } from 'hono';
import { z } from 'zod';
import type { State } from '../state/database.ts';
import { keepKlaviyoEvent, shopOfKlaviyoKey } from './klaviyo.ts';

/** As POST /api/events takes it: what is not here is a mistake of the caller, as far as this app goes. */
const body = z.object({
  data: z.object({
    type: z.literal('event'),
    attributes: z.object({
      metric: z.object({
        data: z.object({
          type: z.literal('metric'),
          attributes: z.object({ name: z.string().min(1).max(128) }),
        }),
      }),
      unique_id: z.string().min(1).max(255),
      time: z.iso.datetime({ offset: true }),
      properties: z.record(z.string(), z.unknown()),
      profile: z.object({
        data: z.object({
          type: z.literal('profile'),
          attributes: z.object({
            email: z.email(),
            first_name: z.string().optional(),
            locale: z
              .string()
              .regex(/^[a-z]{2,3}-[A-Z]{2}$/)
              .optional(),
            properties: z.record(z.string(), z.unknown()).default({}),
          }),
        }),
      }),
    }),
  }),
});

/** A stand-in for the part of Klaviyo's API that takes events: 202 says that it was taken, not that it was new. */
export function klaviyoRoutes({ state }: { state: State }): Hono {
  return new Hono().post('/klaviyo/api/events', async (c) => {
    const [, key] = /^Klaviyo-API-Key (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    const shop = key === undefined ? null : await shopOfKlaviyoKey(state, key);
    if (shop === null)
      return c.json(problem(401, 'not_authenticated', 'Missing or invalid private key.'), 401);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(c.req.header('revision') ?? ''))
      return c.json(problem(400, 'invalid', 'A revision header is required.'), 400);
    const read = body.safeParse(await c.req.json().catch(() => undefined));
    if (!read.success) return c.json(problem(400, 'invalid', z.prettifyError(read.error)), 400);
    const { metric, unique_id, time, properties, profile } = read.data.data.attributes;
    const { email, first_name, locale, properties: known } = profile.data.attributes;
    await state.transaction((tx) =>
      keepKlaviyoEvent(
        tx,
        shop,
        { metric: metric.data.attributes.name, uniqueId: unique_id, at: time, properties },
        { email, firstName: first_name ?? null, locale: locale ?? null, properties: known },
      ),
    );
    return c.body(null, 202);
  });
}

const problem = (status: number, code: string, detail: string) => ({
  errors: [{ id: crypto.randomUUID(), status, code, title: 'Invalid input.', detail }],
});
