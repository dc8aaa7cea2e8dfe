import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchOutside, isEverybodys, type OutsideDeps } from './fetch-outside.server.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server of somebody else's, on this machine. */
async function outside(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = addressOf(server);
  return `http://127.0.0.1:${port}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen');
  return address;
}

const picture = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(400, 1)]);
const accept = (head: Uint8Array) => head[0] === 0xff && head[1] === 0xd8;
const limits = { maxBytes: 1000, timeoutMs: 2000, accept };
const get = (url: string, deps: OutsideDeps = {}) => fetchOutside(url, limits, deps);
const resolvedTo = (...addresses: string[]): OutsideDeps => ({ resolve: async () => addresses });

describe('an address that somebody else named', () => {
  it.each([
    'file:///etc/passwd',
    'ftp://pictures.example/1.jpg',
    'gopher://pictures.example/',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://pictures.example:8443/1.jpg',
    'http://pictures.example:22/',
    'http://user:word@pictures.example/1.jpg',
    'https://',
    '//pictures.example/1.jpg',
    'not an address',
    '',
  ])('is not asked: %s', async (url) => {
    expect(await get(url, resolvedTo('93.184.216.34'))).toEqual({ refused: 'bad-url' });
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[4000::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
  ])('does not lead into our own network: %s', async (url) => {
    expect(await get(url)).toEqual({ refused: 'private-address' });
  });

  it('is not asked when any address of its name is not everybody’s', async () => {
    for (const found of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:169.254.169.254']])
      expect(await get('http://pictures.example/1.jpg', resolvedTo(...found))).toEqual({
        refused: 'private-address',
      });
    expect(await get('http://pictures.example/1.jpg', resolvedTo())).toEqual({ failed: 'unreachable' });
  });

  it('is told apart by its range', () => {
    expect(['93.184.216.34', '2606:2800:220:1::1'].map(isEverybodys)).toEqual([true, true]);
    expect(['::', 'fc00::1', '100.127.255.254', 'pictures.example'].some(isEverybodys)).toBe(false);
  });
});

describe('what is fetched', () => {
  it('comes whole, and no credentials go', async () => {
    const headers: unknown[] = [];
    const origin = await outside((request, response) => {
      headers.push(request.headers.cookie, request.headers.authorization);
      response.end(picture);
    });
    expect(await get(`${origin}/1.jpg`, { allowedOrigin: origin })).toEqual({ bytes: picture });
    expect(headers).toEqual([undefined, undefined]);
  });

  it('is looked for at the address that was found, whatever the name says later', async () => {
    const origin = await outside((request, response) =>
      response.end(request.headers.host?.startsWith('pictures.example') ? picture : ''),
    );
    const named = origin.replace('127.0.0.1', 'pictures.example');
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return ['127.0.0.1'];
    };
    expect(await get(`${named}/1.jpg`, { allowedOrigin: named, resolve })).toEqual({ bytes: picture });
    expect(asked).toBe(1);
  });

  it('follows three redirects, and looks at each', async () => {
    const origin = await outside((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(picture);
      else
        response.writeHead(302, { location: left > 50 ? 'http://169.254.169.254/' : `/${left - 1}` }).end();
    });
    const deps = { allowedOrigin: origin };
    expect(await get(`${origin}/3`, deps)).toEqual({ bytes: picture });
    expect(await get(`${origin}/4`, deps)).toEqual({ refused: 'too-many-redirects' });
    expect(await get(`${origin}/99`, deps)).toEqual({ refused: 'private-address' });
  });

  it('is let go of as soon as it is too large, announced or not, and when it is none of what is wanted', async () => {
    const origin = await outside((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': '5000' });
      if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' });
      if (request.url === '/page') response.end('<!doctype html><p>Not a picture at all</p>');
      else if (request.url === '/short') response.end('ff');
      else response.end(Buffer.concat([picture, Buffer.alloc(4000)]));
    });
    const got = async (path: string) => get(`${origin}${path}`, { allowedOrigin: origin });
    expect(await got('/announced')).toEqual({ refused: 'too-large' });
    expect(await got('/unannounced')).toEqual({ refused: 'too-large' });
    expect(await got('/packed')).toEqual({ refused: 'not-there' });
    expect(await got('/page')).toEqual({ refused: 'wrong-content' });
    expect(await got('/short')).toEqual({ refused: 'wrong-content' });
  });

  it('may come another time, or never', async () => {
    const origin = await outside((request, response) => {
      if (request.url === '/hangs') return;
      if (request.url === '/breaks') {
        response.writeHead(200, { 'content-length': '500' });
        response.write(picture.subarray(0, 100));
        setTimeout(() => response.destroy(), 20);
      } else response.writeHead(Number(request.url?.slice(1))).end();
    });
    const got = async (path: string) =>
      fetchOutside(`${origin}${path}`, { ...limits, timeoutMs: 300 }, { allowedOrigin: origin });
    expect(await got('/404')).toEqual({ refused: 'not-there' });
    expect(await got('/403')).toEqual({ refused: 'not-there' });
    expect(await got('/503')).toEqual({ failed: 'busy' });
    expect(await got('/429')).toEqual({ failed: 'busy' });
    expect(await got('/hangs')).toEqual({ failed: 'timed-out' });
    expect(await got('/breaks')).toEqual({ failed: 'unreachable' });
    const silent = { resolve: () => new Promise<never>(() => {}) };
    expect(await fetchOutside('http://pictures.example/', { ...limits, timeoutMs: 100 }, silent)).toEqual({
      failed: 'timed-out',
    });
    const gone = await outside(() => undefined);
    servers.at(-1)?.close();
    expect(await get(gone, { allowedOrigin: gone })).toEqual({ failed: 'unreachable' });
  });
});
