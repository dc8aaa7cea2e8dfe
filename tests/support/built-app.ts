import { createHmac, randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll } from 'vitest';
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

/** The built app in this process, on a database of its own, with Shopify at `shopifyOrigin`. */
export function useBuiltApp({ shopifyOrigin = 'http://127.0.0.1:9' } = {}): BuiltApp {
  const database = useDatabase();
  let build: ServerBuild | undefined;
  let close: () => Promise<void> = async () => {};
  let answer: (request: Request) => Promise<Response> = () =>
    Promise.reject(new Error('The app opens in beforeAll'));
  beforeAll(async () => {
    await ensureBuild();
    Object.assign(process.env, {
      AFTERGLOW_ENV: 'development',
      AFTERGLOW_TEST_CLOCK: '1',
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      SHOPIFY_APP_URL: 'http://localhost:3000',
      SHOPIFY_API_ORIGIN: shopifyOrigin,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
    });
    const file = path.resolve(import.meta.dirname, '../../build/server/index.js');
    const module = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const loaded: ServerBuild = module;
    build = loaded;
    close = module.entry.module.closeApp;
    answer = createRequestHandler(loaded, 'production');
  }, 180_000);
  afterAll(() => close());
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
