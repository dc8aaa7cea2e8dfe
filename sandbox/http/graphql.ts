import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { faultOfCall, mutationFields, THROTTLED, takeTimeout } from '../faults/api-faults.ts';
import { useToken } from '../oauth/access-tokens.ts';
import type { State } from '../state/database.ts';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphqlDeps {
  state: State;
  execute(shop: Shop, request: GraphqlRequest): Promise<object>;
}

/** Later versions exist at Shopify; the app is written for one, and another is a mistake of its configuration. */
const VERSIONS = new Set(['2026-10', 'unstable']);
/** How long a lost answer keeps the app waiting. */
const DROP_AFTER_MS = 1_000;

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

type Env = { Bindings: HttpBindings };

/** POST /shopify/{domain}/admin/api/{version}/graphql.json, with Shopify's own refusals around the execution. */
export function graphqlRoutes(deps: GraphqlDeps): Hono<Env> {
  return new Hono<Env>().post('/shopify/:domain/admin/api/:version/graphql.json', async (c) => {
    const shop = await findShop(deps.state, c.req.param('domain'));
    if (shop === null || !VERSIONS.has(c.req.param('version'))) return refused(404, 'Not Found');
    const known = await useToken(deps.state, shop.domain, c.req.header('x-shopify-access-token') ?? '');
    if (known === null) {
      return refused(401, '[API] Invalid API key or access token (unrecognized login or wrong password)');
    }
    const request = requestSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return refused(400, { query: 'Required parameter missing or invalid' });
    const fault = await faultOfCall(deps.state, shop.domain);
    if (fault.slowMs > 0) await sleep(fault.slowMs);
    if (fault.instead?.kind === 'throttled') return c.json(THROTTLED);
    if (fault.instead?.kind === 'status') return failed(fault.instead.status);
    const { query, variables, operationName } = request.data;
    return answer(deps, c, shop, {
      query,
      variables: variables ?? {},
      operationName: operationName ?? null,
    });
  });
}

async function answer(
  deps: GraphqlDeps,
  c: Context<Env>,
  shop: Shop,
  request: GraphqlRequest,
): Promise<Response> {
  const lost = await takeTimeout(deps.state, shop.domain, mutationFields(request.query));
  const result = await deps.execute(shop, request);
  if (!lost) return c.json(result);
  await sleep(DROP_AFTER_MS);
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function refused(status: number, errors: unknown): Response {
  return Response.json({ errors }, { status });
}

function failed(status: number): Response {
  const headers = status === 429 ? { 'retry-after': '1.0' } : undefined;
  const text = status === 429 ? 'Exceeded the rate limit of API calls.' : 'Internal Server Error';
  return Response.json({ errors: text }, { status, ...(headers === undefined ? {} : { headers }) });
}
