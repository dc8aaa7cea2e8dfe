import type { ActionFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { hmacMatches } from '../platform/shopify/access/hmac.server.ts';
import { app } from '../wiring.server.ts';

const body = z.object({ now: z.iso.datetime({ offset: true }), running: z.boolean() });

/** Sets a shop's business clock. Answers 404 unless AFTERGLOW_TEST_CLOCK is set, which production refuses. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, movableClock, commerce, enqueue } = app();
  if (!movableClock) return new Response(null, { status: 404 });
  const raw = await request.text();
  if (!hmacMatches(env.apiSecret, raw, request.headers.get('x-shopify-hmac-sha256')))
    return new Response(null, { status: 401 });
  const domain = request.headers.get('x-shopify-shop-domain') ?? '';
  let parsed: z.infer<typeof body>;
  try {
    parsed = body.parse(JSON.parse(raw));
  } catch {
    return Response.json({ error: 'bad-input' }, { status: 400 });
  }
  await movableClock.set(domain, Temporal.Instant.from(parsed.now), parsed.running);
  const shop = await commerce.findShop(domain);
  if (shop === null) return Response.json({ error: 'unknown-shop' }, { status: 404 });
  await enqueue({ task: 'sweep', payload: { shopId: shop.id.toString() }, key: `sweep:${shop.id}` });
  return Response.json({ now: parsed.now });
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
