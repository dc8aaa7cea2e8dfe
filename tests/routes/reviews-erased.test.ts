import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { browser, proxySearch, sealingKey, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { aPhoto } from '../support/filled-media.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* The link that was mailed to somebody who has asked to be forgotten since. */

const app = useBuiltApp();
const shop = useLetInShop(app);

const visit = (order: bigint, body?: FormData) => {
  const { domain, shopId } = shop.mine;
  const until = Temporal.Now.instant().add({ hours: 24 });
  const token = openSignedLinks(sealingKey()).sign('review', shopId, order.toString(), until);
  return app.handle(
    new Request(`http://localhost:3000/proxy/review${proxySearch(domain, { more: { token } })}`, {
      headers: { ...browser, 'accept-language': 'de' },
      ...(body === undefined ? {} : { method: 'POST', body }),
    }),
  );
};

async function form(fields: Readonly<Record<string, string>>): Promise<FormData> {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.append(name, value);
  sent.append('files-11', new File([Buffer.from(await aPhoto(60, 40))], 'a.jpg', { type: 'image/jpeg' }));
  return sent;
}

it('says so by a page of its own, and stores nothing of what is sent through it', async () => {
  const { client, mine } = shop;
  const { rows } = await client.query(
    'select id::text, shopify_id::text from commerce_order where shop_id = $1 and shopify_id in (1110, 1111)',
    [String(mine.shopId)],
  );
  expect(rows).toHaveLength(2);
  for (const { id } of rows) expect((await visit(BigInt(id))).status).toBe(200);
  await client.query('update commerce_customer set redacted_at = now() where shop_id = $1 and id = $2', [
    String(mine.shopId),
    String(mine.customer),
  ]);
  const before = await fingerprint(client, mine.shopId);
  for (const { id } of rows) {
    const order = BigInt(id);
    const answers = [
      await visit(order),
      await visit(order, await form({ 'rating-11': '5', 'body-11': 'Secret' })),
      await visit(order, await form({ act: 'save', 'body-11': 'Secret' })),
      await visit(order, await form({ act: 'withdraw', review: String(mine.review) })),
      await visit(
        order,
        await form({ act: 'edit', review: String(mine.review), [`body-r${mine.review}`]: 'Secret' }),
      ),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(410);
      const page = await answer.text();
      expect(page).toContain('Dieser Link gilt nicht mehr');
      expect(page).not.toContain('Secret');
    }
  }
  expect(await fingerprint(client, mine.shopId)).toEqual(before);
});

it('is all in the file for a customer who asks for it, with an access that is noted', async () => {
  const { mine } = shop;
  const answer = await app.handle(
    new Request(`http://localhost:3000/app/customers/${mine.customer}/export`, {
      headers: { authorization: `Bearer ${sessionToken(mine.domain)}` },
    }),
  );
  expect(answer.status).toBe(200);
  const held = await answer.json();
  expect(Object.keys(held.reviews).toSorted()).toEqual(['drafts', 'reports', 'reviews', 'uploads', 'votes']);
  expect(held.reviews.reviews.length).toBeGreaterThan(0);
  expect(Object.keys(held.askedAndAnswered).toSorted()).toEqual(['answers', 'questions']);
});
