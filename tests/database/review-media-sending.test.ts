import { describe, expect, it } from 'vitest';
import { attachToFetch } from '../../app/modules/reviews/media/attach-media.server.ts';
import { aFilm } from '../../app/platform/media/sample-film.ts';
import {
  countShown,
  hasMedia,
  jobsOf,
  mediaOf,
  mediaRow,
  photo,
  reviewed,
  send,
  upload,
  useReviewMedia,
} from '../support/review-media.ts';
import type { ReviewShop } from '../support/review-shop.ts';

const { openShop } = useReviewMedia();

describe('the way to Shopify', () => {
  it('is gone when it is attached, once, and its bytes are dropped when it is there', async () => {
    const shop = await openShop();
    const { id, media } = await reviewed(shop);
    const [one = 0n] = media;
    expect(await jobsOf(shop, 'send-media')).toEqual([one]);
    shop.files.becomes = 'processing';
    expect(await send(shop, one)).toEqual({ wait: 3 });
    expect(await send(shop, one)).toEqual({ wait: 3 });
    expect((await mediaRow(shop, one))?.bytes).not.toBe(null);
    for (const file of shop.files.kept) file.state = 'ready';
    expect(await send(shop, one)).toBe('done');
    expect(await send(shop, one)).toBe('done');
    expect(shop.files.kept).toHaveLength(1);
    expect(await mediaRow(shop, one)).toMatchObject({ state: 'ready', bytes: null });
    expect((await mediaOf(shop, id))[0]).toMatchObject({ state: 'ready', width: 1200, height: 900 });
    expect(await shop.reviews.findMedia(shop.shopId, one, null)).toHaveProperty('url');
  });

  it('waits for the access to files', async () => {
    const shop = await openShop(['write_products']);
    const { media } = await reviewed(shop);
    expect(await send(shop, media[0] ?? 0n)).toBe('scope-missing');
    expect(await shop.reviews.mediaStanding(shop.shopId)).toEqual({ allowed: false, waiting: 1 });
    shop.scopes = ['write_files'];
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await jobsOf(shop, 'send-media')).toEqual(media);
    expect(await send(shop, media[0] ?? 0n)).toBe('done');
    expect(await shop.reviews.mediaStanding(shop.shopId)).toEqual({ allowed: true, waiting: 0 });
  });

  it.each(['before', 'after'] as const)(
    'without an answer, %s it worked, leads to one file',
    async (when) => {
      const shop = await openShop();
      const { media } = await reviewed(shop);
      const [one = 0n] = media;
      shop.files.breaks = { call: 'create', when };
      await expect(send(shop, one)).rejects.toMatchObject({ temporary: true });
      expect(await mediaRow(shop, one)).toMatchObject({ state: 'sending' });
      expect(await send(shop, one)).toBe('done');
      expect(shop.files.kept).toHaveLength(1);
    },
  );

  it('makes no second photo while search does not know the first', async () => {
    const shop = await openShop();
    const { media } = await reviewed(shop);
    const [one = 0n] = media;
    shop.files.breaks = { call: 'create', when: 'after' };
    shop.files.blind = true;
    await expect(send(shop, one)).rejects.toThrow();
    expect(await send(shop, one)).toEqual({ wait: 20 });
    expect(shop.files.kept).toHaveLength(1);
    shop.files.blind = false;
    expect(await send(shop, one)).toBe('done');
    expect(shop.files.kept).toHaveLength(1);
  });

  it('looks a minute for a video whose upload got no answer before it uploads it again', async () => {
    const shop = await openShop();
    const { media } = await reviewed(shop, [await aFilm()]);
    const [one = 0n] = media;
    shop.files.breaks = { call: 'create', when: 'before' };
    await expect(send(shop, one)).rejects.toThrow();
    expect(await send(shop, one)).toEqual({ wait: 20 });
    await shop.db
      .sql`update review_media set moved_at = now() - interval '2 minutes' where shop_id = ${shop.shopId}`;
    expect(await send(shop, one)).toBe('done');
    expect((await mediaRow(shop, one))?.state).toBe('ready');
  });

  it('ends after three refusals, each under a name of its own', async () => {
    const shop = await openShop();
    const { id, media } = await reviewed(shop);
    const [one = 0n] = media;
    shop.files.becomes = 'failed';
    expect(await send(shop, one)).toEqual({ wait: 600 });
    expect(shop.files.kept).toEqual([]);
    shop.files.refuses = true;
    expect(await send(shop, one)).toEqual({ wait: 600 });
    expect(await send(shop, one)).toBe('done');
    expect(await mediaRow(shop, one)).toMatchObject({ state: 'failed', bytes: null });
    expect(await hasMedia(shop, id)).toBe(false);
  });

  it('is taken up again where its process died', async () => {
    const shop = await openShop();
    const { media } = await reviewed(shop);
    const [one = 0n] = media;
    shop.files.becomes = 'processing';
    await send(shop, one);
    await shop.db
      .sql`update review_media set file_shopify_id = null where shop_id = ${shop.shopId} and id = ${one}`;
    for (const file of shop.files.kept) file.state = 'ready';
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await jobsOf(shop, 'send-media')).toEqual([one]);
    await Promise.all([send(shop, one), send(shop, one)]);
    expect(shop.files.kept).toHaveLength(1);
    expect((await mediaRow(shop, one))?.state).toBe('ready');
    expect(await countShown(shop)).toBe(1);
  });
});

describe('somebody who is forgotten', () => {
  it('is taken from Shopify also where the review itself went, as with an import that is undone', async () => {
    const shop = await openShop();
    const { media, customerId } = await reviewed(shop);
    const [one = 0n] = media;
    await send(shop, one);
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    await shop.db.sql`update review_media set review_id = null, uploaded_at = now() - interval '25 hours'
      where shop_id = ${shop.shopId}`;
    await shop.db
      .sql`delete from graphile_worker._private_jobs where payload ->> 'mediaId' = ${one.toString()}`;
    await shop.reviews.tidyMedia(shop.shopId);
    expect((await mediaRow(shop, one))?.state).toBe('leaving');
    expect(await jobsOf(shop, 'drop-media')).toEqual([one]);
    expect(await shop.reviews.dropMedia(shop.shopId, one)).toBe('done');
    expect(shop.files.kept).toEqual([]);
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await mediaRow(shop, one)).toBe(undefined);
  });

  it('takes their pictures with them at once, and from Shopify by a job', async () => {
    const shop = await openShop();
    const { id, media, customerId } = await reviewed(shop, [photo, photo]);
    const [one = 0n, two = 0n] = media;
    await send(shop, one);
    const loose = await upload(shop, { customerId });
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    expect(await mediaRow(shop, one)).toEqual({
      ...{ state: 'leaving', bytes: null, url: null, source_url: null, customer_id: null },
    });
    expect(await mediaRow(shop, two)).toMatchObject({ state: 'gone', bytes: null });
    expect(await mediaRow(shop, loose)).toMatchObject({ state: 'gone', bytes: null });
    expect(await mediaOf(shop, id)).toEqual([]);
    expect([await hasMedia(shop, id), await countShown(shop)]).toEqual([false, 0]);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
    expect(await jobsOf(shop, 'drop-media')).toEqual([one]);
    const drop = () => shop.reviews.dropMedia(shop.shopId, one);
    shop.files.locked = true;
    expect(await drop()).toEqual({ wait: 60 });
    shop.files.locked = false;
    shop.files.breaks = { call: 'remove', when: 'after' };
    await expect(drop()).rejects.toThrow();
    expect(await drop()).toBe('done');
    expect(shop.files.kept).toEqual([]);
    expect((await mediaRow(shop, one))?.state).toBe('gone');
  });

  it('leaves nothing at Shopify that was on its way there', async () => {
    const shop = await openShop();
    const { media, customerId } = await reviewed(shop);
    const [one = 0n] = media;
    shop.files.breaks = { call: 'create', when: 'after' };
    shop.files.blind = true;
    await expect(send(shop, one)).rejects.toThrow();
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    expect(await send(shop, one)).toBe('done');
    // Search does not know of it yet: it is looked for again, for two days.
    expect(await shop.reviews.dropMedia(shop.shopId, one)).toEqual({ wait: 30 });
    shop.files.blind = false;
    expect(await shop.reviews.dropMedia(shop.shopId, one)).toBe('done');
    expect(shop.files.kept).toEqual([]);
  });

  it('is looked for at Shopify no longer than two days', async () => {
    const shop = await openShop();
    const { media, order } = await reviewed(shop);
    const [one = 0n] = media;
    shop.files.breaks = { call: 'create', when: 'before' };
    await expect(send(shop, one)).rejects.toThrow();
    await shop.reviews.forgetOrder(shop.shopId, order);
    await shop.db
      .sql`update review_media set moved_at = now() - interval '3 days' where shop_id = ${shop.shopId}`;
    expect(await shop.reviews.dropMedia(shop.shopId, one)).toBe('done');
    expect((await mediaRow(shop, one))?.state).toBe('gone');
  });
});

describe('what an import found elsewhere', () => {
  async function imported(shop: ReviewShop, urls: readonly string[]) {
    const { id } = await reviewed(shop, []);
    await shop.db.inTransaction(shop.shopId, (tx) => attachToFetch(tx, id, urls));
    return { id, media: (await mediaOf(shop, id)).map((one) => one.id) };
  }

  it('is fetched, made anew and sent on', async () => {
    const shop = await openShop();
    const { id, media } = await imported(shop, ['https://pictures.example/1', 'https://pictures.example/2']);
    const [one = 0n, two = 0n] = media;
    expect((await jobsOf(shop, 'fetch-media')).toSorted()).toEqual(media);
    const film = await aFilm();
    shop.outside = async (url) => ({ bytes: url.endsWith('1') ? photo : film });
    expect(await shop.reviews.fetchMedia(shop.shopId, one)).toBe('done');
    expect(await shop.reviews.fetchMedia(shop.shopId, two)).toBe('done');
    expect((await mediaOf(shop, id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'photo kept',
      'video kept',
    ]);
    expect((await jobsOf(shop, 'send-media')).toSorted()).toEqual(media);
    expect(await send(shop, one)).toBe('done');
  });

  it('is tried a few times, and given up where it will never be good', async () => {
    const shop = await openShop();
    const { media } = await imported(shop, ['https://pictures.example/1', 'http://169.254.169.254/', 'x']);
    const [one = 0n, two = 0n, three = 0n] = media;
    const fetchIt = (id: bigint) => shop.reviews.fetchMedia(shop.shopId, id);
    for (const wait of [60, 300, 1800, 7200]) expect(await fetchIt(one)).toEqual({ wait });
    expect(await fetchIt(one)).toBe('done');
    shop.outside = async () => ({ refused: 'private-address' });
    expect(await fetchIt(two)).toBe('done');
    shop.outside = async () => ({ bytes: Buffer.from('<!doctype html>') });
    expect(await fetchIt(three)).toBe('done');
    for (const id of media)
      expect(await mediaRow(shop, id)).toMatchObject({ state: 'failed', source_url: null });
  });
});
