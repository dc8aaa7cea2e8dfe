import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { addMoney, subtractMoney, sumMoney } from '../../app/kernel/money.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

const settle = (shop: ReturnsTestShop, id: bigint) =>
  shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now);

/** What was given back of the order: to the card, and as credit. */
function given(shop: ReturnsTestShop) {
  const card = sumMoney(
    shop.shopify.refunds.map(({ amount }) => amount),
    dollars('0').currency,
  );
  const credit = sumMoney(
    shop.shopify.processed.map(({ storeCredit }) => storeCredit ?? dollars('0')),
    dollars('0').currency,
  );
  return { card, credit, all: addMoney(card, credit) };
}

/** Of 90.00 staff have given back all but so much; two units are there to be paid as credit. */
async function bought(left: string) {
  const shop = await returns.shop({ keep: true, keepPercent: '40' });
  const order = await shop.place({ lines: [{ sku: 'A', price: '30.00', quantity: 3 }] });
  const asked = async () => {
    const { id } = made(await shop.ask(order, [{}], { outcome: 'credit' }));
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    return id;
  };
  const credits = [await asked(), await asked()] as const;
  shop.expected = dollars('30.00');
  const now = () => ({
    payments: [
      {
        id: shopifyId(501n),
        gateway: 'shopify_payments',
        left: subtractMoney(dollars(left), given(shop).card),
      },
    ],
    givenOtherwise: given(shop).credit,
  });
  shop.shopify.payments = async () => {
    const read = now();
    await sleep(50);
    return read;
  };
  return { shop, order, credits, now };
}

describe('returns of one order that are paid at the same moment', () => {
  it('give no more together than is left, however each is paid', async () => {
    const { shop, order, credits } = await bought('50.00');
    const { id: kept } = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    const all = [...credits, kept];
    await Promise.all(all.map((id) => settle(shop, id)));
    for (const id of all) await shop.returns.perform(shop.shopId, id);
    for (const id of all) expect((await shop.returns.find(shop.shopId, id))?.state).toBe('settled');
    expect(given(shop).all).toEqual(dollars('50.00'));
  });

  it('wait for one whose answer is not heard, and see what it gave', async () => {
    const { shop, credits } = await bought('40.00');
    const [first, second] = credits;
    shop.shopify.unheard.add('processReturn');
    expect(made(await settle(shop, first))).toMatchObject({ state: 'inspected', working: true });
    expect(made(await settle(shop, second))).toMatchObject({ state: 'inspected', working: true });
    expect(given(shop).all).toEqual(dollars('30.00'));
    await shop.returns.perform(shop.shopId, first);
    await shop.returns.perform(shop.shopId, second);
    const paid = await Promise.all(credits.map((id) => shop.returns.find(shop.shopId, id)));
    expect(paid.map((one) => one?.paid?.credited)).toEqual([dollars('30.00'), dollars('10.00')]);
  });

  it('read again what is left when it took so long that another was paid in between', async () => {
    const { shop, credits, now } = await bought('40.00');
    const [slow, quick] = credits;
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
    shop.shopify.payments = async () => {
      shop.shopify.payments = async () => now();
      const before = now();
      read();
      await goOn;
      return before;
    };
    const slowly = settle(shop, slow);
    await hasRead;
    await shop.forgetClaims();
    expect(made(await settle(shop, quick)).paid?.credited).toEqual(dollars('30.00'));
    resolve();
    expect(made(await slowly)).toMatchObject({ state: 'inspected', working: true });
    await shop.returns.perform(shop.shopId, slow);
    expect((await shop.returns.find(shop.shopId, slow))?.paid?.credited).toEqual(dollars('10.00'));
  });
});
