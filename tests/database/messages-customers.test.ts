import { describe, expect, it } from 'vitest';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();

async function open(place = 'Europe/Berlin') {
  const shop = new MessageShop(await bench.shop(place));
  await shop.rule({});
  return { shop, customer: await shop.shop.customer() };
}

describe('a pause', () => {
  it('stops everything, also what is in the queue, and is over when somebody says so', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    const queued = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    shop.shop.at('2026-03-10T12:00:00Z');
    await shop.messages.sweepDue(shopId, shop.shop.now);
    await shop.messages.pause(shopId, 'staff', shop.shop.now);
    await shop.messages.pause(shopId, 'staff', shop.shop.now);
    const waiting = await shop.plan('review-request', customer, '2026-03-11T12:00:00Z');
    expect(await shop.run('2026-03-12T12:00:00Z')).toEqual([]);
    expect(await shop.standing(queued)).toBe('waiting paused 2026-03-10T12:00:00Z');
    expect(await shop.standing(waiting)).toBe('waiting 2026-03-11T12:00:00Z');
    expect(await shop.messages.nextDue(shopId)).toBeNull();
    expect(await shop.messages.sweepDue(shopId, shop.shop.now)).toBe(0);
    await shop.messages.resume(shopId, 'staff', shop.shop.now);
    await shop.run('2026-03-12T12:00:00Z');
    expect(shop.sentMails()).toEqual(['return-settled, review-request 2026-03-12T12:00:00Z']);
    expect(await shop.shop.facts()).toEqual([
      'messages-paused',
      'messages-resumed',
      'message-sent',
      'message-sent',
    ]);
  });

  it('that begins while a mail is made stops it', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    const key = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    const messages = shop.open({
      writeMail: async () => {
        await shop.messages.pause(shopId, 'staff', shop.shop.now);
        return { subject: 'S', preview: '', html: 'h', text: 't' };
      },
    });
    await shop.run('2026-03-10T12:00:00Z', messages);
    expect(await shop.standing(key)).toBe('waiting paused 2026-03-10T12:00:00Z');
    expect(shop.mails).toEqual([]);
  });
});

describe('customers', () => {
  it('who are merged have one cap, one turn and what either does not want', async () => {
    const { shop, customer } = await open();
    await shop.rule({ capPerWeek: 1 });
    const { shopId } = shop.shop;
    const other = await shop.shop.customer();
    await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const kept = await shop.plan('review-request', other, '2026-03-12T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    await shop.messages.mergeCustomers(shopId, customer, other);
    await shop.run('2026-03-12T12:00:00Z');
    expect(await shop.standing(kept)).toBe('waiting cap 2026-03-17T12:00:00Z');
  });

  it('who are merged while a mail is made are decided again', async () => {
    const { shop, customer } = await open();
    await shop.rule({ capPerWeek: 1 });
    const { shopId } = shop.shop;
    const other = await shop.shop.customer();
    await shop.plan('review-request', other, '2026-03-09T12:00:00Z');
    await shop.run('2026-03-09T12:00:00Z');
    const key = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const messages = shop.open({
      writeMail: async () => {
        await shop.messages.mergeCustomers(shopId, customer, other);
        return { subject: 'S', preview: '', html: 'h', text: 't' };
      },
    });
    await shop.run('2026-03-10T12:00:00Z', messages);
    expect(shop.mails).toHaveLength(1);
    await shop.work();
    expect(await shop.standing(key)).toBe('waiting cap 2026-03-16T12:00:00Z');
  });

  it('who are forgotten get nothing more, and what was written to them is gone; counts stay', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    const sent = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    const waiting = await shop.plan('review-request', customer, '2026-03-20T12:00:00Z');
    expect((await shop.messages.find(shopId, await shop.idOf(sent)))?.content).not.toBeNull();
    await shop.messages.forgetCustomer(shopId, customer, shop.shop.now);
    expect(await shop.standing(waiting)).toBe('not-sent redacted');
    const told = await shop.messages.find(shopId, await shop.idOf(sent));
    expect(told).toMatchObject({ state: 'sent', content: null });
    const { kinds } = await shop.messages.overview(shopId, shop.shop.now);
    expect(kinds.find(({ kind }) => kind === 'return-settled')?.figures.sent).toBe(1);
  });

  it('without a name of ours are forgotten by their order', async () => {
    const { shop } = await open();
    const order = await shop.shop.place();
    const sent = await shop.plan('return-settled', null, '2026-03-10T12:00:00Z', { orderId: order });
    await shop.run('2026-03-10T12:00:00Z');
    const waiting = await shop.plan('review-request', null, '2026-03-20T12:00:00Z', { orderId: order });
    await shop.messages.forgetOrder(shop.shop.shopId, order, shop.shop.now);
    expect(await shop.standing(waiting)).toBe('not-sent redacted');
    expect((await shop.messages.find(shop.shop.shopId, await shop.idOf(sent)))?.content).toBeNull();
  });

  it('have what was written erased after 90 days', async () => {
    const { shop, customer } = await open();
    const { shopId } = shop.shop;
    const sent = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z');
    await shop.run('2026-03-10T12:00:00Z');
    await shop.messages.eraseOld(shopId, shop.shop.at('2026-06-08T10:59:59Z').now);
    expect((await shop.messages.find(shopId, await shop.idOf(sent)))?.content).not.toBeNull();
    await shop.messages.eraseOld(shopId, shop.shop.at('2026-06-08T11:00:01Z').now);
    expect((await shop.messages.find(shopId, await shop.idOf(sent)))?.content).toBeNull();
  });
});

describe('planning', () => {
  it('again as it was leaves a message at the moment to which it was put off', async () => {
    const { shop, customer } = await open();
    await shop.rule({ capPerWeek: 1 });
    await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    const key = await shop.plan('review-request', customer, '2026-03-11T12:00:00Z', { key: 'again' });
    await shop.run('2026-03-11T12:00:00Z');
    const put = 'waiting cap 2026-03-17T12:00:00Z';
    expect(await shop.standing(key)).toBe(put);
    await shop.plan('review-request', customer, '2026-03-11T12:00:00Z', { key });
    expect(await shop.standing(key)).toBe(put);
    await shop.plan('review-request', customer, '2026-03-15T12:00:00Z', { key });
    expect(await shop.standing(key)).toBe('waiting 2026-03-15T12:00:00Z');
  });

  it('for another moment reaches what is in the queue', async () => {
    const { shop, customer } = await open();
    const key = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z', { key: 'moved' });
    shop.shop.at('2026-03-10T12:00:00Z');
    await shop.messages.sweepDue(shop.shop.shopId, shop.shop.now);
    await shop.plan('return-settled', customer, '2026-03-14T12:00:00Z', { key });
    await shop.work();
    expect(await shop.standing(key)).toBe('waiting 2026-03-14T12:00:00Z');
    expect(shop.mails).toEqual([]);
  });

  it('holds, drops and says why; a kind that nobody sends says so', async () => {
    const { shop, customer } = await open();
    await shop.rule({ kinds: { 'points-available': { sentBy: 'nobody' } } });
    const { shopId } = shop.shop;
    const held = await shop.plan('return-settled', customer, '2026-03-10T12:00:00Z', { held: true });
    const dropped = await shop.plan('return-received', customer, '2026-03-10T12:00:00Z');
    const off = await shop.plan('points-available', customer, '2026-03-10T12:00:00Z');
    const asked = await shop.plan('review-request', customer, '2026-03-10T12:00:00Z');
    shop.composed.set(asked, { kind: 'hold' });
    await shop.messages.drop(shopId, dropped, 'no-longer-true', shop.shop.now);
    await shop.run('2026-03-10T12:00:00Z');
    expect(await Promise.all([held, dropped, off, asked].map((key) => shop.standing(key)))).toEqual([
      'held',
      'not-sent no-longer-true',
      'not-sent kind-off',
      'held',
    ]);
    expect(shop.mails).toEqual([]);
  });
});
