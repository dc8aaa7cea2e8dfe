import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { useDatabase } from '../../tests/support/database.ts';
import { mintIdToken } from '../oauth/tokens.ts';
import { type FakeApp, startFakeApp } from './fake-app.ts';
import type { SandboxOptions } from './options.ts';
import type { Parts } from './parts.ts';
import { type RunningSandbox, startSandbox } from './start.ts';

export const KEYS = { apiKey: 'test-key', secret: 'test-secret' };

/** The Admin API of these tests: it says which mutation or query it ran. */
export const echoParts: Parts = {
  adminApi: () => ({
    execute: async (shop, request) => ({ data: { shop: shop.domain, query: request.query } }),
    close: async () => undefined,
  }),
  routes: () => [],
  seed: async () => undefined,
};

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export interface TestSandbox {
  readonly app: FakeApp;
  readonly running: RunningSandbox;
  readonly options: SandboxOptions;
  /** stops the sandbox and starts it again on the same database */
  restart(): Promise<void>;
  post(path: string, body?: unknown): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** asks for the app's token, as the app does when it meets a shop */
  exchange(shop: string): Promise<Answer>;
  /** a shop at 2026-03-01T15:00:00Z, with the app installed unless told otherwise */
  shop(options?: { installed?: boolean; [field: string]: unknown }): Promise<string>;
  quiet(shop?: string): Promise<void>;
}

/** A whole sandbox over HTTP for this test file, with a recording app on the other side. */
export function useSandbox(parts: Parts = echoParts): TestSandbox {
  const database = useDatabase({ empty: true });
  let app: FakeApp | undefined;
  let running: RunningSandbox | undefined;
  let shops = 0;
  const need = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The sandbox exists from beforeAll on');
    return value;
  };
  const test: TestSandbox = {
    get app() {
      return need(app);
    },
    get running() {
      return need(running);
    },
    get options() {
      return {
        port: 0,
        databaseUrl: database.url,
        appOrigin: need(app).origin,
        appConfigPath: fileURLToPath(new URL('../../shopify.app.toml', import.meta.url)),
        ...KEYS,
      };
    },
    restart: async () => {
      await running?.close();
      running = await startSandbox(test.options, parts);
    },
    post: (path, body) =>
      ask(`${test.running.origin}${path}`, { method: 'POST', body: JSON.stringify(body ?? {}) }),
    get: (path) => ask(`${test.running.origin}${path}`, {}),
    exchange: (shop) =>
      test.post(`/shopify/${shop}/admin/oauth/access_token`, {
        client_id: KEYS.apiKey,
        client_secret: KEYS.secret,
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: mintIdToken(KEYS, shop),
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
        expiring: '1',
      }),
    shop: async ({ installed = true, ...input } = {}) => {
      shops += 1;
      const domain = `shop-${shops}.myshopify.com`;
      await test.post('/control/shops', { domain, now: '2026-03-01T15:00:00Z', ...input });
      if (installed) await test.post(`/control/shops/${domain}/install`);
      return domain;
    },
    quiet: async (shop) => {
      const end = Date.now() + 20_000;
      for (;;) {
        const { body } = await test.get(`/control/quiet${shop === undefined ? '' : `?shop=${shop}`}`);
        if (body.pending === 0) return;
        if (Date.now() > end) throw new Error(`Still pending: ${JSON.stringify(body)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
  beforeAll(async () => {
    app = await startFakeApp();
    running = await startSandbox(test.options, parts);
  });
  afterAll(async () => {
    await running?.close();
    await app?.close();
  });
  return test;
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } });
  const body: unknown = await response.json();
  return { status: response.status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
}
