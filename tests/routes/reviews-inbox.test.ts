import { beforeAll, describe, expect, it } from 'vitest';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { adminRoutes, dataRequest, formRequest, pageRequest } from '../support/app-routes.ts';
import { sealingKey, sessionToken, storeSession, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* The inbox of reviews on the built app, narrowed by its address. */

const app = useBuiltApp();
const shop = useLetInShop(app);
let other: FilledShop;

beforeAll(async () => {
  other = await fillShop(openDoors(shop.db, openSeal(sealingKey())), 'other', 2_000n);
  await storeSession(shop.db, other.domain);
});

function route(index = true) {
  const found = adminRoutes(app.build).find((one) => one.path === 'app/reviews' && one.index === index);
  if (found === undefined) throw new Error('There is no inbox');
  return found;
}

async function inbox(search: string, domain = shop.mine.domain) {
  const headers = { authorization: `Bearer ${sessionToken(domain)}` };
  const answer = await app.handle(dataRequest(route(), headers, undefined, search));
  const text = await answer.text();
  return { status: answer.status, text, view: answer.status === 200 ? JSON.parse(text) : null };
}

describe('the inbox of one customer', () => {
  it('holds what they wrote under their name, and what is read keeps standing in it', async () => {
    const { view } = await inbox(`?customer=${shop.mine.customer}`);
    expect(view.asked.customer).toBe(String(shop.mine.customer));
    expect(view.customer).not.toBe('');
    expect(view.rows.map(({ id }: { id: string }) => id)).toContain(String(shop.mine.review));
    expect(view.reading.customerId).toBe(String(shop.mine.customer));
    const opened = await inbox(`?customer=${shop.mine.customer}&open=${shop.mine.review}`);
    expect(opened.view.rows).toEqual(view.rows);
    expect(opened.view.reading.id).toBe(String(shop.mine.review));
  });

  it('is empty for somebody of another shop, whose name is not told', async () => {
    const theirs = await inbox(`?customer=${other.customer}`, other.domain);
    expect(theirs.view.rows.length).toBeGreaterThan(0);
    const { status, view, text } = await inbox(`?customer=${other.customer}`);
    expect(status).toBe(200);
    expect(view.rows).toEqual([]);
    expect(view.reading).toBeNull();
    expect(view.customer).toBe('no longer known');
    expect(text).not.toContain(theirs.view.customer);
    // Nothing matches, which is not the same as nothing there.
    expect(view.empty).toBe(false);
  });

  it.each([
    ['no number', 'customer=me'],
    ['nothing', 'customer='],
    ['none that counts', 'customer=0'],
    ['one below nothing', 'customer=-1'],
    ['a sum', 'customer=1%20or%201=1'],
    ['one too long', `customer=${'9'.repeat(19)}`],
    ['an id of Shopify', 'customer=gid://shopify/Customer/1'],
  ])('is refused for %s', async (_, search) => {
    const before = await fingerprint(shop.client, shop.mine.shopId);
    const headers = { authorization: `Bearer ${sessionToken(shop.mine.domain)}` };
    expect((await inbox(`?${search}`)).status).toBe(422);
    expect((await app.handle(pageRequest(route(), headers, undefined, `?${search}`))).status).toBe(422);
    expect(await fingerprint(shop.client, shop.mine.shopId)).toEqual(before);
  });
});

it('publishes what was read, and says so where its author has changed it since', async () => {
  const headers = { authorization: `Bearer ${sessionToken(shop.mine.domain)}` };
  const id = String(shop.mine.review);
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ review: id, ...fields });
    const answer = await app.handle(formRequest(route(false), headers, body));
    return { status: answer.status, answer: await answer.json() };
  };
  expect(await send({ intent: 'hide', reason: 'spam' })).toMatchObject({ status: 200 });
  const { view } = await inbox('?status=hidden');
  await shop.db.sql`update review set edited_at = ${view.readAt}::timestamptz + interval '1 second'
    where shop_id = ${shop.mine.shopId} and id = ${shop.mine.review}`;
  const publish = { intent: 'publish', readAt: view.readAt };
  expect(await send(publish)).toEqual({ status: 422, answer: { refused: 'expired' } });
  expect((await send({ ...publish, readAt: 'yesterday' })).status).toBe(400);
  await shop.db.sql`update review set edited_at = ${view.readAt}::timestamptz
    where shop_id = ${shop.mine.shopId} and id = ${shop.mine.review}`;
  expect(await send(publish)).toMatchObject({ status: 200, answer: { done: 'publish' } });
});
