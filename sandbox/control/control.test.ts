import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '../domain/switches.ts';
import { KEYS, useSandbox } from '../http/test-sandbox.ts';
import { verifyIdToken } from '../oauth/tokens.ts';

const sandbox = useSandbox();

/** A request as a browser of another site could send it; returns the status. */
function raw(path: string, headers: Record<string, string>, body = ''): Promise<number> {
  const { port } = new URL(sandbox.running.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the control API', () => {
  it('makes a shop whose clock stands where it was told', async () => {
    const domain = await sandbox.shop({ installed: false, currency: 'EUR', timezone: 'Europe/Berlin' });
    const { body } = await sandbox.get(`/control/shops/${domain}`);
    expect(body).toMatchObject({
      domain,
      currency: 'EUR',
      now: '2026-03-01T15:00:00.000Z',
      installedAt: null,
    });
  });

  it('answers open questions as it is told, and the likelier way otherwise', async () => {
    const domain = await sandbox.shop({ switches: { editCreatesRefund: true } });
    const told = { ...defaultSwitches, editCreatesRefund: true };
    expect((await sandbox.get(`/control/shops/${domain}`)).body.switches).toEqual(told);
    const changed = await sandbox.post(`/control/shops/${domain}/switches`, { paidPayloadLag: 2 });
    expect(changed.body).toEqual({ ...told, paidPayloadLag: 2 });
  });

  it('grants and takes back optional scopes, and only those', async () => {
    const domain = await sandbox.shop();
    const scopes = `/control/shops/${domain}/scopes`;
    const granted = await sandbox.post(scopes, { grant: ['write_returns', 'write_orders'] });
    expect(granted.body.scopes).toEqual(expect.arrayContaining(['write_returns', 'write_orders']));
    const left = await sandbox.post(scopes, { revoke: ['write_orders'] });
    expect(left.body.scopes).toContain('write_returns');
    expect(left.body.scopes).not.toContain('write_orders');
    const refused = await sandbox.post(scopes, { grant: ['write_everything'] });
    expect(refused).toMatchObject({ status: 409, body: { error: 'unknown-scope' } });
  });

  it('says what is wrong with bad input', async () => {
    const domain = await sandbox.shop();
    const cases: [string, unknown][] = [
      ['/control/shops', { domain: 'https://evil.example' }],
      ['/control/shops', { domain: 'x.myshopify.com', now: 'yesterday' }],
      ['/control/shops', { domain: 'x.myshopify.com', switches: { editMakesCoffee: true } }],
      [`/control/shops/${domain}/switches`, { paidPayloadLag: 1 }],
      [`/control/shops/${domain}/clock`, { advance: '+7w' }],
      [`/control/shops/${domain}/clock`, { forward: '+7d' }],
      [`/control/shops/${domain}/faults`, { dropp: 'all' }],
      [`/control/shops/${domain}/faults`, { duplicate: -1 }],
      [`/control/shops/${domain}/orders`, { lines: [] }],
      [`/control/shops/${domain}/replay`, { order: 'first' }],
      [`/control/shops/${domain}/send`, { topic: 'orders/paid', payload: 'text' }],
    ];
    for (const [path, body] of cases) {
      const answer = await sandbox.post(path, body);
      expect(answer, `${path} ${JSON.stringify(body)}`).toMatchObject({ status: 400 });
      expect(String(answer.body.detail).length).toBeGreaterThan(5);
    }
    const response = await fetch(`${sandbox.running.origin}/control/shops`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
  });

  it('does not know other shops and paths, and makes no shop twice', async () => {
    const domain = await sandbox.shop();
    expect((await sandbox.get('/control/shops/none.myshopify.com')).status).toBe(404);
    expect((await sandbox.post('/control/shops/none.myshopify.com/install')).status).toBe(404);
    expect(await sandbox.post('/control/nothing')).toMatchObject({
      status: 404,
      body: { error: 'not-found' },
    });
    expect(await sandbox.post('/control/shops', { domain })).toMatchObject({
      status: 409,
      body: { error: 'taken' },
    });
  });

  it('is closed to forms of other sites and to other host names', async () => {
    const host = new URL(sandbox.running.origin).host;
    const form = { 'content-type': 'text/plain' };
    expect(await raw('/control/shops', { host, ...form }, '{"domain":"a.myshopify.com"}')).toBe(415);
    const json = { 'content-type': 'application/json' };
    expect(await raw('/control/shops', { host: 'evil.example', ...json }, '{}')).toBe(421);
    expect(await raw('/control/shops', { host: 'localhost.evil.example', ...json }, '{}')).toBe(421);
  });

  it('gives a session token that the shop’s app accepts, and the address to open it at', async () => {
    const domain = await sandbox.shop();
    const { body } = await sandbox.get(`/control/shops/${domain}/session-token`);
    expect(verifyIdToken(KEYS, domain, String(body.token))).toEqual({ userId: '902541635' });
    const url = new URL(String(body.url));
    expect(url.origin).toBe(sandbox.running.proxyOrigin);
    expect(url.searchParams.get('id_token')).toBe(body.token);
    await sandbox.post(`/control/shops/${domain}/staff`, { role: 'staff' });
    const staff = await sandbox.get(`/control/shops/${domain}/session-token`);
    expect(verifyIdToken(KEYS, domain, String(staff.body.token))).not.toEqual({ userId: '902541635' });
  });
});

describe('what the admin’s page asks on behalf of the app', () => {
  it('is answered to pages of the sandbox only', async () => {
    const domain = await sandbox.shop();
    const ask = (site: string) =>
      fetch(`${sandbox.running.origin}/app-bridge/${domain}/id-token`, {
        headers: { 'sec-fetch-site': site },
      });
    expect((await ask('same-origin')).status).toBe(200);
    expect((await ask('same-site')).status).toBe(403);
    expect((await ask('cross-site')).status).toBe(403);
  });

  it('grants optional scopes and tells the app', async () => {
    const domain = await sandbox.shop();
    const { body } = await sandbox.post(`/app-bridge/${domain}/scopes`, {
      grant: ['write_returns', 'write_themes'],
    });
    expect(body.granted).toContain('write_returns');
    expect(body.granted).not.toContain('write_themes');
    await sandbox.quiet(domain);
    const [told] = sandbox.app.deliveries(domain);
    expect(told?.headers['x-shopify-topic']).toBe('app/scopes_update');
    expect(JSON.parse(told?.body ?? '{}').current).toContain('write_returns');
  });

  it('is a classic script of its own for each side', async () => {
    for (const name of ['/app-bridge.js', '/app-bridge/host.js']) {
      const response = await fetch(`${sandbox.running.origin}${name}`);
      expect(response.headers.get('content-type')).toContain('text/javascript');
      const code = await response.text();
      expect(code).not.toMatch(/^(import|export) /m);
      expect(() => new Function(code)).not.toThrow();
    }
  });
});
