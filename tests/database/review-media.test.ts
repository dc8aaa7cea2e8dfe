import { describe, expect, it } from 'vitest';
import { maxVideoBytes } from '../../app/contracts/reviews.ts';
import { attachMedia } from '../../app/modules/reviews/media/attach-media.server.ts';
import type { MediaOwner } from '../../app/modules/reviews/media/door.ts';
import { aFilm, box, withPlace } from '../../app/platform/media/sample-film.ts';
import {
  countShown,
  hasMedia,
  mediaOf,
  mediaRow,
  photo,
  reviewed,
  send,
  upload,
  useReviewMedia,
} from '../support/review-media.ts';

const { bench, openShop } = useReviewMedia();

describe('an upload', () => {
  it('is kept as made anew, and is shown to its owner and to staff only', async () => {
    const shop = await openShop();
    const customerId = await shop.customer();
    const id = await upload(shop, { customerId });
    const seen = (by: MediaOwner | null) => shop.reviews.findMedia(shop.shopId, id, by);
    expect(await seen({ customerId })).toMatchObject({ contentType: 'image/webp' });
    expect(await seen(null)).toMatchObject({ contentType: 'image/webp' });
    expect(await seen({ customerId: customerId + 1n })).toBe(null);
    expect(await seen({ orderId: customerId })).toBe(null);
    expect(await (await openShop()).reviews.findMedia(shop.shopId + 1n, id, null)).toBe(null);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'unreadable'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unreadable'],
    ['a page that begins like a picture', Buffer.from('GIF89a<script>alert(1)</script>'), 'unreadable'],
    ['fifty megabytes', Buffer.concat([photo, Buffer.alloc(50 * 1024 * 1024)]), 'too-large'],
    ['a film of fifty megabytes', box('ftyp', 'mp42', Buffer.alloc(maxVideoBytes + 1)), 'too-large'],
    ['a picture of an iPhone', box('ftyp', 'heic', Buffer.alloc(40)), 'heic'],
  ])('that is %s is refused by name, and nothing is kept', async (_what, bytes, why) => {
    const shop = await openShop();
    const added = await shop.reviews.addMedia(shop.shopId, {
      bytes,
      by: { customerId: await shop.customer() },
    });
    expect(added).toEqual({ refused: 'bad-input', values: { why } });
    const rows = await shop.db.sql`select 1 as one from review_media where shop_id = ${shop.shopId}`;
    expect(rows).toEqual([]);
  });

  it('keeps nothing of where it was taken, and nothing of what else it was', async () => {
    const shop = await openShop();
    const customerId = await shop.customer();
    const film = await upload(shop, { customerId }, withPlace(await aFilm()));
    const both = await upload(
      shop,
      { customerId },
      Buffer.concat([photo, Buffer.from('<script>PK\x03\x04')]),
    );
    const kept = async (id: bigint) =>
      Buffer.from((await mediaRow(shop, id))?.bytes ?? []).toString('latin1');
    for (const trace of ['+52.52', 'Phone', 'xmp']) expect(await kept(film)).not.toContain(trace);
    expect(await kept(both)).not.toContain('script');
  });

  it('is taken of what the shop takes only, and up to a point', async () => {
    const shop = await (await bench.shop()).live();
    const by = { customerId: await shop.customer() };
    expect(await shop.reviews.addMedia(shop.shopId, { bytes: await aFilm(), by })).toEqual({
      refused: 'not-allowed',
    });
    await shop.db.sql`insert into review_media (shop_id, kind, state, content_type, customer_id)
      select ${shop.shopId}, 'photo', 'kept', 'image/webp', ${by.customerId} from generate_series(1, 48)`;
    expect(await shop.reviews.addMedia(shop.shopId, { bytes: photo, by })).toEqual({
      refused: 'limit-reached',
    });
    await shop.reviews.goOffline(shop.shopId, shop.now, 'staff');
    expect(await shop.reviews.addMedia(shop.shopId, { bytes: photo, by })).toEqual({
      refused: 'not-allowed',
    });
  });

  it('that nobody attaches within a day goes', async () => {
    const shop = await openShop();
    const { media } = await reviewed(shop);
    const loose = await upload(shop, { customerId: await shop.customer() });
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await mediaRow(shop, loose)).toBeDefined();
    await shop.db
      .sql`update review_media set uploaded_at = now() - interval '25 hours' where shop_id = ${shop.shopId}`;
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await mediaRow(shop, loose)).toBe(undefined);
    expect(await mediaRow(shop, media[0] ?? 0n)).toBeDefined();
  });
});

describe('what a review shows', () => {
  it('are its author’s own uploads in their order, each once', async () => {
    const shop = await openShop();
    const { id, media, customerId, order } = await reviewed(shop, [photo, photo]);
    expect((await mediaOf(shop, id)).map((one) => one.id)).toEqual(media);
    const attach = (ids: readonly bigint[], owner: MediaOwner) =>
      shop.db.inTransaction(shop.shopId, (tx) => attachMedia(tx, id, ids, owner));
    const refused = { refused: 'bad-input', values: { why: 'unknown-media' } };
    expect(await attach(media, { customerId })).toEqual(refused);
    const others = await upload(shop, { customerId: await shop.customer() });
    expect(await attach([others], { customerId })).toEqual(refused);
    const byLink = await upload(shop, { orderId: order });
    expect(await attach([byLink, byLink], { orderId: order })).toEqual(refused);
    expect(await attach([byLink], { orderId: order })).toBe(null);
    expect((await mediaOf(shop, id)).map((one) => one.id)).toEqual([...media, byLink]);
  });

  it('are at most six photos and one video', async () => {
    const shop = await openShop();
    const film = await aFilm();
    const { id, customerId } = await reviewed(shop, [photo, photo, photo, photo, photo, film]);
    const refused = { refused: 'bad-input', values: { why: 'too-many' } };
    const two = [await upload(shop, { customerId }), await upload(shop, { customerId })];
    const attach = (ids: readonly bigint[]) =>
      shop.db.inTransaction(shop.shopId, (tx) => attachMedia(tx, id, ids, { customerId }));
    expect(await attach(two)).toEqual(refused);
    expect(await attach([await upload(shop, { customerId }, film)])).toEqual(refused);
    expect(await attach(two.slice(0, 1))).toBe(null);
  });

  it('is counted once the first is at Shopify, and no longer when the last is out of sight', async () => {
    const shop = await openShop();
    const { id, media } = await reviewed(shop, [photo, photo]);
    const [first = 0n, second = 0n] = media;
    expect([await hasMedia(shop, id), await countShown(shop)]).toEqual([false, 0]);
    expect(await send(shop, first)).toBe('done');
    expect([await hasMedia(shop, id), await countShown(shop)]).toEqual([true, 1]);
    await send(shop, second);
    expect(await countShown(shop)).toBe(1);
    const hide = (one: bigint) =>
      shop.reviews.hideMedia(shop.shopId, one, 'personal_data', 'staff', shop.now);
    expect(await hide(first)).toEqual({ hidden: true });
    expect(await hide(first)).toEqual({ refused: 'already-done' });
    expect(await countShown(shop)).toBe(1);
    await hide(second);
    expect([await hasMedia(shop, id), await countShown(shop)]).toEqual([false, 0]);
    expect(await shop.reviews.unhideMedia(shop.shopId, second, 'staff', shop.now)).toEqual({ hidden: false });
    expect([await hasMedia(shop, id), await countShown(shop)]).toEqual([true, 1]);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
    expect(await hide(0n)).toEqual({ refused: 'not-yours' });
    expect(await shop.facts()).toEqual(
      expect.arrayContaining(['review-media-added', 'review-media-hidden', 'review-media-shown']),
    );
  });

  it('stands in the metafield at Shopify’s own address', async () => {
    const shop = await openShop();
    const { media } = await reviewed(shop);
    await send(shop, media[0] ?? 0n);
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    const rating = shop.ratings.ours.get(1n);
    expect(rating).toMatchObject({ media: 1 });
    const [only] = rating?.list[0]?.media ?? [];
    expect(only).toMatchObject({ kind: 'photo', width: 1200 });
    expect(only?.url).toMatch(/^https:\/\/cdn\.example\/files\/afterglow-review-\d+-[a-z0-9]{20,32}\.webp$/);
  });
});
