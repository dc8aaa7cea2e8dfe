import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock, testClock } from '../../app/platform/clock.server.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { listDueShops } from '../../app/platform/db/due-shops.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;
let clock: ReturnType<typeof testClock>;
beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
  clock = testClock(db);
});
afterAll(() => db.close());

const at = Temporal.Instant.from('2030-05-01T12:00:00Z');
/** Clocks of two moments this near are one clock; a slow machine takes its time between two looks. */
const nearMs = 20_000;
const apart = (a: Temporal.Instant, b: Temporal.Instant) =>
  Math.abs(a.epochMilliseconds - b.epochMilliseconds);

async function shop(domain: string): Promise<bigint> {
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, installed_at, reconciled_at)
    values (${domain}, now(), ${at}) returning id`;
  return row?.id ?? 0n;
}

describe('the business clock of a shop', () => {
  it('is real time until somebody moves it', async () => {
    const id = await shop('unmoved.myshopify.com');
    expect(apart(await clock.now(id), Temporal.Now.instant())).toBeLessThan(nearMs);
    expect(apart(await clock.nowOf('never-heard-of.myshopify.com'), Temporal.Now.instant())).toBeLessThan(
      nearMs,
    );
    expect(apart(await realClock.now(id), Temporal.Now.instant())).toBeLessThan(nearMs);
  });

  it('stands where it was put, before the shop is known and after', async () => {
    await clock.set('standing.myshopify.com', at, false);
    expect((await clock.nowOf('standing.myshopify.com')).toString()).toBe(at.toString());
    const id = await shop('standing.myshopify.com');
    await sleep(30);
    expect((await clock.now(id)).toString()).toBe(at.toString());
  });

  it('runs on from where it was put, with real time', async () => {
    const id = await shop('running.myshopify.com');
    await clock.set('running.myshopify.com', at, true);
    const first = await clock.now(id);
    await sleep(120);
    const passed = apart(first, await clock.now(id));
    expect(apart(first, at)).toBeLessThan(nearMs);
    expect(passed).toBeGreaterThanOrEqual(100);
    expect(passed).toBeLessThan(nearMs);
  });

  it('moves alone: other shops keep their time', async () => {
    const [one, other] = [await shop('one.myshopify.com'), await shop('other.myshopify.com')];
    await clock.set('one.myshopify.com', at, false);
    expect((await clock.now(one)).toString()).toBe(at.toString());
    expect(apart(await clock.now(other), Temporal.Now.instant())).toBeLessThan(nearMs);
  });

  it('decides what is due, for every shop by its own', async () => {
    const [early, late] = [await shop('early.myshopify.com'), await shop('late.myshopify.com')];
    await clock.set('early.myshopify.com', at.add({ minutes: 14 }), false);
    await clock.set('late.myshopify.com', at.add({ minutes: 15 }), false);
    const due = await listDueShops(db.sql);
    expect([due.includes(early), due.includes(late)]).toEqual([false, true]);
  });
});
