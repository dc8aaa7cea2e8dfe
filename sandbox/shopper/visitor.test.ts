import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createCustomer } from '../domain/customers.ts';
import type { Shop } from '../domain/types.ts';
import { frameFor } from '../frame/test-frame.ts';
import { useState } from '../state/test-database.ts';
import { keepCart, keepWho, readVisitor } from './visitor.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);

/** The cookies a storefront sets, as a browser sends them back. */
async function cookiesFor(shop: Shop, customerId: string | null, cart: string): Promise<string[]> {
  const app = new Hono().get('*', async (c) => {
    await keepWho(c, sandbox.state, shop, customerId);
    await keepCart(c, sandbox.state, shop, cart);
    return c.text('ok');
  });
  const answer = await app.request('http://localhost/store/x');
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
}

async function visit(shop: Shop, cookies: string[]) {
  const app = new Hono().get('*', async (c) => {
    const { customer, cartToken } = await readVisitor(c, sandbox.state, shop);
    return c.json({ id: customer?.id ?? null, cartToken });
  });
  return (await app.request('http://localhost/store/x', { headers: { cookie: cookies.join('; ') } })).json();
}

describe('the visitor of a storefront', () => {
  it('is a guest, then the customer who signed in, with the cart of this browser', async () => {
    const shop = await sandbox.shop();
    const { id } = await sandbox.state.transaction((tx) =>
      createCustomer(tx, shop, { email: 'a@b.example' }),
    );
    expect(await visit(shop, [])).toEqual({ id: null, cartToken: null });
    expect(await visit(shop, await cookiesFor(shop, id, 'c1'))).toEqual({ id, cartToken: 'c1' });
    expect(await visit(shop, await cookiesFor(shop, null, 'c1'))).toEqual({ id: null, cartToken: 'c1' });
  });

  it('is nobody else by an altered cookie or by one of another shop', async () => {
    const [shop, other] = [await sandbox.shop(), await sandbox.shop()];
    const one = await sandbox.state.transaction((tx) => createCustomer(tx, shop, { email: 'c@b.example' }));
    const two = await sandbox.state.transaction((tx) => createCustomer(tx, shop, { email: 'd@b.example' }));
    const cookies = await cookiesFor(shop, one.id, 'c2');
    const altered = cookies.map((cookie) => cookie.replace(one.id, two.id));
    expect(await visit(shop, altered)).toMatchObject({ id: null });
    expect(await visit(other, cookies)).toEqual({ id: null, cartToken: null });
  });
});

describe('the bar', () => {
  it('makes a visitor a customer or a guest, and refuses one who is not there', async () => {
    const shop = await sandbox.shop({ domain: 'afterglow-demo.myshopify.com' });
    const { id } = await sandbox.state.transaction((tx) =>
      createCustomer(tx, shop, { email: 'ada@b.example', firstName: 'Ada', lastName: 'Berg' }),
    );
    const front = await at.page('/');
    expect(front.html).toContain('Ada Berg');
    const signedIn = await at.post('/sandbox/afterglow-demo/who', { customer: id });
    expect(signedIn.to).toBe('/store/afterglow-demo');
    const gone = await at.post(
      '/sandbox/afterglow-demo/who',
      { customer: '1' },
      { origin: at.origin, referer: `${at.origin}/` },
    );
    expect(gone.status).toBe(303);
    const evil = await at.post(
      '/sandbox/afterglow-demo/who',
      { guest: 'yes' },
      { origin: 'https://evil.example' },
    );
    expect(evil.status).toBe(403);
  });
});
