import { describe, expect, it } from 'vitest';
import { points } from '../../app/kernel/points.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { adjust, anybody, numberOf, undo } from '../support/adjusting.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { audited, setUp } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('whoever adjusts', () => {
  it('moves no more than they may, either way and in undoing', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const support = { actor: '9', limit: points(50n) };
    const as = (change: bigint, key: string) =>
      shop.loyalty.adjustPoints(
        shop.shopId,
        ana,
        { points: change, reason: 'goodwill', note: '', key },
        support,
        shop.now,
      );
    expect(await as(51n, 'a')).toEqual({ refused: 'limit-reached' });
    expect(await as(-51n, 'a')).toEqual({ refused: 'limit-reached' });
    expect(await as(50n, 'a')).toMatchObject({ points: 50n });
    const entry = await numberOf(adjust(shop, ana, 51));
    expect(await undo(shop, ana, entry, 50n)).toEqual({ refused: 'limit-reached' });
    expect(await undo(shop, ana, 1, 50n)).toMatchObject({ points: -50n });
  });

  it('is told what cannot be: nothing, too much, other reasons, and while loyalty is off', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    for (const change of [0, 100_000_001, -100_000_001])
      expect(await adjust(shop, ana, change)).toEqual({ refused: 'bad-input' });
    expect(await adjust(shop, ana, 1, { key: 'a b' })).toEqual({ refused: 'bad-input' });
    expect(await adjust(shop, ana, 1, { note: 'a\u0000' })).toEqual({ refused: 'bad-input' });
    const off = await loyalty.shop({ live: false });
    expect(await adjust(off, await off.customer(), 5)).toEqual({ refused: 'not-allowed' });
    const stranger = openLoyalty(
      shop.deps({ orders: { ...shop.deps().orders, customerShopifyIds: async () => new Map() } }),
    );
    const asked = { points: 5n, reason: 'goodwill', note: '', key: 'k' } as const;
    expect(await stranger.adjustPoints(shop.shopId, ana, asked, anybody, shop.now)).toEqual({
      refused: 'bad-input',
    });
    expect(await shop.ledger(ana)).toEqual([]);
  });

  it('leaves nothing behind when the process dies between two lines', async () => {
    const { shop, ana } = await setUp(loyalty);
    const before = [await shop.ledger(ana), await shop.lots(ana), await shop.facts()];
    const dying = openLoyalty(
      shop.deps({
        db: {
          sql: shop.db.sql,
          prepared: shop.db.prepared,
          inTransaction: (shopId, work) =>
            shop.db.inTransaction(shopId, (tx) =>
              work({
                ...tx,
                sql: (text, ...values) => {
                  if (text.join('').includes('insert into loyalty_note')) throw new Error('killed');
                  return tx.sql(text, ...values);
                },
              }),
            ),
        },
      }),
    );
    const asked = { points: -50n, reason: 'other', note: 'why', key: 'dying' } as const;
    await expect(dying.adjustPoints(shop.shopId, ana, asked, anybody, shop.now)).rejects.toThrow('killed');
    expect([await shop.ledger(ana), await shop.lots(ana), await shop.facts()]).toEqual(before);
    expect(await shop.loyalty.adjustPoints(shop.shopId, ana, asked, anybody, shop.now)).toMatchObject({
      points: -50n,
    });
    await audited(shop);
  });

  it('adjusts an account that was merged away no more: its points are another’s', async () => {
    const shop = await loyalty.shop();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    const given = await numberOf(adjust(shop, ana, 100));
    const taken = await numberOf(adjust(shop, ana, -40));
    await shop.loyalty.mergeAccounts(shop.shopId, ana, ben);
    expect(await undo(shop, ana, given)).toEqual({ refused: 'insufficient-points', available: 0n });
    expect(await undo(shop, ana, taken)).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ben)).toMatchObject({ available: 60n });
    await audited(shop);
  });
});
