import { Hono } from 'hono';
import { appBridgeRoutes } from '../app-bridge/routes.ts';
import { type ClockTeller, createClockTeller } from '../clock/clock-teller.ts';
import { answerError } from '../control/errors.ts';
import { controlRoutes } from '../control/routes.ts';
import { startDnsServer } from '../dns/dns-server.ts';
import { startMailServer } from '../mail/mail-server.ts';
import { openSendBack } from '../mail/send-back.ts';
import { readAppConfig } from '../oauth/app-config.ts';
import { renewSubscriptions } from '../oauth/installations.ts';
import { oauthRoutes } from '../oauth/routes.ts';
import { startProxy } from '../proxy/proxy.ts';
import { openState, type State } from '../state/database.ts';
import { startDispatcher } from '../webhooks/dispatcher.ts';
import { graphqlRoutes } from './graphql.ts';
import { loopbackOnly, pagesByName } from './guard.ts';
import { listen } from './listen.ts';
import type { SandboxOptions } from './options.ts';
import type { AdminApiPart, Ground, Parts } from './parts.ts';
import { sandboxParts } from './sandbox-parts.ts';

export interface RunningSandbox {
  /** such as http://localhost:4000 */
  origin: string;
  /** the embedded app as the admin frames it, such as http://localhost:4001 */
  proxyOrigin: string;
  /** where the app hands over its mail, such as smtp://localhost:4002 */
  smtpUrl: string;
  /** where the app asks for TXT records, such as 127.0.0.1:4003 */
  dnsServer: string;
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
    const above = (steps: number) => (options.port === 0 ? 0 : options.port + steps);
    const proxy = await startProxy({
      port: above(1),
      appOrigin: options.appOrigin,
      sandboxOrigin: () => origin,
    });
    opened.push(proxy);
    const sendBack = openSendBack(options.bouncePort ?? (options.port === 0 ? null : above(4)));
    const mail = await startMailServer({ port: above(2), state, sendBack });
    opened.push(mail);
    const dns = await startDnsServer({ port: above(3), state });
    opened.push(dns);
    const clock = createClockTeller(state, recipient);
    opened.push(clock);
    // The address is known only once the port is open, and the parts need it: early requests wait for them.
    const routes = Promise.withResolvers<Hono>();
    const http = await listen(
      async (request, env) => (await routes.promise).fetch(request, env),
      options.port,
    );
    opened.push(http);
    origin = http.origin;
    state.servedAt(origin);
    const { appOrigin } = options;
    const demoShop = options.demoShop ?? DEMO_SHOP;
    const ground: Ground = {
      state,
      keys,
      app,
      clock,
      origin,
      appOrigin,
      embedOrigin: proxy.origin,
      demoShop,
      sendBack,
    };
    await renewSubscriptions(state, app);
    const adminApi = parts.adminApi(ground);
    opened.push(adminApi);
    routes.resolve(mount(ground, parts, adminApi));
    if (options.seed === 'demo') await parts.seed(ground, options.onSeeding ?? (() => undefined));
    opened.push(startDispatcher({ ...recipient, state, databaseUrl: options.databaseUrl }));
    tellRecentMoves(state, clock).catch(() => undefined);
    return { origin, proxyOrigin: proxy.origin, smtpUrl: mail.url, dnsServer: dns.address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A sandbox killed between moving a clock and telling the app would leave the two apart. */
async function tellRecentMoves(state: State, clock: ClockTeller): Promise<void> {
  const moved = await state.query<{ domain: string }>(
    `select domain from shop where installed_at is not null and clock_set_at > clock_timestamp() - interval '10 minutes'`,
  );
  for (const { domain } of moved) await clock.tell(domain).catch(() => undefined);
}

function mount(ground: Ground, parts: Parts, adminApi: AdminApiPart): Hono {
  const all = new Hono().use(loopbackOnly).use(pagesByName(ground.origin));
  all.route('/', controlRoutes(ground));
  all.route('/', oauthRoutes({ ...ground, onExchange: ground.clock.introduce }));
  all.route('/', graphqlRoutes({ state: ground.state, execute: adminApi.execute }));
  all.route('/', appBridgeRoutes(ground));
  for (const part of parts.routes(ground)) all.route('/', part);
  all.notFound((c) =>
    c.json({ error: 'not-found', detail: `There is no ${c.req.method} ${c.req.path}` }, 404),
  );
  all.onError(answerError);
  return all;
}
