import path from 'node:path';
import type { ChildPlan } from './child.ts';

export interface Origins {
  /** The app's own address: /healthz, /webhooks and what the sandbox does not stand in for. */
  appOrigin: string;
  sandboxOrigin: string;
  /** The app as a browser sees it, embedded in the sandbox's admin. */
  proxyOrigin: string;
}

export interface Place extends Origins {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  sandboxUrl: string;
  logFolder: string;
  more: Record<string, string>;
}

const portOf = (origin: string) => Number(new URL(origin).port);

/** Nothing of the caller's environment but what a program needs to run at all. */
function base(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function appEnvironment(place: Place): Record<string, string> {
  return {
    ...base(),
    AFTERGLOW_ENV: 'development',
    AFTERGLOW_TEST_CLOCK: '1',
    SHOPIFY_API_KEY: place.apiKey,
    SHOPIFY_API_SECRET: place.apiSecret,
    SHOPIFY_APP_URL: place.proxyOrigin,
    SHOPIFY_API_ORIGIN: place.sandboxOrigin,
    DATABASE_URL: place.appUrl,
    LOG_LEVEL: 'info',
    // The sandbox takes mail two ports above its own.
    SMTP_URL: `smtp://localhost:${portOf(place.sandboxOrigin) + 2}`,
    MAIL_FROM: 'hello@mails.afterglow.example',
    MAIL_SPF: 'include:mails.afterglow.example',
    // It is the name server, too, and tells one port further up what became of mails.
    DNS_SERVER: `127.0.0.1:${portOf(place.sandboxOrigin) + 3}`,
    BOUNCE_DOMAIN: 'bounces.afterglow.example',
    KLAVIYO_ORIGIN: `${place.sandboxOrigin}/klaviyo`,
    ...place.more,
  };
}

/** Of one process only: a port has one listener. */
const bounces = (place: Place) => ({ BOUNCE_LISTEN: `127.0.0.1:${portOf(place.sandboxOrigin) + 4}` });

/** Does it answer at all? What it says of its database is for others to judge. */
async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3000) });
  await answer.arrayBuffer();
  return true;
}

export function planSandbox(place: Place): ChildPlan {
  return {
    name: 'sandbox',
    entry: 'sandbox/main.ts',
    logFile: path.join(place.logFolder, 'sandbox.log'),
    env: {
      ...base(),
      SANDBOX_PORT: String(portOf(place.sandboxOrigin)),
      SANDBOX_DATABASE_URL: place.sandboxUrl,
      APP_ORIGIN: place.appOrigin,
      SHOPIFY_API_KEY: place.apiKey,
      SHOPIFY_API_SECRET: place.apiSecret,
    },
    // Its own word: it answers earlier, while the demo shop is still being made.
    isReady: async (child) => child.output().includes('"ready":true'),
  };
}

export function planWeb(place: Place, name: string, index: number): ChildPlan {
  const port = portOf(place.appOrigin) + index;
  return {
    name,
    entry: 'app/web.server.ts',
    logFile: path.join(place.logFolder, `${name}.log`),
    env: { ...appEnvironment(place), ...(index === 0 ? bounces(place) : {}), PORT: String(port) },
    isReady: () => answers(`http://localhost:${port}/healthz`),
  };
}

export function planWorker(place: Place, name: string): ChildPlan {
  return {
    name,
    entry: 'app/worker.server.ts',
    logFile: path.join(place.logFolder, `${name}.log`),
    env: { ...appEnvironment(place), NODE_ENV: 'production' },
    isReady: async (child) => child.output().includes('worker is ready'),
  };
}
