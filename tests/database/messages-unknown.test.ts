import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../app/modules/messages/ports.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const due = '2026-03-10T12:00:00Z';

async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  return { shop, shopId: shop.shop.shopId, customer: await shop.shop.customer() };
}

describe('what nobody knows', () => {
  async function unknown() {
    const { shop, shopId, customer } = await open();
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    shop.delivery = async () => ({ state: 'unknown', why: 'the line went dead' });
    await shop.run(due);
    expect([await shop.standing(review), await shop.standing(points)]).toEqual(['unknown', 'merged']);
    shop.mails.length = 0;
    shop.delivery = async () => ({ state: 'taken' });
    const id = await shop.idOf(review);
    const both = async () => [await shop.standing(review), await shop.standing(points)];
    return { shop, shopId, id, both };
  }

  it('is asked of the way by which it went, and sent again only where it is proven not to have gone', async () => {
    const { shop, shopId, id, both } = await unknown();
    const look = () => shop.messages.lookUp(shopId, id, shop.shop.now);
    expect(await look()).toBe('cannot-tell');
    expect(await both()).toEqual(['unknown', 'merged']);
    shop.found = 'has-it-not';
    expect(await look()).toBe('queued');
    expect(await both()).toEqual(['queued', 'queued']);
    expect(await look()).toBe('not-unknown');
    await shop.work();
    expect(await both()).toEqual(['sent', 'merged']);
    expect(shop.mails).toHaveLength(1);
  });

  it('is sent when the way has it', async () => {
    const { shop, shopId, id, both } = await unknown();
    shop.found = 'has-it';
    expect(await shop.messages.lookUp(shopId, id, shop.shop.now)).toBe('sent');
    expect(await both()).toEqual(['sent', 'merged']);
    expect((await shop.shop.facts()).filter((kind) => kind === 'message-sent')).toHaveLength(2);
    expect(shop.mails).toEqual([]);
  });

  it('is settled by somebody who looked, once', async () => {
    const { shop, shopId, id, both } = await unknown();
    const settle = (verdict: 'sent' | 'not-sent') =>
      shop.messages.settleUnknown(shopId, id, verdict, 'staff', shop.shop.now);
    expect(await settle('not-sent')).toBe(true);
    expect(await both()).toEqual(['not-sent dropped', 'not-sent dropped']);
    expect(await settle('sent')).toBe(false);
    const other = await unknown();
    expect(
      await other.shop.messages.settleUnknown(other.shopId, other.id, 'sent', 'staff', other.shop.shop.now),
    ).toBe(true);
    expect(await other.both()).toEqual(['sent', 'merged']);
  });
});

describe('a process that was taken for dead', () => {
  /** A mail of two parts is unknown, and the process that has it in hand goes on when it is told what the server did. */
  async function slow() {
    const { shop, shopId, customer } = await open();
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    let claimed = () => {};
    const begun = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    let answer = (_: Delivery) => {};
    shop.delivery = () =>
      new Promise((resolve) => {
        answer = resolve;
        claimed();
      });
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const [job] = await shop.jobs();
    if (job === undefined) throw new Error('There is a job');
    const working = shop.runJob(job);
    await begun;
    await shop.runJob(job);
    const both = async () => [await shop.standing(review), await shop.standing(points)];
    expect(await both()).toEqual(['unknown', 'merged']);
    const goOn = async (delivery: Delivery) => {
      answer(delivery);
      await working;
    };
    return { shop, shopId, id: await shop.idOf(review), both, goOn };
  }

  it('says that the mail went before it is given back: no part of it goes again', async () => {
    const { shop, shopId, id, both, goOn } = await slow();
    const { mailer } = shop.deps();
    const asking = shop.open({
      mailer: mailer && {
        ...mailer,
        find: async () => {
          await goOn({ state: 'taken' });
          return 'has-it-not';
        },
      },
    });
    expect(await asking.lookUp(shopId, id, shop.shop.now)).toBe('not-unknown');
    await shop.work();
    expect(await both()).toEqual(['sent', 'merged']);
    expect(shop.mails).toHaveLength(1);
  });

  it('says nothing of the parts of a mail that somebody has settled', async () => {
    const { shop, shopId, id, both, goOn } = await slow();
    expect(await shop.messages.settleUnknown(shopId, id, 'sent', 'staff', shop.shop.now)).toBe(true);
    await goOn({ state: 'refused', why: '550' });
    expect(await both()).toEqual(['sent', 'merged']);
  });
});

describe('what is sent elsewhere', () => {
  it('is told once and alone, under the same name, and decided by the same rules', async () => {
    const { shop, customer } = await open();
    await shop.rule({
      capPerWeek: 1,
      kinds: { 'points-available': { sentBy: 'klaviyo' }, 'return-settled': { sentBy: 'flow' } },
    });
    const points = await shop.plan('points-available', customer, due);
    const settled = await shop.plan('return-settled', customer, due);
    const received = await shop.plan('return-received', customer, due);
    const review = await shop.plan('review-request', customer, due);
    await shop.run(due);
    expect(shop.sentMails()).toEqual([`return-received, review-request ${due}`]);
    expect(await shop.standing(received)).toBe('sent');
    expect(await shop.standing(review)).toBe('merged');
    expect(await shop.standing(points)).toMatch(/^waiting cap/);
    expect(await shop.standing(settled)).toBe('sent');
    expect(shop.told.map(({ kind }) => kind)).toEqual(['return-settled']);
    const told = await shop.messages.find(shop.shop.shopId, await shop.idOf(settled));
    expect(told).toMatchObject({ via: 'flow', content: null });
    await shop.run('2026-04-20T12:00:00Z');
    expect(shop.told.map(({ kind }) => kind)).toEqual(['return-settled', 'points-available']);
    expect(shop.told[1]?.uniqueId).toBe(`afterglow-${shop.shop.shopId}-${await shop.idOf(points)}`);
  });

  it('is unknown when the line goes dead, and told again only where a repetition does no harm', async () => {
    for (const [via, found] of [
      ['klaviyo', 'queued'],
      ['flow', 'cannot-tell'],
    ] as const) {
      const { shop, shopId, customer } = await open();
      await shop.rule({ kinds: { 'points-available': { sentBy: via } } });
      const key = await shop.plan('points-available', customer, due);
      shop.telling = async () => ({ state: 'unknown', why: 'timeout' });
      await shop.run(due);
      expect(await shop.standing(key)).toBe('unknown');
      shop.telling = async () => ({ state: 'taken' });
      expect(await shop.messages.lookUp(shopId, await shop.idOf(key), shop.shop.now)).toBe(found);
      await shop.work();
      expect(await shop.standing(key)).toBe(via === 'klaviyo' ? 'sent' : 'unknown');
      expect(new Set(shop.told.map(({ uniqueId }) => uniqueId)).size).toBe(1);
    }
  });

  it('is not sent where nothing is connected, and neither by us', async () => {
    const { shop, customer } = await open();
    await shop.rule({ kinds: { 'points-available': { sentBy: 'flow' } } });
    const nothing = {
      ready: async () => false,
      tell: async () => ({ state: 'taken' as const }),
      repeatable: false,
    };
    const key = await shop.plan('points-available', customer, due);
    await shop.run(due, shop.open({ elsewhere: { flow: nothing, klaviyo: nothing } }));
    expect(await shop.standing(key)).toBe('not-sent not-connected');
    expect(shop.mails).toEqual([]);
  });
});

describe('a job of the version before', () => {
  it('finds its message, and what its process left in hand', async () => {
    const { shop, shopId, customer } = await open();
    const waiting = await shop.plan('review-request', customer, due);
    const lost = await shop.plan('review-request', await shop.shop.customer(), due);
    const [a, b] = [await shop.idOf(waiting), await shop.idOf(lost)];
    await shop.shop.db.sql`update message_intent set state = 'queued' where id = ${a}`;
    await shop.shop.db.sql`update message_intent set state = 'claimed', message_id = '<old@mail.example>',
      claimed_at = now(), claimed_by = id::text where id = ${b}`;
    shop.shop.at(due);
    await shop.messages.send(shopId, [a], shop.shop.now);
    await shop.messages.send(shopId, [b], shop.shop.now);
    expect([await shop.standing(waiting), await shop.standing(lost)]).toEqual(['sent', 'unknown']);
  });
});
