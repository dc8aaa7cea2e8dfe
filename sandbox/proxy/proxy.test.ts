import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProxy, startProxy } from './proxy.ts';
import { replaceInStream } from './replace-stream.ts';
import { allowSandbox } from './rewrite-headers.ts';

const SANDBOX = 'http://localhost:4000';
const CDN = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const PAGE = `<head><script data-api-key="k" src="${CDN}"></script></head>`;
const BYTES = Buffer.from([0, 255, 1, 254, 10, 13]);

let app: Server;
let proxy: RunningProxy;

beforeAll(async () => {
  app = createServer((from, to) => {
    if (from.url === '/page') {
      to.setHeader(
        'content-security-policy',
        "default-src 'self'; frame-ancestors https://one.myshopify.com",
      );
      to.setHeader('link', `<${CDN}>; rel="preload"; as="script";`);
      to.setHeader('content-length', Buffer.byteLength(PAGE));
      to.setHeader('content-type', 'text/html; charset=utf-8');
      to.end(PAGE);
    } else if (from.url === '/bytes') {
      to.setHeader('content-type', 'application/octet-stream');
      to.setHeader('set-cookie', ['a=1', 'b=2']);
      to.end(BYTES);
    } else if (from.url === '/script.js') {
      to.setHeader('content-type', 'text/javascript');
      to.end(`load('${CDN}')`);
    } else {
      to.setHeader('content-type', 'application/json');
      from.pipe(to);
      to.setHeader('x-seen', JSON.stringify({ method: from.method, url: from.url, headers: from.headers }));
    }
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = app.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  proxy = await startProxy({ port: 0, appOrigin: `http://127.0.0.1:${port}`, sandboxOrigin: () => SANDBOX });
});

afterAll(async () => {
  await proxy.close();
  await new Promise((resolve) => app.close(resolve));
});

describe('a page of the app behind the proxy', () => {
  it('may be framed by the sandbox and loads the stand-in of App Bridge', async () => {
    const response = await fetch(`${proxy.origin}/page`);
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'self'; frame-ancestors https://one.myshopify.com ${SANDBOX}`,
    );
    expect(response.headers.get('link')).toBeNull();
    expect(await response.text()).toBe(PAGE.replace(CDN, `${SANDBOX}/app-bridge.js`));
  });
});

describe('everything else', () => {
  it('passes byte for byte', async () => {
    const response = await fetch(`${proxy.origin}/bytes`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(BYTES);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await (await fetch(`${proxy.origin}/script.js`)).text()).toContain(CDN);
  });

  it('reaches the app with its method, query, body and the name the browser used', async () => {
    const response = await fetch(`${proxy.origin}/form?a=1&a=2`, { method: 'POST', body: 'x=ä&y=%20' });
    const seen: unknown = JSON.parse(response.headers.get('x-seen') ?? '{}');
    const host = new URL(proxy.origin).host;
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/form?a=1&a=2',
      headers: { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'http' },
    });
    expect(await response.text()).toBe('x=ä&y=%20');
  });

  it('is a page that says so when the app is down', async () => {
    const down = await startProxy({ port: 0, appOrigin: 'http://127.0.0.1:9', sandboxOrigin: () => SANDBOX });
    const response = await fetch(`${down.origin}/app`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('The app is not answering');
    await down.close();
  });

  it('is told to the app when the browser leaves', async () => {
    const left = new Promise<void>((resolve) => {
      app.once('request', (from) => from.on('close', () => resolve()));
    });
    const onward = request(`${proxy.origin}/form`, { method: 'POST' });
    onward.on('error', () => undefined);
    onward.write('half');
    setTimeout(() => onward.destroy(), 50);
    await left;
  });
});

describe('the policy of a page', () => {
  it('keeps what it says and adds the sandbox', () => {
    expect(allowSandbox("frame-ancestors 'none';", SANDBOX)).toBe(`frame-ancestors ${SANDBOX};`);
    expect(allowSandbox("script-src 'self' https://cdn.shopify.com; img-src *", SANDBOX)).toBe(
      `script-src 'self' https://cdn.shopify.com ${SANDBOX}; img-src *`,
    );
  });
});

describe('replacing in a stream', () => {
  const source = 'aab-aaab-aa-aabaab';

  it.each([1, 2, 3, 5, 100])('finds what lies across pieces of %i bytes', async (size) => {
    const pieces = Array.from({ length: Math.ceil(source.length / size) }, (_, index) =>
      Buffer.from(source.slice(index * size, (index + 1) * size)),
    );
    const replaced = await text(Readable.from(pieces).pipe(replaceInStream('aab', 'X')));
    expect(replaced).toBe(source.replaceAll('aab', 'X'));
  });
});
