import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../app/platform/db/database.server.ts';
import { readEnv } from '../../app/platform/env.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { requiredScopes } from '../../app/platform/shopify/access/scopes.ts';
import { openSessionStorage } from '../../app/platform/shopify/access/session-storage.server.ts';
import { useDatabase } from './database.ts';
import { ensureBuild } from './stack/build.ts';

export const apiKey = 'afterglow-test-key';
export const apiSecret = 'afterglow-test-secret';
/** A browser's: the library answers 410 to what calls itself a robot. */
export const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36',
};

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A session token as App Bridge gives it: HS256, valid for a minute around now unless told otherwise. */
export function sessionToken(
  domain: string,
  { secret = apiSecret, lifetime = 60, audience = apiKey, staff = '7' } = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: audience,
    sub: staff,
    exp: now + lifetime,
    nbf: now - 60,
    iat: now - 60,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const head = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}

interface ShopperClaims {
  readonly secret?: string;
  readonly lifetime?: number;
  readonly audience?: string;
  /** Shopify's number of the customer; absent: a guest. */
  readonly customer?: bigint;
  /** Replaces or removes (undefined) claims. */
  readonly change?: Record<string, unknown>;
}

/** The token of a checkout or customer account extension: five minutes, `dest` without a scheme. */
export function shopperToken(domain: string, options: ShopperClaims = {}): string {
  const { secret = apiSecret, lifetime = 300, audience = apiKey, customer, change } = options;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    dest: domain,
    aud: audience,
    exp: now + lifetime,
    nbf: now - 5,
    iat: now - 5,
    jti: randomUUID(),
    ...(customer === undefined ? {} : { sub: `gid://shopify/Customer/${customer}` }),
    ...change,
  };
  const head = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}

/** The query with which Shopify's app proxy forwards a storefront's request, signed. */
export function proxySearch(
  domain: string,
  { customer, age = 0, secret = apiSecret, more = {}, prefix = '/apps/afterglow' }: ProxyOptions = {},
): string {
  const said: Record<string, string> = {
    ...more,
    shop: domain,
    logged_in_customer_id: customer?.toString() ?? '',
    path_prefix: prefix,
    timestamp: String(Math.floor(Date.now() / 1000) - age),
  };
  const message = Object.entries(said)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('');
  const signature = createHmac('sha256', secret).update(message).digest('hex');
  return `?${new URLSearchParams({ ...said, signature })}`;
}

interface ProxyOptions {
  readonly customer?: bigint;
  /** Seconds since it was signed. */
  readonly age?: number;
  readonly secret?: string;
  readonly more?: Record<string, string>;
  /** Where the storefront knows us. */
  readonly prefix?: string;
}

export const hmac = (body: string, secret = apiSecret) =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');

/** A webhook as Shopify sends it. */
export function delivery(
  domain: string,
  topic: string,
  body: string,
  more: Record<string, string> = {},
): Request {
  return new Request('http://localhost:3000/webhooks', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': domain,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-event-id': randomUUID(),
      'x-shopify-triggered-at': new Date().toISOString(),
      'x-shopify-hmac-sha256': hmac(body),
      ...more,
    },
  });
}

export interface BuiltApp {
  readonly build: ServerBuild;
  readonly databaseUrl: string;
  handle(request: Request): Promise<Response>;
}

interface BuiltAppOptions {
  /** Where Shopify is; default: a stand-in that exchanges no token. Called once the test file's own set-up is done. */
  shopifyOrigin?: () => string;
  /** How the app reaches its database; default: directly. */
  databaseUrl?: (url: string) => string;
}

/** The built app in this process, on a database of its own. */
export function useBuiltApp(options: BuiltAppOptions = {}): BuiltApp {
  const database = useDatabase();
  let build: ServerBuild | undefined;
  let close: () => Promise<void> = async () => {};
  let answer: (request: Request) => Promise<Response> = () =>
    Promise.reject(new Error('The app opens in beforeAll'));
  const refusing = createServer(refuseToken);
  beforeAll(async () => {
    await ensureBuild();
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const address = refusing.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    Object.assign(process.env, {
      AFTERGLOW_ENV: 'development',
      AFTERGLOW_TEST_CLOCK: '1',
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      SHOPIFY_APP_URL: 'http://localhost:3000',
      SHOPIFY_API_ORIGIN: options.shopifyOrigin?.() ?? `http://127.0.0.1:${port}`,
      DATABASE_URL: options.databaseUrl?.(database.url) ?? database.url,
      LOG_LEVEL: 'silent',
    });
    const file = path.resolve(import.meta.dirname, '../../build/server/index.js');
    const module = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const loaded: ServerBuild = module;
    build = loaded;
    close = module.entry.module.closeApp;
    answer = createRequestHandler(loaded, 'production');
  }, 240_000);
  afterAll(async () => {
    await close();
    refusing.closeAllConnections();
    await new Promise((resolve) => refusing.close(resolve));
  });
  return {
    get build() {
      if (!build) throw new Error('The app opens in beforeAll');
      return build;
    },
    get databaseUrl() {
      return database.url;
    },
    handle: (request) => answer(request),
  };
}

/** As Shopify answers the exchange of a token that is not of one of its shops. */
function refuseToken(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const exchange = request.url?.endsWith('/admin/oauth/access_token') === true;
  response.writeHead(exchange ? 400 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(exchange ? { error: 'invalid_subject_token' } : { errors: 'Not Found' }));
}

/** The key under which the built app seals, for what a test stores in its place. */
export const sealingKey = () =>
  readEnv({
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: 'http://localhost:3000',
    DATABASE_URL: 'postgres://unused',
    NODE_ENV: 'test',
  }).encryptionKey;

/** A session as a token exchange leaves it, so that requests with this shop's tokens are let in. */
export async function storeSession(db: Pick<Database, 'prisma'>, domain: string): Promise<void> {
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: '',
    isOnline: false,
    accessToken: `token-of-${domain}`,
    scope: requiredScopes.join(','),
    expires: new Date(Date.now() + 3_600_000),
  });
  await openSessionStorage(db.prisma, openSeal(sealingKey())).storeSession(session);
}
