import { describe, expect, it } from 'vitest';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const delivered = { sent: '2026-03-02T15:00:00Z', delivered: '2026-03-04T20:30:00Z' };

/** An order of two products that was asked about on 11 March at 15:30 in New York; reminded of after 3 and 10 days. */
async function askedOrder(shop: ReviewShop): Promise<bigint> {
  await shop.live({ reminders: [3, 10] });
  const order = await shop.place({ products: [1n, 2n] }, await shop.customer());
  await shop.parcels(order, [delivered]);
  shop.at('2026-03-11T19:30:00Z');
  await shop.sweep();
  await shop.reviews.noteRequested(shop.shopId, order, shop.now);
  return order;
}

async function requestOf({ db, shopId }: ReviewShop, order: bigint) {
  const [row] = await db.sql`select kept, exchanged, returned, reminders, reminder_days from review_request
    where shop_id = ${shopId} and order_id = ${order}`;
  return row;
}

describe('a reminder', () => {
  it('goes out on each of its days once, about what nobody has reviewed, with a link for each star', async () => {
    const shop = await bench.shop();
    const order = await askedOrder(shop);
    await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    expect((await shop.told()).slice(1)).toEqual([
      'waiting 2026-03-14T19:30:00Z',
      'waiting 2026-03-21T19:30:00Z',
    ]);
    await shop.reviews.submit(shop.shopId, submissionOf(order), shop.now);
    shop.at('2026-03-14T19:30:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
    expect(await shop.sweep()).toEqual([]);
    const mail = shop.mails[1];
    expect(mail?.text).toContain('Product 2');
    expect(mail?.text).not.toContain('Product 1');
    for (const stars of [1, 2, 3, 4, 5]) expect(mail?.text).toContain(`&stars=${stars}&line=2`);
    expect(mail?.headers['List-Unsubscribe']).toContain('review-request');
    for (const _again of [1, 2]) await shop.reviews.noteReminded(shop.shopId, order, shop.now);
    expect(await requestOf(shop, order)).toMatchObject({ kept: 2, reminders: 1, reminder_days: [3, 10] });
  });

  it('is not sent once everything is reviewed, nor after a cancelling', async () => {
    const shop = await bench.shop();
    const [done, cancelled] = [await askedOrder(shop), await askedOrder(shop.at('2026-03-01T15:00:00Z'))];
    const both = [1n, 2n].map((lineShopifyId) => ({ lineShopifyId }));
    await shop.reviews.submit(shop.shopId, submissionOf(done, both), shop.now);
    await shop.change(cancelled, { standing: 'cancelled' });
    await shop.at('2026-03-22T15:00:00Z').sweep();
    const reminders = (await shop.told()).filter((line) => !line.startsWith('sent'));
    expect(reminders.map((line) => line.split(' ')[1]).sort()).toEqual([
      ...['already-reviewed', 'already-reviewed'],
      ...['order-cancelled', 'order-cancelled'],
    ]);
    expect(shop.mails).toHaveLength(2);
  });

  it('says no longer what the settings no longer ask for', async () => {
    const shop = await bench.shop();
    await askedOrder(shop);
    await shop.live({ reminders: [10] });
    shop.at('2026-03-15T15:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'not-sent', reason: 'no-longer-true' }]);
    shop.at('2026-03-22T15:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
  });

  it('waits while a return is open, and goes out once it is over', async () => {
    const shop = await bench.shop();
    const order = await askedOrder(shop);
    shop.openReturns.add(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    shop.at('2026-03-16T15:00:00Z');
    expect(await shop.sweep()).toEqual([]);
    shop.openReturns.delete(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
    expect(shop.mails.at(-1)?.date.toString()).toBe('2026-03-16T15:00:00Z');
  });

  it('is not sent to somebody who unsubscribed from requests, who are not offered it by itself', async () => {
    const shop = await bench.shop();
    await askedOrder(shop);
    const [row] = await shop.db.sql<{ customer_id: bigint }>`select customer_id from message_intent
      where shop_id = ${shop.shopId} limit 1`;
    const person = `customer:${row?.customer_id}`;
    expect((await shop.messages.readPreferences(shop.shopId, person))?.kinds.map(({ kind }) => kind)).toEqual(
      ['review-request'],
    );
    await shop.messages.savePreferences(shop.shopId, person, [], shop.now);
    shop.at('2026-03-15T15:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'not-sent', reason: 'unsubscribed' }]);
  });
});

describe('a request', () => {
  it('keeps what had become of the lines that it asks about', async () => {
    const shop = await bench.shop();
    await shop.live();
    const order = await shop.place({ products: [1n, 2n, 3n] }, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.purchases.set(`${order}:2`, 'returned');
    shop.purchases.set(`${order}:3`, 'exchanged');
    await shop.at('2026-03-11T19:30:00Z').sweep();
    await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    expect(await requestOf(shop, order)).toMatchObject({ kept: 1, exchanged: 1, returned: 1, reminders: 0 });
    expect(await shop.facts()).toEqual(expect.arrayContaining(['review-request-due', 'review-requested']));
  });
});
