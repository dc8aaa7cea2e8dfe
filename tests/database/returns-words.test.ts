import { describe, expect, it } from 'vitest';
import { shirts } from '../support/asking-for-returns.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const picture = new Uint8Array([1, 2, 3]);
const add = async (shop: ReturnsTestShop, by: { customerId: bigint } | { staff: string }) =>
  made(await shop.returns.addPhoto(shop.shopId, { bytes: picture, by })).id;
const count = async (shop: ReturnsTestShop, what: 'returns_photo' | 'returns_words') => {
  const rows =
    what === 'returns_photo'
      ? await shop.db.sql<{
          n: bigint;
        }>`select count(*) as n from returns_photo where shop_id = ${shop.shopId}`
      : await shop.db.sql<{
          n: bigint;
        }>`select count(*) as n from returns_words where shop_id = ${shop.shopId}`;
  return Number(rows[0]?.n);
};

describe('messages about a return', () => {
  const asShopper = (shop: ReturnsTestShop, returnId: bigint, text: string, key: string, customerId = 7n) =>
    shop.returns.writeAsShopper(shop.shopId, { returnId, customerId, text, key }, shop.now);
  const asStaff = (shop: ReturnsTestShop, returnId: bigint, as: 'shop' | 'note', text: string, key: string) =>
    shop.returns.writeAsStaff(shop.shopId, { returnId, as, text, key }, 'Ann', shop.now);

  it('go both ways, in any state, each once; notes stay among staff', async () => {
    const shop = await returns.shop();
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    expect(made(await asShopper(shop, id, ' Where is it? ', 'a')).unread).toBe(true);
    made(await asShopper(shop, id, 'Where is it?', 'a'));
    made(await asStaff(shop, id, 'note', 'Ask the warehouse.', 'b'));
    expect((await shop.returns.find(shop.shopId, id))?.unread).toBe(true);
    made(await asStaff(shop, id, 'shop', 'On its way.', 'c'));
    made(await shop.returns.cancel(shop.shopId, id, 'staff', shop.now));
    const told = made(await asShopper(shop, id, 'Thanks.', 'd'));
    expect(told.messages.map(({ author, actor, text }) => `${author} ${actor}: ${text}`)).toEqual([
      'shopper shopper: Where is it?',
      'note Ann: Ask the warehouse.',
      'shop Ann: On its way.',
      'shopper shopper: Thanks.',
    ]);
    expect(told.unread).toBe(true);
    await shop.returns.markRead(shop.shopId, id);
    expect((await shop.returns.find(shop.shopId, id))?.unread).toBe(false);
    expect((await shop.facts()).filter((kind) => kind.startsWith('return-message'))).toEqual([
      ...['return-message-received', 'return-message-sent', 'return-message-received'],
    ]);
  });

  it('are refused when they are not the shopper’s, empty, too long or cannot be kept', async () => {
    const shop = await returns.shop();
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    expect(await asShopper(shop, id, 'Hello', 'a', 8n)).toEqual({ refused: 'not-yours' });
    expect(await asShopper(shop, id + 1000n, 'Hello', 'a')).toEqual({ refused: 'not-yours' });
    for (const text of ['', '  ', 'x'.repeat(2001), 'a\u0000b', '\ud800'])
      expect(await asShopper(shop, id, text, 'a')).toEqual({ refused: 'bad-input' });
    for (const key of ['', 'k'.repeat(101)])
      expect(await asStaff(shop, id, 'shop', 'Hello', key)).toEqual({ refused: 'bad-input' });
    expect((await shop.returns.find(shop.shopId, id))?.messages).toEqual([]);
  });

  it('are numbered one by one when many write at once', async () => {
    const shop = await returns.shop();
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    await Promise.all(Array.from({ length: 8 }, (_, n) => asShopper(shop, id, `Nr ${n}`, `key ${n % 4}`)));
    const { messages = [] } = (await shop.returns.find(shop.shopId, id)) ?? {};
    expect(messages.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe('who looks after a return', () => {
  it('is said in its timeline, and can be nobody', async () => {
    const shop = await returns.shop();
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    const assign = (owner: string | null) => shop.returns.assign(shop.shopId, id, owner, 'Ann', shop.now);
    expect(made(await assign('Bob')).owner).toBe('Bob');
    made(await assign('Bob'));
    const free = made(await assign(null));
    expect(free.owner).toBe(null);
    expect(free.timeline.filter(({ kind }) => kind === 'assigned').map(({ data }) => data)).toEqual([
      { owner: 'Bob' },
      { owner: '' },
    ]);
    expect(await assign('')).toEqual({ refused: 'bad-input' });
    expect(await assign('x'.repeat(101))).toEqual({ refused: 'bad-input' });
  });
});

describe('photos', () => {
  it('stand with the line they were sent for, and are seen by their customer and by staff', async () => {
    const shop = await returns.shop();
    const id = await add(shop, { customerId: 7n });
    const asked = made(await shop.ask(await shop.place(shirts(1)), [{}], { photos: [id] }));
    expect(asked.lines[0]?.photos).toEqual([{ id, width: 1, height: 1 }]);
    expect(await shop.returns.findPhoto(shop.shopId, id)).toEqual({ bytes: Buffer.from(picture) });
    expect(await shop.returns.findPhoto(shop.shopId, id, 7n)).not.toBe(null);
    expect(await shop.returns.findPhoto(shop.shopId, id, 8n)).toBe(null);
    expect(await shop.returns.findPhoto(shop.shopId + 1n, id)).toBe(null);
  });

  it('of somebody else, or in another return already, cannot be sent along', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const theirs = await add(shop, { customerId: 8n });
    const used = await add(shop, { customerId: 7n });
    made(await shop.ask(order, [{}], { photos: [used] }));
    const asked = await shop.ask(order, [{}], { photos: [theirs, used] });
    if (!('refused' in asked)) expect(asked.lines[0]?.photos).toEqual([]);
    const first = (await shop.returns.listOfOrder(shop.shopId, order.id)).at(-1);
    expect(first?.lines[0]?.photos.map((photo) => photo.id)).toEqual([used]);
  });

  it('and words say how a unit came', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const { id } = made(await shop.ask(order, [{ quantity: 2 }]));
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    const photo = await add(shop, { staff: 'Ann' });
    const found = {
      ...{ lineShopifyId: shop.line(order), quantity: 1, grade: 'B' },
      ...{ disposition: 'processing' as const, note: 'A scratch', photos: [photo] },
    };
    const inspect = (some: object) =>
      shop.returns.inspect(shop.shopId, id, [{ ...found, ...some }], 'Ann', shop.now);
    for (const wrong of [{ note: 'x'.repeat(501) }, { photos: [photo + 1000n] }, { grade: 'x'.repeat(21) }])
      expect(await inspect(wrong)).toEqual({ refused: 'bad-input' });
    const customers = await add(shop, { customerId: 7n });
    expect(await inspect({ photos: [customers] })).toEqual({ refused: 'bad-input' });
    const seen = made(await inspect({}));
    expect(seen.lines[0]?.units.map(({ note, grade, photos }) => [note, grade, photos.length])).toEqual([
      ['A scratch', 'B', 1],
      ['', null, 0],
    ]);
    expect(seen.lines[0]?.photos).toEqual([]);
  });

  it('are refused when they are none, and when a customer keeps sending them', async () => {
    const shop = await returns.shop();
    const none = shop.another({ images: { shrink: async () => null } });
    const photo = { bytes: picture, by: { customerId: 7n } };
    expect(await none.addPhoto(shop.shopId, photo)).toEqual({ refused: 'bad-input' });
    for (let n = 0; n < 50; n++) await add(shop, { customerId: 7n });
    expect(await shop.returns.addPhoto(shop.shopId, photo)).toEqual({ refused: 'limit-reached' });
    await add(shop, { customerId: 8n });
  });

  it('that nobody used are deleted after a day', async () => {
    const shop = await returns.shop();
    const used = await add(shop, { customerId: 7n });
    made(await shop.ask(await shop.place(shirts(1)), [{}], { photos: [used] }));
    const loose = await add(shop, { customerId: 7n });
    await shop.returns.sweep(shop.shopId, shop.now);
    expect(await shop.returns.findPhoto(shop.shopId, loose)).not.toBe(null);
    await shop.db.sql`update returns_photo set uploaded_at = now() - interval '25 hours'
      where shop_id = ${shop.shopId}`;
    await shop.returns.sweep(shop.shopId, shop.now);
    expect(await shop.returns.findPhoto(shop.shopId, loose)).toBe(null);
    expect(await shop.returns.findPhoto(shop.shopId, used)).not.toBe(null);
  });
});

describe('a customer', () => {
  it('who is erased leaves neither words nor pictures, and the money stays', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const photo = await add(shop, { customerId: 7n });
    await add(shop, { customerId: 7n });
    const others = await add(shop, { customerId: 8n });
    const asked = made(await shop.ask(order, [{ note: 'Too bright' }], { photos: [photo] }));
    const written = { returnId: asked.id, customerId: 7n, text: 'Hello', key: 'a' };
    made(await shop.returns.writeAsShopper(shop.shopId, written, shop.now));
    await shop.returns.eraseWords(shop.shopId, { customerId: 7n, orderId: null });
    expect([await count(shop, 'returns_words'), await count(shop, 'returns_photo')]).toEqual([0, 1]);
    expect(await shop.returns.findPhoto(shop.shopId, others)).not.toBe(null);
    const left = await shop.returns.find(shop.shopId, asked.id);
    expect(left).toMatchObject({ quoted: dollars('30.00'), messages: [{ text: '' }] });
  });

  it('who was a guest leaves nothing either, once the order is erased', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirts(1), { customerId: null });
    const asked = await shop.follow(shop.native(order, { line: { note: 'Ana, flat 3' } }));
    expect(asked?.lines[0]?.note).toBe('Ana, flat 3');
    await shop.returns.eraseWords(shop.shopId, { customerId: null, orderId: order.id });
    expect(await count(shop, 'returns_words')).toBe(0);
  });

  it('whose account was taken over brings returns and pictures along', async () => {
    const shop = await returns.shop();
    const photo = await add(shop, { customerId: 7n });
    const { id } = made(await shop.ask(await shop.place(shirts(1)), [{}], { photos: [photo] }));
    await shop.returns.mergeCustomers(shop.shopId, 7n, 9n);
    expect((await shop.returns.find(shop.shopId, id))?.customerId).toBe(9n);
    expect(await shop.returns.findPhoto(shop.shopId, photo, 9n)).not.toBe(null);
    expect(await shop.returns.findPhoto(shop.shopId, photo, 7n)).toBe(null);
  });
});
