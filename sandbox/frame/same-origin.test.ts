import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { requireSameOrigin, safeReturnPath } from './same-origin.ts';

const guarded = new Hono().use(requireSameOrigin).all('/act', (c) => c.text('done'));
const post = async (headers: Record<string, string>) =>
  (await guarded.request('http://localhost:4000/act', { method: 'POST', headers })).status;

describe('a form post', () => {
  it('is taken from a page of the same origin', async () => {
    expect(await post({ origin: 'http://localhost:4000' })).toBe(200);
    expect(await post({ origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('is refused from another origin, also from the embedded app on the next port', async () => {
    expect(await post({ origin: 'https://evil.example' })).toBe(403);
    expect(await post({ origin: 'http://localhost:4001', 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await post({ origin: 'http://localhost:4000', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ origin: 'null' })).toBe(403);
  });

  it('is refused when nothing says where it comes from', async () => {
    expect(await post({})).toBe(403);
  });

  it('does not stand in the way of reading', async () => {
    const answer = await guarded.request('http://localhost:4000/act', {
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(200);
  });
});

describe('the way back after a post', () => {
  it('keeps a path with its query', () => {
    expect(safeReturnPath('/admin/store/a/orders?payment=PAID', '/')).toBe(
      '/admin/store/a/orders?payment=PAID',
    );
  });

  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    '\\/evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('never leads away: %s', (wanted) => {
    expect(safeReturnPath(wanted, '/admin')).toBe('/admin');
  });
});
