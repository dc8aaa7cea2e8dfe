import { expect, it } from 'vitest';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

const app = useBuiltApp();
const shop = useLetInShop(app);

const get = (path: string) =>
  app.handle(
    new Request(`http://localhost:3000/app/returns/${path}`, {
      headers: { authorization: `Bearer ${sessionToken(shop.mine.domain)}` },
    }),
  );
const ask = (search: string) => get(`export${search}`);

it('is the list as a file, by the same filters, without anybody in it', async () => {
  const answer = await ask('?tab=to-review');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="returns-[\d-]{10}\.csv"$/,
  );
  const [head, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(head).toContain('Return,Order,State');
  const { rows } = await shop.client.query(
    `select name from returns_return where shop_id = $1 and tab = 'to-review'`,
    [String(shop.mine.shopId)],
  );
  expect(lines.map((line) => line.split(',')[0]).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  expect(lines.join()).not.toContain('@');
  const none = await ask('?tab=to-review&outcome=keep');
  expect((await none.text()).trim().split('\r\n')).toHaveLength(1);
});

it('is written page by page, all of it and each once', async () => {
  await shop.client.query(
    `insert into returns_return (shop_id, order_id, order_shopify_id, order_name, number, name, key, state, tab, outcome,
      policy_version, currency, quoted_minor, quote, requested_at, since, owner)
    select shop_id, order_id, order_shopify_id, '=1+1', 1000 + n, '#many-' || n, 'many-' || n, state, tab, outcome,
      policy_version, currency, quoted_minor, quote, requested_at, since, '77'
    from returns_return, generate_series(1, 600) n where shop_id = $1 and id = $2`,
    [String(shop.mine.shopId), String(shop.mine.waiting)],
  );
  const answer = await ask('?tab=to-review&owner=77');
  const [, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(600);
  expect(lines).toHaveLength(600);
  expect(lines.every((line) => line.split(',')[1] === "'=1+1")).toBe(true);
});

it('is refused for what no link of ours asks', async () => {
  expect((await ask('?tab=nothing')).status).toBe(422);
});

it('has the figures of twelve months as a file, too', async () => {
  const answer = await get('figures/export');
  expect(answer.headers.get('content-disposition')).toMatch(/filename="return-figures-[\d-]{10}\.csv"$/);
  const [head, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(head).toContain('Month,Items sold');
  expect(lines).toHaveLength(12);
});
