import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { faultsOfFeed } from '../support/feed-schema.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

const app = useBuiltApp();
const shop = useLetInShop(app);

const asStaff = (path: string, init: RequestInit = {}) =>
  app.handle(
    new Request(`http://localhost:3000/app/reviews/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${sessionToken(shop.mine.domain)}` },
    }),
  );
const post = (path: string, fields: Record<string, string | File>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return asStaff(path, { method: 'POST', body });
};
const role = (name: string) =>
  shop.client.query('update platform_staff set role = $2 where shop_id = $1', [
    String(shop.mine.shopId),
    name,
  ]);
const file = (text: string) => new File([text], 'reviews.csv', { type: 'text/csv' });

it('takes a file, asks about it, and says no to what it cannot do', async () => {
  const answer = await post('import?index', { file: file('product id,rating,date\n11,5,2026-01-02\n') });
  expect(answer.status).toBe(302);
  const to = answer.headers.get('location')?.replace('/app/reviews/', '') ?? '';
  expect(to).toMatch(/^import\/\d+$/);
  expect((await asStaff(to)).status).toBe(200);
  const columns = { productId: 0, rating: 1, date: 2 };
  const answers = JSON.stringify({ columns, incentives: 'no' });
  expect((await post(to, { intent: 'undo' })).status).toBe(409);
  const byStars = await post(to, { intent: 'answer', answers: '{"publish":"4-and-up"}' });
  expect([byStars.status, await byStars.text()]).toEqual([
    422,
    expect.stringContaining('"refused":"chosen-by-stars"'),
  ]);
  expect((await post(to, { intent: 'answer', answers: 'no json' })).status).toBe(422);
  expect((await post(to, { intent: 'else' })).status).toBe(422);
  expect((await post(to, { intent: 'answer', answers })).status).toBe(200);
  expect((await post(to, { intent: 'discard' })).status).toBe(200);
  expect((await post(to, { intent: 'start' })).status).toBe(404);
  expect((await post('import?index', { file: 'no file' })).status).toBe(422);
  expect((await post('import?index', { file: file('') })).status).toBe(422);
});

it('has no batch of another shop', async () => {
  const { rows } = await shop.client.query('select id from review_import where shop_id <> $1 limit 1', [
    String(shop.mine.shopId),
  ]);
  for (const id of [...rows.map((row) => String(row.id)), '999999', 'x']) {
    expect((await asStaff(`import/${id}`)).status).toBe(404);
    expect((await asStaff(`import/${id}/report`)).status).toBe(404);
    expect((await post(`import/${id}`, { intent: 'undo' })).status).toBe(404);
  }
});

it('writes a report without anything of the rows in it', async () => {
  const answer = await asStaff(`import/${shop.mine.imports.done}/report`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('3,no-product,It names no product');
  expect(text).not.toContain('@');
});

it('exports everything, with addresses for the owner only, and nothing for support', async () => {
  const answer = await asStaff('export');
  expect(answer.headers.get('content-disposition')).toMatch(/filename="reviews-[\d-]{10}\.csv"/);
  expect(await answer.text()).toContain('@example.com');
  await role('manager');
  expect(await (await asStaff('export')).text()).not.toContain('@example.com');
  for (const name of ['support', 'warehouse']) {
    await role(name);
    expect((await asStaff('export')).status).toBe(403);
    expect((await asStaff(`import/${shop.mine.imports.done}`)).status).toBe(403);
    expect((await asStaff(`import/${shop.mine.imports.done}/report`)).status).toBe(403);
    expect((await post('import?index', { file: file('a,b\n1,2\n') })).status).toBe(403);
    expect((await post('feed', { intent: 'rotate' })).status).toBe(403);
    expect(await (await asStaff('feed')).text()).not.toContain('/feeds/reviews/');
    expect(await (await asStaff('feed')).text()).not.toContain('/feeds/reviews/');
  }
  await role('owner');
});

const feed = (secret: string, headers: Record<string, string> = {}) =>
  app.handle(new Request(`http://localhost:3000/feeds/reviews/${secret}`, { headers }));

it('hands its feed to whoever has the address, until it is replaced or taken away', async () => {
  const secretOf = async () =>
    /feeds\/reviews\/([A-Za-z0-9_-]{43})/.exec(await (await asStaff('feed')).text())?.[1] ?? '';
  const first = await secretOf();
  const answer = await feed(first, { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const xml = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
  expect(await faultsOfFeed(xml)).toEqual([]);
  expect(xml).toContain('<version>2.4</version>');
  expect(await (await feed(first)).text()).toBe(xml);
  expect((await post('feed', { intent: 'make' })).status).toBe(200);
  expect(await secretOf()).toBe(first);
  expect((await post('feed', { intent: 'rotate' })).status).toBe(200);
  const second = await secretOf();
  expect(second).not.toBe(first);
  expect((await feed(first)).status).toBe(404);
  expect((await feed(second)).status).toBe(200);
  expect((await post('feed', { intent: 'revoke' })).status).toBe(200);
  for (const secret of [second, 'x', `${second}x`, '%00', 'x'.repeat(43)])
    expect((await feed(secret)).status).toBe(404);
});

it('makes the secret for reading, apart from the feed’s address, until it is taken away', async () => {
  const secretOf = async () =>
    /value="([A-Za-z0-9_-]{43})"/.exec(await (await asStaff('feed')).text())?.[1] ?? '';
  const read = (secret: string) =>
    app.handle(
      new Request('http://localhost:3000/api/reviews/public', {
        headers: { authorization: `Bearer ${secret}` },
      }),
    );
  const ask = (intent: string) => post('feed', { intent, purpose: 'read' });
  expect((await ask('make')).status).toBe(200);
  const first = await secretOf();
  expect((await read(first)).status).toBe(200);
  expect((await feed(first)).status).toBe(404);
  expect((await ask('rotate')).status).toBe(200);
  const second = await secretOf();
  expect((await read(first)).status).toBe(401);
  expect((await read(second)).status).toBe(200);
  expect((await ask('revoke')).status).toBe(200);
  expect((await read(second)).status).toBe(401);
  expect((await ask('rotate-all')).status).toBe(422);
});
