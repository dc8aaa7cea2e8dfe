import { Hono } from 'hono';
import { appBridgeRoutes } from '../app-bridge/routes.ts';
import { createClockTeller } from '../clock/clock-teller.ts';
import { answerError } from '../control/errors.ts';
import { controlRoutes } from '../control/routes.ts';
import { listShops } from '../domain/shops.ts';
import { readAppConfig } from '../oauth/app-config.ts';
import { renewSubscriptions } from '../oauth/installations.ts';
import { oauthRoutes } from '../oauth/routes.ts';
import { startProxy } from '../proxy/proxy.ts';
import { openState } from '../state/database.ts';
import { startDispatcher } from '../webhooks/dispatcher.ts';
import { graphqlRoutes } from './graphql.ts';
import { loopbackOnly } from './guard.ts';
import { listen } from './listen.ts';
import type { SandboxOptions } from './options.ts';
import type { Ground, Parts } from './parts.ts';
import { sandboxParts } from './sandbox-parts.ts';

export interface RunningSandbox {
  /** such as http://localhost:4000 */
  origin: string;
  /** the embedded app as the admin frames it, such as http://localhost:4001 */
  proxyOrigin: string;
  close(): Promise<void>;
}

const DEMO_SHOP = 'afterglow-demo.myshopify.com';

/** Starts a Shopify for one machine: state, HTTP, deliveries and the app's proxy. */
export async function startSandbox(
  options: SandboxOptions,
  parts: Parts = sandboxParts,
): Promise<RunningSandbox> {
  const app = readAppConfig(options.appConfigPath);
  const keys = { apiKey: options.apiKey, secret: options.secret };
  const recipient = {
    appOrigin: options.appOrigin,
    secret: options.secret,
    subscriptions: app.subscriptions,
  };
  const state = await openState(options.databaseUrl);
  let origin = '';
  const opened: { close(): Promise<void> }[] = [state];
  const close = async () => {
    for (const one of opened.reverse()) await one.close();
  };
  try {
    const proxyPort = options.port === 0 ? 0 : options.port + 1;
    const proxy = await startProxy({
      port: proxyPort,
      appOrigin: options.appOrigin,
      sandboxOrigin: () => origin,
    });
    opened.push(proxy);
    const clock = createClockTeller(state, recipient);
    opened.push(clock);
    const { appOrigin } = options;
    const demoShop = options.demoShop ?? DEMO_SHOP;
    const ground: Ground = { state, keys, app, clock, appOrigin, embedOrigin: proxy.origin, demoShop };
    await renewSubscriptions(state, app);
    if (options.seed === 'demo') await parts.seed(ground);
    const http = await listen((await routes(ground, parts)).fetch, options.port);
    opened.push(http);
    origin = http.origin;
    opened.push(startDispatcher({ ...recipient, state, databaseUrl: options.databaseUrl }));
    for (const shop of await listShops(state)) if (shop.installedAt !== null) clock.introduce(shop.domain);
    return { origin, proxyOrigin: proxy.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function routes(ground: Ground, parts: Parts): Promise<Hono> {
  const execute = await parts.execute(ground);
  const all = new Hono().use(loopbackOnly);
  all.route('/', controlRoutes(ground));
  all.route('/', oauthRoutes({ ...ground, onExchange: ground.clock.introduce }));
  all.route('/', graphqlRoutes({ state: ground.state, execute }));
  all.route('/', appBridgeRoutes(ground));
  for (const part of await parts.routes(ground)) all.route('/', part);
  all.notFound((c) =>
    c.json({ error: 'not-found', detail: `There is no ${c.req.method} ${c.req.path}` }, 404),
  );
  all.onError(answerError);
  return all;
}
