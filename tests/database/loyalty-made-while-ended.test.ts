import { describe, expect, it } from 'vitest';
import { points } from '../../app/kernel/points.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { audited, setUp, state } from '../support/redeeming-shop.ts';

/* The code of a hold is made by one and its hold is ended by another, at the same time. */

const loyalty = useLoyalty();

/** A hold whose code nobody has asked for yet. */
async function held() {
  const { shop, ana } = await setUp(loyalty);
  const deps = shop.deps();
  const gone = async () => Promise.reject(new Error('The process died'));
  const dying = openLoyalty({ ...deps, orders: { ...deps.orders, customerShopifyIds: gone } });
  const outcome = await dying.redeem(
    shop.shopId,
    ana,
    { reward: 'five-off', points: points(300n), key: 'k', place: 'cart' },
    shop.now,
  );
  if ('refused' in outcome) throw new Error(outcome.refused);
  const { id } = outcome.redemption;
  const [row] = await shop.db.sql<{ code: string }>`select code from loyalty_redemption
    where shop_id = ${shop.shopId} and id = ${id}`;
  return { shop, ana, id, code: row?.code ?? '' };
}

const isUsable = (shop: TestShop, code: string) => shop.discounts.kept.get(code)?.active === true;

/** Some time later its end comes to it once more, whoever was in the way. */
async function endedAfterAll(shop: TestShop, id: bigint) {
  await shop.db.sql`update loyalty_redemption set asked_at = asked_at - interval '1 minute'
    where shop_id = ${shop.shopId} and id = ${id}`;
  await shop.loyalty.endHold(shop.shopId, id);
}

describe('points whose code is made and whose hold is ended at once', () => {
  it('are not free while the code can be used, whenever it is made', async () => {
    for (let n = 1, during = true; during; n++) {
      const { shop, ana, id, code } = await held();
      const made = () => shop.loyalty.makeDiscount(shop.shopId, id);
      const { db, acted } = meanwhile(shop.db, n, made);
      await openLoyalty(shop.deps({ db }))
        .endHold(shop.shopId, id)
        .catch(() => {});
      during = acted();
      if ((await state(shop, id))?.state === 'voided')
        expect(isUsable(shop, code), `made after read ${n}`).toBe(false);
      await endedAfterAll(shop, id);
      expect(isUsable(shop, code)).toBe(false);
      expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
      await audited(shop);
    }
  });

  it('are not free while the code can be used, whenever the hold ends', async () => {
    for (let n = 1, during = true; during; n++) {
      const { shop, ana, id, code } = await held();
      const ended = () => shop.loyalty.endHold(shop.shopId, id).catch(() => {});
      const { db, acted } = meanwhile(shop.db, n, ended);
      await openLoyalty(shop.deps({ db })).makeDiscount(shop.shopId, id);
      during = acted();
      if ((await state(shop, id))?.state === 'voided')
        expect(isUsable(shop, code), `ended after read ${n}`).toBe(false);
      await endedAfterAll(shop, id);
      expect(isUsable(shop, code)).toBe(false);
      expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
      await audited(shop);
    }
  });
});
