import { describe, expect, it } from 'vitest';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();

async function open(place = 'Europe/Berlin') {
  const shop = new MessageShop(await bench.shop(place));
  await shop.rule({});
  return { shop, customer: await shop.shop.customer() };
}

describe('what is due together', () => {
  it('is one mail with several parts, and every part says so', async () => {
    const { shop, customer } = await open();
    const review = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const points = await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    const settled = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    const stranger = await shop.plan('review-request', await shop.shop.customer(), '2026-03-10T12:00:00Z');
    expect(await shop.run('2026-03-10T12:00:00Z')).toEqual([]);
    expect(await Promise.all([settled, review, points, stranger].map((key) => shop.standing(key)))).toEqual([
      'sent',
      'merged',
      'merged',
      'sent',
    ]);
    expect(shop.sentMails().sort()).toEqual([
      'return-settled, review-request, points-available 2026-03-10T12:00:00Z',
      'review-request 2026-03-10T12:00:00Z',
    ]);
    const mail = shop.mails.find(({ subject }) => subject.startsWith('return-settled'));
    expect(mail?.headers['List-Unsubscribe']).toContain('review-request%2Cpoints-available');
    const lead = await shop.messages.find(shop.shop.shopId, await shop.idOf(settled));
    expect(lead?.parts.map(({ kind }) => kind).sort()).toEqual(['points-available', 'review-request']);
    expect(lead?.content?.to).toBe(`person${customer}@example.com`);
    expect((await shop.messages.find(shop.shop.shopId, await shop.idOf(points)))?.mergedInto).toBe(lead?.id);
    expect((await shop.shop.facts()).filter((kind) => kind === 'message-sent')).toHaveLength(4);
  });

  it('carries no way to unsubscribe where it holds only what was asked for', async () => {
    const { shop, customer } = await open();
    await shop.plan('return-received', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    expect(shop.mails[0]?.headers).not.toHaveProperty('List-Unsubscribe');
  });

  it('takes along what falls due soon after, and what waits of it is not lost', async () => {
    const { shop, customer } = await open();
    await shop.rule({ togetherMinutes: 60 });
    await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const soon = await shop.plan('points-available', customer, '2026-03-10T12:40:00Z');
    const later = await shop.plan('points-available', customer, '2026-03-10T14:00:00Z');
    await shop.run('2026-03-10T12:10:00Z');
    expect(await shop.standing(soon)).toBe('merged');
    expect(await shop.standing(later)).toBe('waiting 2026-03-10T14:00:00Z');
  });

  it('is not what a jump of the clock passed over on different days', async () => {
    const { shop, customer } = await open();
    await shop.plan('review-request', customer, '2026-03-03T12:00:00Z');
    await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-20T12:00:00Z');
    expect(shop.sentMails()).toEqual([
      'review-request 2026-03-03T12:00:00Z',
      'points-available 2026-03-10T12:00:00Z',
    ]);
  });

  it('is all of it, for a clock that only runs', async () => {
    const { shop, customer } = await open();
    const messages = shop.open({ clockJumps: false });
    await shop.plan('review-request', customer, '2026-03-03T12:00:00Z');
    await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-20T12:00:00Z', messages);
    expect(shop.sentMails()).toEqual(['review-request, points-available 2026-03-20T12:00:00Z']);
  });
});

describe('permission', () => {
  it('is asked at the due moment: consent that was there and is lost counts', async () => {
    const { shop, customer } = await open();
    shop.recipient = { country: 'DE', marketing: 'subscribed' };
    const first = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    const second = await shop.plan('review-request', customer, '2026-03-12T12:00:00Z');
    shop.recipient = { country: 'DE', marketing: 'unsubscribed' };
    await shop.run('2026-03-12T12:00:00Z');
    expect([await shop.standing(first), await shop.standing(second)]).toEqual([
      'sent',
      'not-sent no-consent',
    ]);
    const told = await shop.messages.find(shop.shop.shopId, await shop.idOf(second));
    expect(told?.trace).toEqual({ country: 'DE', marketing: 'unsubscribed' });
  });

  it('differs by country and kind, and nobody has to agree to what they asked for', async () => {
    const { shop, customer } = await open();
    shop.recipient = { country: 'US', marketing: null };
    const review = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const points = await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    const settled = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    expect(await Promise.all([review, points, settled].map((key) => shop.standing(key)))).toEqual([
      'merged',
      'not-sent no-consent',
      'sent',
    ]);
  });

  it('is taken back kind by kind, and by a bounce for all', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    await shop.messages.unsubscribe(shopId, `customer:${customer}`, ['review-request'], shop.shop.now);
    const review = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const points = await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    expect(await shop.standing(review)).toBe('not-sent unsubscribed');
    expect(await shop.standing(points)).toBe('sent');
    await shop.messages.noteFeedback(
      shopId,
      await shop.idOf(points),
      { kind: 'bounced', lasting: true },
      shop.shop.now,
    );
    const settled = await shop.plan('return-settled', customer, '2026-03-11T12:00:00Z');
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(settled)).toBe('not-sent bounced-before');
  });

  it('of a complaint is left for what was asked for', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    const first = await shop.plan('return-received', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    await shop.messages.noteFeedback(shopId, await shop.idOf(first), { kind: 'complained' }, shop.shop.now);
    const settled = await shop.plan('return-settled', customer, '2026-03-11T12:00:00Z');
    const review = await shop.plan('review-request', customer, '2026-03-11T12:00:00Z');
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(settled)).toBe('sent');
    expect(await shop.standing(review)).toBe('not-sent complained-before');
  });
});

describe('time', () => {
  it('that is quiet ends at its local minute, also over both changes of the clock', async () => {
    for (const [due, allowed] of [
      ['2026-03-28T22:30:00Z', '2026-03-29T06:00:00Z'],
      ['2026-10-24T20:30:00Z', '2026-10-25T07:00:00Z'],
    ] as const) {
      const { shop, customer } = await open();
      await shop.rule({ quietHours: { from: '22:00', to: '08:00' } });
      const zoned = { zone: shop.shop.zone };
      const review = await shop.plan('review-request', customer, due, zoned);
      const settled = await shop.plan('return-settled', customer, due, zoned);
      await shop.run(due);
      expect(await shop.standing(review)).toBe(`waiting quiet-hours ${allowed}`);
      expect(await shop.standing(settled)).toBe('sent');
      await shop.run(allowed);
      expect(shop.sentMails()).toEqual([`return-settled ${due}`, `review-request ${allowed}`]);
    }
  });

  it('runs out: what comes too late is not sent', async () => {
    const { shop, customer } = await open();
    const messages = shop.open({ clockJumps: false });
    const late = await shop.plan('return-requested', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-13T12:00:01Z', messages);
    expect(await shop.standing(late)).toBe('not-sent too-late');
    const told = await shop.messages.find(shop.shop.shopId, await shop.idOf(late));
    expect(told?.trace).toMatchObject({ lateDays: 3 });
  });

  it('under the cap is left for what matters more; the lesser rides along', async () => {
    const { shop, customer } = await open();
    await shop.rule({ capPerWeek: 1 });
    const points = await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    const review = await shop.plan('review-request', customer, '2026-03-12T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    expect(await shop.standing(points)).toBe('waiting rides-along 2026-03-12T12:00:00Z');
    await shop.run('2026-03-12T12:00:00Z');
    expect(shop.sentMails()).toEqual(['review-request, points-available 2026-03-12T12:00:00Z']);
    const more = await shop.plan('points-available', customer, '2026-03-13T12:00:00Z');
    await shop.run('2026-03-13T12:00:00Z');
    // New York's clocks, by which it waits, have changed on the 8th.
    expect(await shop.standing(more)).toBe('waiting cap 2026-03-19T12:00:00Z');
    expect(await shop.standing(review)).toBe('sent');
    await shop.run('2026-03-19T12:00:00Z');
    expect(await shop.standing(more)).toBe('sent');
  });

  it('between two mails of a kind is kept, through a jump of the clock as well', async () => {
    const { shop, customer } = await open();
    await shop.rule({ kinds: { 'review-request': { recontactDays: 10 } } });
    await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    await shop.plan('review-request', customer, '2026-03-12T12:00:00Z');
    await shop.plan('review-request', customer, '2026-03-14T12:00:00Z');
    await shop.run('2026-05-01T12:00:00Z');
    expect(shop.sentMails()).toEqual([
      'review-request 2026-03-10T12:00:00Z',
      'review-request 2026-03-20T12:00:00Z',
    ]);
    expect(shop.mails[1]?.subject).toBe('review-request and review-request');
  });
});

describe('a window that lies in the quiet hours for good', () => {
  it('gives way: the message goes when those end', async () => {
    const shop = new MessageShop(await bench.shop());
    await shop.rule({ quietHours: { from: '21:00', to: '09:00' } });
    const window = { from: '22:00', to: '23:00' };
    const key = await shop.plan('review-request', await shop.shop.customer(), '2026-03-09T20:00:00Z', {
      window,
    });
    await shop.run('2026-03-10T12:59:00Z');
    expect(await shop.standing(key)).toBe('waiting quiet-hours 2026-03-10T13:00:00Z');
    await shop.run('2026-03-10T13:00:00Z');
    expect(await shop.standing(key)).toBe('sent');
  });
});
