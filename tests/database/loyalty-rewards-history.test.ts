import { expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

it('rewards are listed newest first, and only those in the currency of the shop', async () => {
  const shop = await loyalty.shop({ live: false });
  const { shopId } = shop;
  const save = async (points: string, door = shop.loyalty) => {
    const rewards = [{ name: 'five off', kind: 'amount-off', points, value: '5', multiples: true }];
    const form = { rewards, holdMinutes: '60', unusedPart: 'returned' };
    return door.saveRewards(shopId, form, 'staff', shop.now);
  };
  const deps = shop.deps();
  const inYen = openLoyalty({
    ...deps,
    orders: {
      ...deps.orders,
      shopForLoyalty: async (id) => ({
        ...(await deps.orders.shopForLoyalty(id)),
        currency: currencyCode('JPY'),
      }),
    },
  });
  await save('100');
  expect(await save('100')).toEqual({ version: 1, changed: false });
  await save('5', inYen);
  await save('200');
  await save('300');
  const listed = async (page: { before?: number; limit: number }, door = shop.loyalty) =>
    (await door.listRewards(shopId, page)).map(({ version, settings }) => [
      version,
      settings.rewards[0]?.points,
    ]);
  expect(await listed({ limit: 10 })).toEqual([
    [4, 300],
    [3, 200],
    [1, 100],
  ]);
  expect(await listed({ before: 4, limit: 1 })).toEqual([[3, 200]]);
  expect(await listed({ before: 3, limit: 1 })).toEqual([[1, 100]]);
  expect(await listed({ limit: 10 }, inYen)).toEqual([[2, 5]]);
});
