import { expect, it } from 'vitest';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const noon = '2026-03-10T16:00:00Z';
const later = '2026-03-10T17:00:00Z';

/** Klaviyo sends what asks for a review. */
async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({ kinds: { 'review-request': { sentBy: 'klaviyo' } } });
  const key = await shop.plan('review-request', await shop.shop.customer(), noon);
  return { shop, key, shopId: shop.shop.shopId };
}

it('what Klaviyo may have been told is told again by it alone, whoever sends this kind by now', async () => {
  const { shop, key, shopId } = await open();
  shop.telling = async () => ({ state: 'unknown', why: 'ETIMEDOUT' });
  await shop.run(noon);
  expect(await shop.standing(key)).toBe('unknown');
  await shop.rule({ kinds: { 'review-request': { sentBy: 'afterglow' } } });
  expect(await shop.messages.lookUp(shopId, await shop.idOf(key), shop.shop.now)).toBe('queued');
  // Away for a moment, it stays with Klaviyo.
  shop.telling = async () => ({ state: 'not-reached', why: 'ECONNREFUSED' });
  expect(await shop.work()).toHaveLength(1);
  shop.telling = async () => ({ state: 'taken' });
  await shop.run(later);
  expect(await shop.standing(key)).toBe('sent');
  expect([shop.told.length, shop.mails.length]).toEqual([2, 0]);
  expect(new Set(shop.told.map(({ uniqueId }) => uniqueId)).size).toBe(1);
});

it('what nobody was given goes the way that holds by now', async () => {
  const { shop, key } = await open();
  shop.telling = async () => ({ state: 'not-reached', why: 'ECONNREFUSED' });
  await shop.run(noon);
  await shop.rule({ kinds: { 'review-request': { sentBy: 'afterglow' } } });
  await shop.run(later);
  expect(await shop.standing(key)).toBe('sent');
  expect([shop.told.length, shop.mails.length]).toEqual([0, 1]);
});

it('a mail server that refuses us is there to see while it does, and loses nothing', async () => {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  const key = await shop.plan('review-request', await shop.shop.customer(), noon);
  const refusing = async () => (await shop.messages.overview(shop.shop.shopId, shop.shop.now)).refusing;
  shop.delivery = async () => ({ state: 'not-reached', why: 'ECONNREFUSED' });
  expect(await shop.run(noon)).toHaveLength(1);
  expect(await refusing()).toBe(0);
  shop.delivery = async () => ({ state: 'not-reached', why: '550', refusesUs: true });
  expect(await shop.work()).toHaveLength(1);
  expect([await shop.standing(key), await refusing()]).toEqual(['queued', 1]);
  shop.delivery = async () => ({ state: 'taken' });
  await shop.work();
  expect([await shop.standing(key), await refusing()]).toEqual(['sent', 0]);
  const found = await shop.messages.find(shop.shop.shopId, await shop.idOf(key));
  expect(found?.trace).not.toHaveProperty('refusesUs');
});
