import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { findShop } from '../../domain/shops.ts';
import { domainOf } from '../../frame/admin-context.ts';
import { browserScript } from '../../http/browser-script.ts';
import { jsonOnly, sameOriginOnly } from '../../http/guard.ts';
import { readStaffRole, STAFF } from '../../oauth/staff.ts';
import { mintCheckoutToken, mintIdToken } from '../../oauth/tokens.ts';
import { readVisitor } from '../../shopper/visitor.ts';
import { isHosted, surfaceOf } from '../tables/hosted-targets.ts';
import { bootFor, type FrameRequest, valuesFor } from './boot.ts';
import { changeCheckout, extensionChange } from './change-checkout.ts';
import type { HostDeps } from './deps.ts';
import { readExtensions } from './extensions.ts';
import { frameDocument, framePolicy } from './frame-document.ts';
import { localeOf } from './locale-of.ts';
import { findPlace } from './place.ts';
import { queryStorefront } from './storefront.ts';

const css = readFileSync(new URL('./frame.css', import.meta.url), 'utf8');
const scripts = {
  frame: new URL('../frame/index.ts', import.meta.url),
  page: new URL('../page/index.ts', import.meta.url),
};
const fresh = { 'cache-control': 'no-cache' };
const questions = z.object({
  query: z.string().max(20_000),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** The host's scripts and what frames with extensions ask; mounted at the root. */
export function extensionHostRoutes(deps: HostDeps): Hono {
  const script = async (name: 'frame' | 'page') =>
    new Response(await browserScript(scripts[name]), {
      headers: { 'content-type': 'text/javascript; charset=utf-8', ...fresh },
    });
  return new Hono()
    .get('/extension-host/frame.js', () => script('frame'))
    .get('/extension-host/page.js', () => script('page'))
    .get('/extension-host/frame.css', (c) =>
      c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', ...fresh }),
    )
    .route('/store/:handle/extensions/:extension', ownRoutes(deps));
}

function ownRoutes(deps: HostDeps): Hono {
  const { state } = deps;
  return new Hono()
    .use(sameOriginOnly, jsonOnly, async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
      c.header('x-content-type-options', 'nosniff');
    })
    .get('/bundle.js', async (c) => {
      const extension = readExtensions(deps.extensions).find(
        (one) => one.handle === c.req.param('extension'),
      );
      const code = extension === undefined ? null : await readFile(extension.bundle).catch(() => null);
      if (code === null) return c.text('This extension is not built.', 404);
      return c.body(new Uint8Array(code), 200, { 'content-type': 'text/javascript; charset=utf-8' });
    })
    .get('/frame', (c) =>
      onRequest(c, deps, async (request) => {
        c.header('content-security-policy', framePolicy(deps));
        c.header('referrer-policy', 'no-referrer');
        return c.html(frameDocument(await bootFor(state, request, deps)));
      }),
    )
    .get('/data', (c) => onRequest(c, deps, async (request) => c.json(await valuesFor(state, request, deps))))

    .post('/token', (c) =>
      onRequest(c, deps, async (request) => c.json({ token: await tokenFor(deps, request) })),
    )
    .post('/query', async (c) => {
      const shop = await findShop(state, domainOf(c.req.param('handle') ?? ''));
      const asked = questions.safeParse(await c.req.json().catch(() => null));
      if (shop === null || !asked.success) return c.json({ error: 'bad-input' }, shop === null ? 404 : 400);
      return c.json(await queryStorefront(state, shop, asked.data));
    })
    .post('/change', (c) =>
      onRequest(c, deps, async (request) => {
        if (request.place.kind !== 'checkout') return c.json({ error: 'bad-input' }, 400);
        const asked = extensionChange.safeParse(await c.req.json().catch(() => null));
        const result = asked.success
          ? await changeCheckout(state, request.shop, request.place.cart.cart.token, asked.data)
          : {
              type: 'error',
              message: `The sandbox's checkout does not take this: ${z.prettifyError(asked.error)}`,
            };
        const place = await findPlace(state, request.shop, request.visitor, request.placeText);
        return c.json({ result, values: await valuesFor(state, { ...request, place }, deps) });
      }),
    );
}

/**
 * In the admin the id token of whoever looks at it. Else five minutes; the customer is in it only when signed in, and
 * when the page knows it is them.
 */
async function tokenFor(deps: HostDeps, { shop, visitor, place }: FrameRequest): Promise<string> {
  if (place.kind === 'customer')
    return mintIdToken(deps.keys, shop.domain, STAFF[await readStaffRole(deps.state, shop.domain)].id);
  const known = place.kind !== 'order' || place.authentication === 'fully_authenticated';
  return mintCheckoutToken(deps.keys, shop, { customerId: known ? visitor.customer?.id : undefined });
}

async function onRequest(
  c: Context,
  deps: HostDeps,
  answer: (request: FrameRequest) => Promise<Response>,
): Promise<Response> {
  const shop = await findShop(deps.state, domainOf(c.req.param('handle') ?? ''));
  const extension = readExtensions(deps.extensions).find((one) => one.handle === c.req.param('extension'));
  const target = c.req.query('target') ?? '';
  if (shop === null || extension === undefined || !isHosted(target) || !extension.targets.includes(target)) {
    return c.json({ error: 'not-found', detail: 'This shop has no such extension here.' }, 404);
  }
  const visitor = await readVisitor(c, deps.state, shop);
  const placeText = c.req.query('place') ?? '';
  try {
    const place = await findPlace(deps.state, shop, visitor, placeText);
    const inAdmin = surfaceOf(target) === 'admin';
    if (inAdmin !== (place.kind === 'customer'))
      throw new Refusal('not-found', 'This page has no such extension.');
    // The staff of these shops read English.
    const locale = inAdmin ? 'en' : localeOf(visitor);
    return await answer({ shop, visitor, extension, target, place, placeText, locale });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ error: error.code, detail: error.message }, error.code === 'not-found' ? 404 : 422);
  }
}
