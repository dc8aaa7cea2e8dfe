import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey, apiSecret, browser, delivery } from '../support/built-app.ts';
import { useDatabase } from '../support/database.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../support/database-proxy.ts';
import { ensureBuild } from '../support/stack/build.ts';
import { Child } from '../support/stack/child.ts';
import { freePorts } from '../support/stack/ports.ts';

/* Deliveries to a web process as it runs in production, over HTTP, with a database that can go away. */

const database = useDatabase();
const shop = 'taken.myshopify.com';
const limit = 4 * 1024 * 1024;
let proxy: DatabaseProxy;
let web: Child;
let origin: string;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  await ensureBuild();
  folder = await mkdtemp(path.join(tmpdir(), 'afterglow-intake-'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`insert into commerce_shop (domain, installed_at) values ($1, now())`, [shop]);
  proxy = await openDatabaseProxy(database.url);
  const port = await freePorts(1);
  origin = `http://127.0.0.1:${port}`;
  web = new Child({
    name: 'web',
    entry: 'app/web.server.ts',
    logFile: path.join(folder, 'web.log'),
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      AFTERGLOW_ENV: 'development',
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      SHOPIFY_APP_URL: origin,
      DATABASE_URL: proxy.url,
      LOG_LEVEL: 'info',
    },
    isReady: async () => (await fetch(`${origin}/healthz`)).ok,
  });
  await web.start();
}, 240_000);
afterAll(async () => {
  await web.stop();
  await proxy.close();
  await client.end();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  topic?: string;
  event?: string;
  body?: string;
  headers?: Record<string, string>;
}

async function deliver({
  topic = 'orders/paid',
  event = randomUUID(),
  body = '{"id":1}',
  headers = {},
}: Sent) {
  const request = delivery(shop, topic, body, { 'x-shopify-event-id': event, ...browser, ...headers });
  const answer = await fetch(`${origin}/webhooks`, { method: 'POST', body, headers: request.headers });
  await answer.arrayBuffer();
  return answer.status;
}

async function storedOf(event: string) {
  const { rows } = await client.query(
    `select d.topic, d.state, count(j.id)::int as jobs from platform_delivery d
     left join graphile_worker._private_jobs j on j.payload->>'deliveryId' = d.id::text
     where d.event_id = $1 group by d.id, d.topic, d.state order by 1`,
    [event],
  );
  return rows;
}

describe('a delivery', () => {
  it('is stored with its job before it is acknowledged', async () => {
    const event = randomUUID();
    expect(await deliver({ event })).toBe(200);
    expect(await storedOf(event)).toEqual([{ topic: 'orders/paid', state: 'received', jobs: 1 }]);
  });

  it('that comes again is acknowledged and changes nothing', async () => {
    const event = randomUUID();
    expect([await deliver({ event }), await deliver({ event })]).toEqual([200, 200]);
    expect(await storedOf(event)).toEqual([{ topic: 'orders/paid', state: 'received', jobs: 1 }]);
  });

  it('that comes ten times at once is stored once', async () => {
    const event = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver({ event })));
    expect(answers).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await storedOf(event)).toEqual([{ topic: 'orders/paid', state: 'received', jobs: 1 }]);
  });

  it('of the same event under another topic is another one', async () => {
    const event = randomUUID();
    await Promise.all([deliver({ event }), deliver({ event, topic: 'orders/updated' })]);
    expect((await storedOf(event)).map((row) => row.topic)).toEqual(['orders/paid', 'orders/updated']);
  });

  it('with a body just within the limit is taken', async () => {
    expect(await deliver({ body: JSON.stringify({ text: 'x'.repeat(limit - 100) }) })).toBe(200);
  });

  it('with a body beyond the limit is refused', async () => {
    const event = randomUUID();
    expect(await deliver({ event, body: 'x'.repeat(limit + 1) })).toBe(413);
    expect(await storedOf(event)).toEqual([]);
  });

  it('with a body beyond the limit that does not tell its size is refused', async () => {
    const event = randomUUID();
    const headers = Object.fromEntries(
      delivery(shop, 'orders/paid', 'x'.repeat(limit + 1), { 'x-shopify-event-id': event, ...browser })
        .headers,
    );
    const status = await new Promise((resolve) => {
      const request = send(`${origin}/webhooks`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      request.on('error', (error) => resolve(error.message));
      for (let sent = 0; sent <= limit; sent += 65_536) request.write('x'.repeat(65_536));
      request.end();
    });
    expect(status).toBe(413);
    expect(await storedOf(event)).toEqual([]);
  });

  it.each<[string, Sent]>([
    ['a body that no database keeps', { body: '{"id":1,"name":"\u0000"}' }],
    ['a moment that is none', { headers: { 'x-shopify-triggered-at': 'when it was' } }],
    ['an event beyond measure', { event: randomBytes(3000).toString('hex') }],
    ['a topic beyond measure', { topic: randomBytes(3000).toString('hex') }],
  ])('with %s is never asked for again', async (_what, sent) => {
    const status = await deliver(sent);
    expect(status === 200 || (status >= 400 && status < 500), `answered ${status}`).toBe(true);
  });
});

describe('a request that is none', () => {
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      const line = connect(Number(new URL(origin).port), '127.0.0.1', () => line.write(text));
      let answer = '';
      line.on('data', (chunk) => {
        answer += chunk;
      });
      line.on('error', () => {});
      line.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
      setTimeout(() => line.destroy(), 2000).unref();
    });

  it.each([
    'GET /proxy/review?token=seekrit HTTP/1.1\r\nHost: a b<>',
    'GET /proxy/review?token=seekrit HTTP/1.1\r\nHost: [::1',
    'TRACE /proxy/review?token=seekrit HTTP/1.1\r\nHost: x',
    'GET /proxy/review?token=seekrit HTTP/1.1',
    'GET /\u0000 HTTP/1.1\r\nHost: x',
    'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked',
    'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6',
    'POST /webhooks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz',
  ])('is refused, and nothing of it is written to the log: %j', async (text) => {
    expect(await say(`${text}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await readFile(web.plan.logFile, 'utf8')).not.toMatch(/seekrit|Failed to parse|unsupported/);
    expect(web.exit).toBe(null);
  });

  it('or breaks off in the middle ends nothing', async () => {
    const head = 'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 5000';
    await Promise.all([
      say(`${head}\r\n\r\nhalf`),
      say(`${head.replace('webhooks', 'api/reviews/photos')}\r\n\r\n`),
    ]);
    expect(web.exit).toBe(null);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});

describe('while the database', () => {
  const within5s = async (what: () => Promise<number>) => {
    const started = performance.now();
    const status = await what();
    return { status, inTime: performance.now() - started < 5000 };
  };

  it('is away, a delivery is put off in time, and taken when it is back', async () => {
    const event = randomUUID();
    await proxy.cut();
    const answers = await Promise.all(Array.from({ length: 20 }, () => within5s(() => deliver({ event }))));
    await proxy.mend();
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 503, inTime: true })]),
    );
    expect(await storedOf(event)).toEqual([]);
    expect(await deliver({ event })).toBe(200);
    expect((await storedOf(event)).length).toBe(1);
  });

  it('does not answer, a delivery is put off in time, and taken when it does', async () => {
    const event = randomUUID();
    // Connections that stand open, and more deliveries than there are of them.
    await Promise.all(Array.from({ length: 10 }, () => deliver({})));
    proxy.swallow();
    const health = within5s(async () => (await fetch(`${origin}/healthz`)).status);
    const answers = await Promise.all(Array.from({ length: 20 }, () => within5s(() => deliver({ event }))));
    answers.push(await health);
    await proxy.mend();
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 503, inTime: true })]),
    );
    expect(await deliver({ event })).toBe(200);
    expect((await storedOf(event)).length).toBe(1);
  });

  it('is away, the health page says so in time', async () => {
    await proxy.cut();
    const seen = await within5s(async () => (await fetch(`${origin}/healthz`)).status);
    await proxy.mend();
    expect(seen).toEqual({ status: 503, inTime: true });
  });
});
