import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { ToldEvent } from '../../app/modules/loyalty/activities/door.ts';
import type { CustomEvent } from '../../app/modules/loyalty/earning/program.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

const workshop: CustomEvent = { id: 'workshop', name: 'Workshop attended', points: 50, limit: null };
const limited = (times: number, per: NonNullable<CustomEvent['limit']>['per']): CustomEvent => ({
  ...workshop,
  limit: { times, per },
});
const given = (event: CustomEvent = workshop, zone?: string) =>
  loyalty.shop({
    program: program({ events: [event], expiry: { days: 10, graceDays: 30 } }),
    ...(zone === undefined ? {} : { zone }),
  });

function tell(shop: TestShop, customer: bigint, key: string, change: Partial<ToldEvent> = {}) {
  const told = { event: 'workshop', key, fingerprint: `${customer}`, happenedAt: shop.now, apiKeyId: 'ak' };
  return shop.loyalty.recordEvent(shop.shopId, customer, { ...told, ...change }, shop.now);
}

const kept = async (shop: TestShop) =>
  (await shop.db.sql`select 1 from loyalty_event where shop_id = ${shop.shopId}`).length;

const fifty = { points: 50n, duplicate: false, reason: null };

describe('what another system tells of a customer', () => {
  it('earns once for its key, at once, and the statement calls it by its name', async () => {
    const shop = await given();
    const ana = await shop.customer();
    expect(await tell(shop, ana, 'k1')).toEqual(fifty);
    expect(await tell(shop, ana, 'k1')).toEqual({ ...fifty, duplicate: true });
    expect(await tell(shop, ana, 'k2')).toEqual(fifty);
    expect(await shop.told(ana)).toEqual(['activity 50', 'activity 50']);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, pending: 0n });
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 1 }, shop.now);
    expect(entries[0]?.explanation).toEqual([{ key: 'event', points: 50n, name: 'Workshop attended' }]);
    expect(await shop.facts()).toContain('points-granted 50 2026-03-01T15:00:00Z');
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('earns once where the same is told 200 times at the same time', async () => {
    const shop = await given();
    const ana = await shop.customer();
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => tell(shop, ana, 'same')));
    expect(outcomes.filter((outcome) => 'points' in outcome && !outcome.duplicate)).toEqual([fifty]);
    expect(outcomes.every((outcome) => 'points' in outcome && outcome.points === 50n)).toBe(true);
    expect(await shop.told(ana)).toEqual(['activity 50']);
    expect(await kept(shop)).toBe(1);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('is refused where its key stands for something else, also at the same time', async () => {
    const shop = await given();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    const outcomes = await Promise.all([ana, ben, ana, ben].map((who) => tell(shop, who, 'same')));
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual(
      [0, 1].map(() => ({ refused: 'other-body' })),
    );
    expect(await kept(shop)).toBe(1);
    const told = [...(await shop.told(ana)), ...(await shop.told(ben))];
    expect(told).toEqual(['activity 50']);
  });

  it('of one shop says nothing of the same key in another', async () => {
    const [shop, other] = [await given(), await given()];
    const [ana, ben] = [await shop.customer(), await other.customer()];
    expect(await tell(shop, ana, 'same')).toEqual(fifty);
    expect(await tell(other, ben, 'same')).toEqual(fifty);
    await expect(tell(shop, ben, 'theirs')).rejects.toThrow();
    expect(await kept(shop)).toBe(1);
  });

  it('is refused, and nothing is kept, where the programme of then does not name it or it is to come', async () => {
    const shop = await given();
    const ana = await shop.customer();
    expect(await tell(shop, ana, 'k', { event: 'party' })).toEqual({ refused: 'unknown-event' });
    const later = { happenedAt: shop.now.add({ milliseconds: 1 }) };
    expect(await tell(shop, ana, 'k', later)).toEqual({ refused: 'bad-input' });
    await shop.save(program({ events: [{ ...workshop, points: 70 }] }), '2026-03-01T12:00:00Z');
    await shop.save(program(), '2026-03-01T14:00:00Z');
    expect(await tell(shop, ana, 'k')).toEqual({ refused: 'unknown-event' });
    expect(await kept(shop)).toBe(0);
    expect(await shop.told(ana)).toEqual([]);
    const at = (iso: string) => ({ happenedAt: parseInstant(iso) });
    expect(await tell(shop, ana, 'k', at('2026-03-01T11:59:59Z'))).toEqual(fifty);
    expect(await tell(shop, ana, 'l', at('2026-03-01T12:00:00Z'))).toEqual({ ...fifty, points: 70n });
  });

  it('gives nothing from before going live or while off, and says so again', async () => {
    const shop = await given();
    const ana = await shop.customer();
    const silent = { points: 0n, duplicate: false, reason: 'not-live' };
    const before = { happenedAt: parseInstant('2025-12-31T23:59:59Z') };
    expect(await tell(shop, ana, 'before', before)).toEqual(silent);
    await shop.db.sql`update loyalty_state set live_from = null where shop_id = ${shop.shopId}`;
    expect(await tell(shop, ana, 'off')).toEqual(silent);
    await shop.db.sql`update loyalty_state set live_from = '2026-01-01' where shop_id = ${shop.shopId}`;
    expect(await tell(shop, ana, 'off')).toEqual({ ...silent, duplicate: true });
    expect(await shop.told(ana)).toEqual([]);
  });

  it('expires with the programme of when it happened', async () => {
    const shop = await given();
    const ana = await shop.customer();
    await tell(shop, ana, 'k', { happenedAt: parseInstant('2026-02-15T12:00:00Z') });
    expect(await shop.balance(ana)).toMatchObject({ available: 0n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });
});

describe('a limit', () => {
  it('holds where many are told at the same time', async () => {
    const shop = await given(limited(3, 'day'));
    const ana = await shop.customer();
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => tell(shop, ana, `k${n}`)));
    expect(outcomes.filter((outcome) => 'points' in outcome && outcome.points === 50n)).toHaveLength(3);
    expect(outcomes).toContainEqual({ points: 0n, duplicate: false, reason: 'limit' });
    expect(await shop.told(ana)).toEqual(['activity 50', 'activity 50', 'activity 50']);
    expect(await kept(shop)).toBe(40);
  });

  it.each([
    ['day', '2026-02-27T04:59:59Z', '2026-02-27T05:00:00Z'],
    ['month', '2026-02-01T04:59:59Z', '2026-02-01T05:00:00Z'],
  ] as const)('of a %s counts local days of when it happened', async (per, last, next) => {
    const shop = await given(limited(1, per));
    const ana = await shop.customer();
    const at = (key: string, iso: string) => tell(shop, ana, key, { happenedAt: parseInstant(iso) });
    expect(await at('a', last)).toEqual(fifty);
    expect(await at('b', last)).toMatchObject({ points: 0n, reason: 'limit' });
    expect(await at('c', next)).toEqual(fifty);
    expect(await at('b', last)).toEqual({ points: 0n, duplicate: true, reason: 'limit' });
  });

  it('for ever counts what a customer who was taken over has had, and is told as used up', async () => {
    const shop = await given(limited(1, 'ever'));
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    const done = async (who: bigint) =>
      (await shop.loyalty.waysFor(shop.shopId, who, shop.now)).events.map((one) => one.done);
    expect(await done(ana)).toEqual([false]);
    expect(await tell(shop, ana, 'a')).toEqual(fifty);
    expect(await done(ana)).toEqual([true]);
    await shop.loyalty.mergeAccounts(shop.shopId, ana, ben);
    shop.takenOver.set(ben, [ana]);
    expect(await tell(shop, ben, 'b')).toMatchObject({ points: 0n, reason: 'limit' });
    expect(await done(ben)).toEqual([true]);
    expect(await shop.balance(ben)).toMatchObject({ available: 50n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });
});
