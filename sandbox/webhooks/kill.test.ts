import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../tests/support/database.ts';
import { type FakeApp, startFakeApp } from '../http/fake-app.ts';

const database = useDatabase({ empty: true });
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let app: FakeApp;
let child: ChildProcess | undefined;

beforeAll(async () => {
  app = await startFakeApp();
});

afterAll(async () => {
  child?.kill('SIGKILL');
  await app.close();
});

/** The sandbox as its own process; its origin once it is ready. */
async function start(): Promise<string> {
  child = spawn(process.execPath, ['sandbox/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_DATABASE_URL: database.url,
      APP_ORIGIN: app.origin,
      SHOPIFY_API_KEY: 'test-key',
      SHOPIFY_API_SECRET: 'test-secret',
    },
  });
  if (child.stdout === null) throw new Error('The sandbox has no output');
  for await (const line of createInterface(child.stdout)) {
    const ready: unknown = JSON.parse(line);
    if (typeof ready === 'object' && ready !== null && 'origin' in ready) return String(ready.origin);
  }
  throw new Error('The sandbox ended before it was ready');
}

async function stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child === undefined) return null;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.ok, await response.text()).toBe(true);
}

describe('a sandbox killed while it delivers', () => {
  it('sends everything that was not taken once it runs again', async () => {
    const shop = 'killed.myshopify.com';
    const count = 30;
    app.answer = (one, response) => {
      // Every third delivery hangs, so that some are under way when the process dies.
      if (one.path === '/webhooks' && Number(JSON.parse(one.body).id) % 3 === 0) return;
      response.writeHead(200).end();
    };
    const first = await start();
    await post(`${first}/control/shops`, { domain: shop });
    await post(`${first}/control/shops/${shop}/install`, {});
    for (let id = 0; id < count; id += 1) {
      await post(`${first}/control/shops/${shop}/send`, {
        topic: 'orders/paid',
        payload: { id },
        eventId: `event-${id}`,
      });
    }
    await stop('SIGKILL');
    app.answer = (_one, response) => response.writeHead(200).end();
    app.received.length = 0;
    const second = await start();
    await expect
      .poll(async () => (await fetch(`${second}/control/quiet`)).json(), { timeout: 15_000 })
      .toEqual({ pending: 0 });
    const events = app.deliveries(shop).map((one) => one.headers['x-shopify-event-id']);
    for (let id = 0; id < count; id += 3) expect(events).toContain(`event-${id}`);
  });

  it('ends cleanly when asked to', async () => {
    expect(await stop('SIGTERM')).toBe(0);
  });
});
