import { describe, expect, it } from 'vitest';
import { shirts } from '../support/asking-for-returns.ts';
import { oClock, opened, processed, shown, till, told } from '../support/processed-there.ts';
import { dollars, made, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

describe('a return of which a part was processed at Shopify', () => {
  it('is where its units are, and the rest of it is settled here, once and for no more', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const native = shop.native(order, {
      ...{ status: 'open', quantity: 2, createdAt: oClock(15), returnShippingFee: dollars('4.00') },
    });
    const part = { units: 1, amount: '26.00', became: ['restocked' as const], closes: false };
    shown(order, processed(shop, native, part));
    const begun = await opened(shop, native);
    expect(begun).toMatchObject({ state: 'received', paid: null, units: 2, quoted: dollars('56.00') });
    expect(begun.lines[0]?.units.map((unit) => unit.disposition)).toEqual(['restocked', null]);
    await opened(shop, native);
    expect(made(await shop.ask(order)).lines[0]?.units[0]?.ordinal).toBe(3);

    made(await shop.returns.receive(shop.shopId, begun.id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, begun.id, null, 'staff', shop.now));
    // The fee for shipping was taken with the first unit.
    shop.expected = dollars('30.00');
    const settled = made(await shop.returns.settle(shop.shopId, begun.id, {}, 'staff', shop.now));
    expect(settled).toMatchObject({ state: 'settled', hold: null, paid: { refunded: dollars('56.00') } });
    expect(shop.shopify.processed).toMatchObject([
      {
        lines: [{ quantity: 1, dispositions: [{ quantity: 1, type: 'restocked' }] }],
        transactions: [{ amount: dollars('30.00') }],
      },
    ]);
    await opened(shop, native);
    expect(shop.shopify.count('processReturn')).toBe(1);
    expect((await shop.facts()).filter((kind) => kind === 'return-settled')).toHaveLength(1);
  });

  it('is settled there when staff go on with it, also after we were about to', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = till(shop, order, 2);
    processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'], closes: false });
    const begun = await opened(shop, native);
    made(await shop.returns.inspect(shop.shopId, begun.id, null, 'staff', shop.now));
    shop.expected = dollars('12.34');
    const held = made(await shop.returns.settle(shop.shopId, begun.id, {}, 'staff', shop.now));
    expect(held.hold).toMatchObject({ code: 'amounts-differ' });
    processed(shop, native, { units: 1, amount: '12.00', became: ['not-restocked'], hour: 17 });
    expect(await opened(shop, native)).toMatchObject({
      ...{ state: 'settled', hold: null, actions: [] },
      paid: { refunded: dollars('42.00') },
    });
    expect(shop.shopify.count('processReturn')).toBe(0);
  });

  it('is paid more when staff open it again and process what had not come', async () => {
    const shop = await returns.shop();
    const native = till(shop, await shop.place(shirts(2)), 2);
    processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'] });
    await opened(shop, native);
    processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'], hour: 18 });
    const found = await opened(shop, native);
    expect(found).toMatchObject({ state: 'settled', paid: { refunded: dollars('60.00') } });
    expect(found.lines[0]?.units.map((unit) => unit.disposition)).toEqual(['restocked', 'restocked']);
    expect(await shop.facts()).toEqual(told);
  });

  it('waits for nobody to say what became of goods that are paid, but for staff here', async () => {
    const shop = await returns.shop();
    const native = till(shop, await shop.place(shirts(1)));
    processed(shop, native, { units: 1, amount: '30.00', closes: false });
    const found = await opened(shop, native);
    expect(found).toMatchObject({ state: 'settled', actions: ['inspect'] });
    made(await shop.returns.inspect(shop.shopId, found.id, null, 'staff', shop.now));
    expect(shop.shopify.disposed).toMatchObject([{ type: 'restocked', quantity: 1 }]);
    expect(shop.shopify.count('processReturn')).toBe(0);
  });
});
