import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailCatcher } from '../support/mail-catcher.ts';
import { mailerAt } from '../support/mailer-at.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const catcher = new MailCatcher();
let port = 0;
beforeAll(async () => {
  port = await catcher.start();
});
afterAll(() => catcher.stop());
beforeEach(() => {
  catcher.behaviour = 'take';
  catcher.mails.length = 0;
});

const due = '2026-03-10T12:00:00Z';

async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  return { shop, shopId: shop.shop.shopId, customer: await shop.shop.customer() };
}

/** A promise and what settles it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('two processes at one addressee', () => {
  it('send one mail with everything, whichever comes first', async () => {
    const { shop, customer } = await open();
    for (let round = 0; round < 10; round++) {
      const keys = [
        await shop.plan('review-request', customer, due),
        await shop.plan('points-available', customer, due),
      ];
      shop.shop.at(due);
      // A job for each of the two, as two sweeps would have made them.
      const ids = await Promise.all(keys.map((key) => shop.idOf(key)));
      await shop.shop.db.sql`update message_intent set state = 'queued' where id = any(${ids}::bigint[])`;
      const [one, other] = [shop.open(), shop.open()];
      await Promise.all([
        one.send(shop.shop.shopId, ids.slice(0, 1), shop.shop.now, `a${round}`),
        other.send(shop.shop.shopId, ids.slice(1), shop.shop.now, `b${round}`),
      ]);
      expect((await Promise.all(keys.map((key) => shop.standing(key)))).sort()).toEqual(['merged', 'sent']);
      expect(shop.mails).toHaveLength(round + 1);
    }
  });

  it('cannot both find the last room under the cap', async () => {
    const { shop, shopId } = await open();
    await shop.rule({ capPerWeek: 1 });
    const customer = await shop.shop.customer();
    const first = await shop.plan('review-request', customer, due);
    const arrived = gate();
    const goOn = gate();
    const slow = shop.open({
      writeMail: async () => {
        arrived.open();
        await goOn.opened;
        return { subject: 'S', preview: '', html: 'h', text: 't' };
      },
    });
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const working = shop.work(slow);
    await arrived.opened;
    const second = await shop.plan('review-request', customer, '2026-03-10T11:00:00Z');
    const id = await shop.idOf(second);
    await shop.shop.db.sql`update message_intent set state = 'queued' where id = ${id}`;
    // While the first is still being written, another process sends both in one mail.
    await shop.messages.send(shopId, [id], shop.shop.now, 'another');
    goOn.open();
    await working;
    const standings = await Promise.all([first, second].map((key) => shop.standing(key)));
    const sent = shop.sentMails();
    expect(sent).toHaveLength(1);
    expect(standings.toSorted()[0]).toMatch(/^(merged|sent)$/);
  });

  it('leave alone what the other has in hand', async () => {
    const { shop, shopId, customer } = await open();
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    const taken = gate();
    const goOn = gate();
    shop.delivery = async () => {
      taken.open();
      await goOn.opened;
      return { state: 'taken' };
    };
    shop.shop.at(due);
    const ids = [await shop.idOf(review), await shop.idOf(points)] as const;
    await shop.shop.db.sql`update message_intent set state = 'queued' where id = any(${ids}::bigint[])`;
    const first = shop.messages.send(shopId, [ids[0]], shop.shop.now, 'first');
    await taken.opened;
    expect(await shop.standing(points)).toBe('claimed');
    // The other's own job, and what comes back of it.
    expect((await shop.messages.send(shopId, [ids[1]], shop.shop.now, 'second')).size).toBe(0);
    expect(await shop.standing(points)).toBe('claimed');
    goOn.open();
    await first;
    expect([await shop.standing(review), await shop.standing(points)]).toEqual(['sent', 'merged']);
    expect(shop.mails).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('before the hand-over, or after it, leaves one unknown and its parts in it', async () => {
    const { shop, shopId, customer } = await open();
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const [job] = await shop.jobs();
    if (job === undefined) throw new Error('There is a job');
    // The process that claims and is gone: its promise never settles.
    const claimed = gate();
    shop.delivery = () => {
      claimed.open();
      return new Promise(() => {});
    };
    void shop.runJob(job);
    await claimed.opened;
    shop.delivery = async () => ({ state: 'taken' });
    await shop.runJob(job);
    expect([await shop.standing(review), await shop.standing(points)]).toEqual(['unknown', 'merged']);
    await shop.runJob(job);
    expect(await shop.run('2026-03-20T12:00:00Z')).toEqual([]);
    expect(shop.mails).toEqual([]);
    const overview = await shop.messages.overview(shopId, shop.shop.now);
    expect(overview.unknown).toBe(1);
  });

  it('that lives after all and knows better has the last word', async () => {
    const { shop, shopId, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const [job] = await shop.jobs();
    if (job === undefined) throw new Error('There is a job');
    const claimed = gate();
    const goOn = gate();
    shop.delivery = async () => {
      claimed.open();
      await goOn.opened;
      return { state: 'taken' };
    };
    const slow = shop.runJob(job);
    await claimed.opened;
    await shop.runJob(job);
    expect(await shop.standing(key)).toBe('unknown');
    goOn.open();
    await slow;
    expect(await shop.standing(key)).toBe('sent');
    expect(shop.mails).toHaveLength(1);
  });

  it('by a signal, with a real server, is never sent again', async () => {
    const { shop, shopId, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    shop.shop.at(due);
    await shop.messages.sweepDue(shopId, shop.shop.now);
    const id = await shop.idOf(key);
    catcher.behaviour = 'take-and-hang';
    const taken = new Promise<void>((resolve) => {
      catcher.onTaken = resolve;
    });
    const program = path.resolve(import.meta.dirname, '../support/dying-sender.ts');
    const { host, port: dbPort } = shop.shop.db.pool.options;
    const url = String(shop.shop.db.pool.options.connectionString ?? `postgres://${host}:${dbPort}`);
    const child = spawn(process.execPath, [program, url, `${shopId}`, `${id}`, `${port}`]);
    await taken;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await shop.standing(key)).toBe('claimed');
    catcher.behaviour = 'take';
    const messages = shop.open({ mailer: mailerAt(port) });
    expect((await messages.send(shopId, [id], shop.shop.now)).get(id)).toEqual({ state: 'unknown' });
    expect((await messages.send(shopId, [id], shop.shop.now)).size).toBe(0);
    expect(catcher.mails).toHaveLength(1);
  });
});

describe('a mail server that is not there', () => {
  it('holds up nobody else, and each mail is tried again by itself, once', async () => {
    const { shop, customer } = await open();
    const away = await shop.shop.customer();
    const reached = await shop.plan('review-request', customer, due);
    const review = await shop.plan('review-request', away, due);
    const points = await shop.plan('points-available', away, due);
    shop.delivery = async ({ to }) =>
      to === `person${away}@example.com` ? { state: 'not-reached', why: 'away' } : { state: 'taken' };
    expect(await shop.run(due)).toEqual(['Nobody took the message over: away']);
    expect(await shop.standing(reached)).toBe('sent');
    expect([await shop.standing(review), await shop.standing(points)]).toEqual(['queued', 'queued']);
    const [job, ...more] = await shop.jobs();
    expect(more).toEqual([]);
    expect(job?.payload.messageIds).toHaveLength(2);
    expect(await shop.work()).toHaveLength(1);
    shop.delivery = async () => ({ state: 'taken' });
    expect(await shop.work()).toEqual([]);
    expect([await shop.standing(review), await shop.standing(points)]).toEqual(['sent', 'merged']);
    expect(shop.mails).toHaveLength(2);
    expect(await shop.jobs()).toEqual([]);
  });

  it('gives back what only went along to wait for its own moment', async () => {
    const { shop, customer } = await open();
    await shop.rule({ togetherMinutes: 60 });
    await shop.plan('review-request', customer, due);
    const along = await shop.plan('points-available', customer, '2026-03-10T12:30:00Z');
    shop.delivery = async () => ({ state: 'not-reached', why: 'away' });
    await shop.run(due);
    expect(await shop.standing(along)).toBe('waiting 2026-03-10T12:30:00Z');
    shop.delivery = async () => ({ state: 'taken' });
    await shop.work();
    expect(await shop.standing(along)).toBe('merged');
  });

  it('or refuses for good is told of every part', async () => {
    const { shop, customer } = await open();
    await shop.rule({ capPerWeek: 1 });
    const review = await shop.plan('review-request', customer, due);
    const points = await shop.plan('points-available', customer, due);
    shop.delivery = async () => ({ state: 'refused', why: '550' });
    await shop.run(due);
    const refused = 'not-sent refused-by-server';
    expect([await shop.standing(review), await shop.standing(points)]).toEqual([refused, refused]);
    // It takes no room either.
    shop.delivery = async () => ({ state: 'taken' });
    const next = await shop.plan('review-request', customer, '2026-03-11T12:00:00Z');
    await shop.run('2026-03-11T12:00:00Z');
    expect(await shop.standing(next)).toBe('sent');
  });
});
