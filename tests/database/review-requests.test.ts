import { describe, expect, it, vi } from 'vitest';
import { afterNth } from '../support/meanwhile.ts';
import { linesOf, parcelOf } from '../support/review-orders.ts';
import { useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const delivered = { sent: '2026-03-02T15:00:00Z', delivered: '2026-03-04T20:30:00Z' };

/** Does something once, right after the n-th answer of the database. Says whether there was one. */
function afterAnswer(n: number, then: () => Promise<unknown>): () => boolean {
  const { hear, acted } = afterNth(n, then);
  const { sql, prepared, inTransaction } = bench.db;
  vi.spyOn(bench.db, 'sql').mockImplementation((...given) => hear(sql<never>(...given)));
  vi.spyOn(bench.db, 'prepared').mockImplementation((...given) => hear(prepared<never>(...given)));
  vi.spyOn(bench.db, 'inTransaction').mockImplementation((...given) => hear(inTransaction(...given)));
  return acted;
}

describe('a review request', () => {
  it('goes out once, the delay after delivery at the same wall clock', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({ products: [1n, 2n] }, await shop.customer());
    await shop.parcels(order, [delivered]);
    // 4 March 15:30 in New York; a week on the clocks there have moved forward.
    expect(await shop.told()).toEqual(['waiting 2026-03-11T19:30:00Z']);
    shop.at('2026-03-11T19:29:59Z');
    expect(await shop.sweep()).toEqual([]);
    shop.at('2026-03-11T19:30:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
    expect(await shop.sweep()).toEqual([]);
    await shop.parcels(order, [delivered]);
    expect(await shop.sweep()).toEqual([]);
    expect(shop.mails).toHaveLength(1);
    expect(shop.mails[0]?.text).toContain('Product 2');
    expect(await shop.facts()).toContain('message-sent');
  });

  it('waits for the next minute of the send window, and a jump of the clock sends it as of then', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [{ ...delivered, delivered: '2026-03-05T03:15:00Z' }]);
    // 4 March 22:15 in New York, so 12 March 09:00.
    shop.at('2026-04-20T02:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
    expect(shop.mails[0]?.date.toString()).toBe('2026-03-12T13:00:00Z');
  });

  it('asks after the fallback where nobody reports a delivery, and later when one is reported', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [{ sent: '2026-03-02T15:00:00Z' }]);
    expect(await shop.told()).toEqual(['waiting 2026-03-16T14:00:00Z']);
    await shop.parcels(order, [{ sent: '2026-03-02T15:00:00Z', delivered: '2026-03-12T15:00:00Z' }]);
    expect(await shop.told()).toEqual(['waiting 2026-03-19T15:00:00Z']);
  });

  it('goes by what is known of its order last, whoever knew less plans it after whoever knew more', async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await (await bench.shop()).live();
      const parcels = [parcelOf({ sent: '2026-03-02T15:00:00Z' }, linesOf({}))];
      const order = await shop.place({ change: { parcels } }, await shop.customer());
      const learnMore = () => shop.parcels(order, [delivered]);
      const acted = afterAnswer(n, learnMore);
      await shop.reviews.planRequest(shop.shopId, order, shop.now);
      during = acted();
      vi.restoreAllMocks();
      if (!during) await learnMore();
      expect(await shop.told(), `after answer ${n}`).toEqual(['waiting 2026-03-11T19:30:00Z']);
    }
  });

  it('waits for all parcels, but not for ever, and asks about what has arrived', async () => {
    const shop = await (await bench.shop()).live({ waitForAllDays: 10 });
    const first = { ...delivered, lines: [1] };
    const [quick, slow] = [
      await shop.place({ products: [1n, 2n] }, await shop.customer()),
      await shop.place({ products: [1n, 2n] }, await shop.customer()),
    ];
    for (const order of [quick, slow]) await shop.parcels(order, [first]);
    expect(await shop.told()).toEqual(['waiting 2026-03-21T19:30:00Z', 'waiting 2026-03-21T19:30:00Z']);
    await shop.parcels(quick, [
      first,
      { sent: '2026-03-05T15:00:00Z', delivered: '2026-03-07T20:30:00Z', lines: [2] },
    ]);
    expect(await shop.told()).toEqual(['waiting 2026-03-14T19:30:00Z', 'waiting 2026-03-21T19:30:00Z']);
    shop.at('2026-03-22T12:00:00Z');
    await shop.sweep();
    expect(shop.mails.map((mail) => mail.text.includes('Product 2'))).toEqual([true, false]);
  });

  it('is not made for the past, for tests, for nobody and for gift cards', async () => {
    const shop = await bench.shop();
    const early = await shop.place({}, await shop.customer());
    await shop.parcels(early, [{ ...delivered, delivered: '2026-02-28T12:00:00Z' }]);
    await shop.live();
    await shop.parcels(early, [{ ...delivered, delivered: '2026-02-28T12:00:00Z' }]);
    for (const change of [{ imported: true }, { standing: 'test' as const }])
      await shop.parcels(await shop.place({ change }, await shop.customer()), [delivered]);
    const card = await shop.place({ line: { merchandise: false } }, await shop.customer());
    await shop.parcels(card, [delivered]);
    expect(await shop.told()).toEqual([]);
  });

  it('is dropped with a cancelled order, and keeps why', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.at('2026-03-06T12:00:00Z');
    await shop.change(order, { standing: 'cancelled' });
    expect(await shop.told()).toEqual(['not-sent order-cancelled 2026-03-06T12:00:00Z']);
  });

  it('is not sent while the area is off, or for lines that have been reviewed', async () => {
    const shop = await (await bench.shop()).live();
    const [off, done, half] = [
      await shop.place({}, await shop.customer()),
      await shop.place({}, await shop.customer()),
      await shop.place({ products: [7n, 8n] }, await shop.customer()),
    ];
    for (const order of [off, done, half]) await shop.parcels(order, [delivered]);
    shop.at('2026-03-06T12:00:00Z');
    for (const orderId of [done, half])
      await shop.reviews.submit(shop.shopId, submissionOf(orderId), shop.now);
    shop.at('2026-03-12T12:00:00Z');
    const outcomes = await shop.sweep();
    expect(outcomes).toMatchObject([{ state: 'sent' }, { reason: 'already-reviewed' }, { state: 'sent' }]);
    expect(shop.mails[1]?.text).not.toContain('Product 7');
    const later = await shop.place({}, await shop.customer());
    await shop.parcels(later, [{ ...delivered, delivered: '2026-03-12T13:00:00Z' }]);
    await shop.reviews.goOffline(shop.shopId, shop.now, 'staff');
    shop.at('2026-03-25T12:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ reason: 'area-off' }]);
  });
});

describe('an open return', () => {
  it('pauses the request, which goes out once when the return is over, at once if due', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({ products: [1n, 2n] }, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.at('2026-03-10T12:00:00Z').openReturns.add(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    shop.at('2026-03-20T12:00:00Z');
    expect(await shop.sweep()).toEqual([]);
    expect((await shop.facts()).filter((kind) => kind === 'review-paused')).toHaveLength(1);
    shop.at('2026-03-21T18:00:00Z').openReturns.delete(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect(await shop.sweep()).toMatchObject([{ state: 'sent' }]);
    expect(shop.mails.map((mail) => mail.date.toString())).toEqual(['2026-03-21T18:00:00Z']);
  });

  it('over before the request is due changes nothing', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.at('2026-03-05T12:00:00Z').openReturns.add(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    shop.at('2026-03-06T12:00:00Z').openReturns.delete(order);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect(await shop.told()).toEqual(['waiting 2026-03-11T19:30:00Z']);
  });

  it('that ends while the order is planned by what was known before holds nothing', async () => {
    const shop = await (await bench.shop()).live({ reminders: [3] });
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [delivered]);
    // Whoever heard of its end has planned it already, and this one still has it open.
    const open = vi.spyOn(shop.openReturns, 'has');
    open.mockReturnValueOnce(true);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect(await shop.told()).toEqual(['waiting 2026-03-11T19:30:00Z']);
    shop.at('2026-03-11T19:30:00Z');
    await shop.sweep();
    await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    open.mockReturnValueOnce(true);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect((await shop.told()).at(-1)).toBe('waiting 2026-03-14T19:30:00Z');
  });

  it('that opens while the order is planned by what was known before holds it', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.openReturns.add(order);
    // Whoever heard of it has planned it already, and this one still has none.
    const open = vi.spyOn(shop.openReturns, 'has');
    open.mockReturnValueOnce(false);
    await shop.reviews.planRequest(shop.shopId, order, shop.now);
    expect(await shop.told()).toEqual(['held 2026-03-11T19:30:00Z']);
  });

  it('that ends while the request is being decided holds it no longer, whenever that is', async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await (await bench.shop()).live();
      const order = await shop.place({}, await shop.customer());
      await shop.parcels(order, [delivered]);
      shop.at('2026-03-12T15:00:00Z').openReturns.add(order);
      const acted = afterAnswer(n, async () => {
        shop.openReturns.delete(order);
        await shop.reviews.planRequest(shop.shopId, order, shop.now);
      });
      await shop.sweep();
      during = acted();
      vi.restoreAllMocks();
      if (during) await shop.sweep();
      expect((await shop.told())[0], `ended after answer ${n}`).toMatch(during ? /^sent/ : /^held/);
    }
  });

  it('that opened without anybody saying so is seen at the due moment', async () => {
    const shop = await (await bench.shop()).live();
    const order = await shop.place({}, await shop.customer());
    await shop.parcels(order, [delivered]);
    shop.openReturns.add(order);
    shop.at('2026-03-12T12:00:00Z');
    expect(await shop.sweep()).toEqual([{ state: 'held' }]);
    expect(await shop.facts()).toContain('review-paused');
  });
});
