import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../../app/modules/messages/message.ts';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { plantReview } from '../support/planted-reviews.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();

async function liveShop() {
  return (await bench.shop()).at('2026-03-20T12:00:00Z').live();
}

const mirror = (shop: ReviewShop) => shop.reviews.mirrorRatings(shop.shopId, shop.now);

const behind = async (shop: ReviewShop) => {
  const rows = await bench.db.sql<{ product: bigint }>`select product_shopify_id as product from review_rating
    where shop_id = ${shop.shopId} and mirrored < version order by 1`;
  return rows.map(({ product }) => product);
};

const group = (shop: ReviewShop, products: readonly bigint[], id: bigint | null = null) =>
  shop.reviews.saveGroup(shop.shopId, { id, title: 'Shirts', products }, 'staff', shop.now);

describe('ratings of many products', () => {
  it('go eight with a call, three metafields each, and what stands already goes not at all', async () => {
    const shop = await liveShop();
    for (let product = 1n; product <= 20n; product += 1n)
      await plantReview(bench.db, shop.shopId, { product });
    expect(await mirror(shop)).toBe(20);
    expect(shop.ratings.calls).toEqual([8, 8, 4]);
    expect(await behind(shop)).toEqual([]);
    await bench.db.sql`update review_rating set version = version + 1 where shop_id = ${shop.shopId}`;
    await mirror(shop);
    expect(shop.ratings.calls, 'nothing that is shown has changed').toEqual([8, 8, 4]);
    expect(await behind(shop)).toEqual([]);
  });

  it('are written although Shopify refuses one of them, which stays behind', async () => {
    const shop = await liveShop();
    for (let product = 1n; product <= 10n; product += 1n)
      await plantReview(bench.db, shop.shopId, { product });
    shop.ratings.refused.add(3n);
    await expect(mirror(shop)).rejects.toThrow('Shopify refuses it');
    expect(await behind(shop)).toEqual([3n]);
    expect(shop.ratings.standard.size).toBe(9);
    shop.ratings.refused.clear();
    await mirror(shop);
    expect(shop.ratings.standard.get(3n)).toEqual({ value: '5.0', count: 1 });
  });

  it('are passed over where Shopify has no such product', async () => {
    const shop = await liveShop();
    for (const product of [1n, 2n]) await plantReview(bench.db, shop.shopId, { product });
    shop.ratings.gone.add(1n);
    await mirror(shop);
    expect([...shop.ratings.standard.keys()]).toEqual([2n]);
    expect(await behind(shop)).toEqual([]);
  });
});

describe('what another app wrote', () => {
  it('stays while our own is written beside it, also when all of ours go away', async () => {
    const shop = await liveShop();
    shop.ratings.standard.set(1n, { value: '3.1', count: 800 });
    const review = await plantReview(bench.db, shop.shopId);
    await mirror(shop);
    expect(shop.ratings.ours.get(1n)?.value).toBe('5.0');
    await shop.reviews.moderate(shop.shopId, review, { action: 'hide', reason: 'spam' }, 'staff', shop.now);
    await mirror(shop);
    expect(shop.ratings.ours.has(1n)).toBe(false);
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '3.1', count: 800 });
  });
});

describe('a group', () => {
  it('shows the union at every member, also at one that nobody has reviewed', async () => {
    const shop = await liveShop();
    await plantReview(bench.db, shop.shopId, { product: 1n, stars: 5, hasMedia: true });
    await plantReview(bench.db, shop.shopId, { product: 2n, stars: 2 });
    await mirror(shop);
    const saved = await group(shop, [1n, 2n, 3n]);
    if ('refused' in saved) throw new Error(saved.refused);
    await mirror(shop);
    for (const product of [1n, 2n, 3n]) {
      expect(shop.ratings.standard.get(product)).toEqual({ value: '3.5', count: 2 });
      const shown = shop.ratings.ours.get(product);
      expect(shown).toMatchObject({ count: 2, histogram: { 2: 1, 5: 1 }, media: 1, how: { products: 3 } });
      const titles = shown?.list.map((review) => review.product).toSorted();
      expect(titles, 'each says of which product it is, but for this one').toEqual(
        ['Product 1', 'Product 2']
          .map((title) => (title.endsWith(String(product)) ? null : title))
          .toSorted(),
      );
    }
    await plantReview(bench.db, shop.shopId, { product: 2n, stars: 5 });
    await mirror(shop);
    for (const product of [1n, 2n, 3n]) expect(shop.ratings.standard.get(product)?.count).toBe(3);
    await group(shop, [1n, 2n], saved.id);
    await mirror(shop);
    expect(shop.ratings.standard.has(3n), 'whoever has left shows its own').toBe(false);
    expect(shop.ratings.ours.has(3n)).toBe(false);
    expect(await shop.reviews.deleteGroup(shop.shopId, saved.id)).toBe(true);
    await mirror(shop);
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '5.0', count: 1 });
    expect(shop.ratings.standard.get(2n)).toEqual({ value: '3.5', count: 2 });
    expect(await shop.reviews.deleteGroup(shop.shopId, saved.id)).toBe(false);
  });

  it('is refused for too few, without a name, of others’ and of products that are grouped', async () => {
    const shop = await liveShop();
    const other = await liveShop();
    const saved = await group(shop, [1n, 2n]);
    if ('refused' in saved) throw new Error(saved.refused);
    expect(await group(shop, [1n, 1n])).toEqual({ refused: 'too-few' });
    expect(
      await group(
        shop,
        Array.from({ length: 51 }, (_, at) => BigInt(at + 1)),
      ),
    ).toEqual({ refused: 'too-many' });
    expect(await group(shop, [2n, 3n])).toEqual({ refused: 'grouped-elsewhere', products: [2n] });
    expect(await group(other, [1n, 2n], saved.id)).toEqual({ refused: 'not-yours' });
    const nameless = { id: null, title: '  ', products: [5n, 6n] };
    expect(await shop.reviews.saveGroup(shop.shopId, nameless, 'staff', shop.now)).toEqual({
      refused: 'bad-title',
    });
    expect(await other.reviews.deleteGroup(other.shopId, saved.id)).toBe(false);
    const all = await shop.reviews.listGroups(shop.shopId);
    expect(all.map(({ title, products }) => [title, products])).toEqual([['Shirts', [1n, 2n]]]);
    const both = await Promise.all([group(shop, [7n, 8n]), group(shop, [8n, 9n])]);
    expect(both.filter((one) => 'id' in one)).toHaveLength(1);
  });
});

describe('what is shown', () => {
  it('says whether points are given for reviews, as soon as that has changed', async () => {
    const shop = await liveShop();
    await plantReview(bench.db, shop.shopId);
    await mirror(shop);
    expect(shop.ratings.ours.get(1n)?.how.incentive).toBe('none');
    shop.points = 50n;
    await shop.reviews.remirrorRatings(shop.shopId);
    const jobs = await bench.db.sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs
      where key = ${`ratings:${shop.shopId}`}`;
    expect(jobs).toEqual([{ n: 1 }]);
    await mirror(shop);
    expect(shop.ratings.ours.get(1n)?.how.incentive).toBe('points');
  });

  it('says whom the live settings ask: rules, consent, reminders, and whether anybody is asked', async () => {
    const shop = await liveShop();
    await plantReview(bench.db, shop.shopId);
    const { form } = await shop.reviews.getSettings(shop.shopId);
    const told = async (rules: readonly object[], messages: object = {}, request: object = {}) => {
      const asked = { ...form, request: { ...form.request, ...request, rules } };
      await shop.reviews.saveSettings(shop.shopId, asked, '7', shop.now);
      const { settings } = await shop.messages.getSettings(shop.shopId);
      const kinds = { ...messageSettingsForm(defaultMessageSettings).kinds, ...messages };
      const saved = await shop.messages.saveSettings(
        shop.shopId,
        { ...messageSettingsForm(settings), kinds },
        '7',
        shop.now,
      );
      expect(saved).not.toHaveProperty('refused');
      await shop.reviews.remirrorRatings(shop.shopId);
      await mirror(shop);
      return shop.ratings.ours.get(1n)?.how;
    };
    const rule = (id: string, then: object, more: object = {}) => ({
      ...{ id, name: '', on: true, then: [then] },
      when: [{ field: 'order.tags', is: 'any-of', values: ['x'] }],
      ...more,
    });
    const time = { set: 'time', trigger: 'fulfilled', delayDays: 3, fallbackDays: null };
    const plain = { asks: true, consent: 'somewhere', leavesOut: false, otherTimes: true, reminders: 0 };
    expect(await told([])).toMatchObject(plain);
    expect(await told([], {}, { fallbackDays: '' })).toMatchObject({ ...plain, otherTimes: false });
    expect(await told([rule('a', time)], {}, { fallbackDays: '' })).toMatchObject(plain);
    expect(await told([rule('a', { set: 'skip' }, { on: false })])).toMatchObject(plain);
    expect(await told([rule('a', { set: 'skip' })])).toMatchObject({ ...plain, leavesOut: true });
    expect(await told([rule('a', { set: 'skip' }, { when: [] })])).toMatchObject({ asks: false });
    const reminders = [rule('a', { set: 'reminders', days: [3, 9] })];
    expect(await told(reminders)).toMatchObject({ ...plain, reminders: 2 });
    const of = (kind: MessageKind, change: object) => ({
      [kind]: { ...messageSettingsForm(defaultMessageSettings).kinds[kind], ...change },
    });
    expect(await told(reminders, of('review-reminder', { sentBy: 'nobody' }))).toMatchObject(plain);
    expect(await told([], of('review-request', { sentBy: 'nobody' }))).toMatchObject({ asks: false });
    expect(await told([], of('review-request', { consent: 'everywhere' }))).toMatchObject({
      consent: 'everywhere',
    });
    expect(await told([], of('review-request', { consent: 'nowhere' }))).toMatchObject({
      consent: 'nowhere',
    });
  });

  it('fits with many questions of the merchant’s own, of which those that do not are left out', async () => {
    const shop = await liveShop();
    const words = { every: '星'.repeat(80), en: '星'.repeat(80), ja: '星'.repeat(80) };
    const attributes = Array.from({ length: 20 }, (_, at) => ({
      ...{ kind: 'choice' as const, id: `q${at}`, label: words, types: [] },
      options: Array.from({ length: 12 }, (_option, option) => ({ id: `o${option}`, label: words })),
    }));
    const writing = { ...defaultSettings.writing, attributes };
    const saved = await shop.reviews.saveSettings(
      shop.shopId,
      settingsForm({ ...defaultSettings, writing }),
      'staff',
      shop.now,
    );
    if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
    await plantReview(bench.db, shop.shopId);
    for (const { id } of attributes)
      await bench.db.sql`insert into review_answer_count (shop_id, product_shopify_id, attribute, value, n)
        values (${shop.shopId}, 1, ${id}, 'o1', 1)`;
    await mirror(shop);
    const shown = shop.ratings.ours.get(1n);
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(65_536);
    expect(shown).toMatchObject({ count: 1, list: [expect.anything()] });
    expect(shown?.attributes.length).toBeGreaterThan(0);
  });

  it('fits Shopify’s metafields, however long the words are', async () => {
    const shop = await liveShop();
    for (let day = 1; day <= 9; day += 1)
      await plantReview(bench.db, shop.shopId, { at: `2026-03-0${day}T00:00:00Z`, body: '星'.repeat(5000) });
    await plantReview(bench.db, shop.shopId, { at: '2026-03-01T00:00:00Z', body: 'short' });
    await mirror(shop);
    const shown = shop.ratings.ours.get(1n);
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThanOrEqual(65_536);
    expect(shown?.count).toBe(10);
    expect(shown?.list.map(({ body }) => body[0])).toEqual(['星', '星', '星', '星', 's']);
  });
});
