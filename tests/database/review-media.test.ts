import { describe, expect, it } from 'vitest';
import { maxVideoBytes } from '../../app/contracts/reviews.ts';
import { attachMedia, attachToFetch } from '../../app/modules/reviews/media/attach-media.server.ts';
import type { MediaOwner, ReviewMedia } from '../../app/modules/reviews/media/door.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { aFilm, box, withPlace } from '../support/a-film.ts';
import { aPhoto } from '../support/filled-media.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];
const photo = await aPhoto(60, 40);

/** A live shop that takes photos and videos and may keep files. */
async function openShop(scopes = ['write_products', 'write_files']) {
  const shop = await bench.shop();
  shop.scopes = scopes;
  const writing = { ...defaultSettings.writing, videos: true };
  await shop.reviews.saveSettings(
    shop.shopId,
    settingsForm({ ...defaultSettings, writing }),
    'staff',
    shop.now,
  );
  await shop.reviews.goLive(shop.shopId, shop.now, 'staff');
  return shop;
}

async function upload(shop: ReviewShop, by: MediaOwner, bytes: Uint8Array = photo): Promise<bigint> {
  const added = await shop.reviews.addMedia(shop.shopId, { bytes, by });
  if ('refused' in added) throw new Error(JSON.stringify(added));
  return added.id;
}

/** A review of an order that arrived, with these uploads of its customer. */
async function reviewed(shop: ReviewShop, uploads: readonly Uint8Array[] = [photo]) {
  const customerId = await shop.customer();
  const order = await shop.place({ parcels: arrived }, customerId);
  const media: bigint[] = [];
  for (const bytes of uploads) media.push(await upload(shop, { customerId }, bytes));
  const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, { media }), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return { customerId, order, media, id: submitted.taken[0]?.review.id ?? 0n };
}

const send = (shop: ReviewShop, id: bigint) => shop.reviews.sendMedia(shop.shopId, id, shop.now);

async function mediaOf(shop: ReviewShop, review: bigint): Promise<readonly ReviewMedia[]> {
  return shop.reviews.listMedia(shop.shopId, review);
}

async function row(shop: ReviewShop, id: bigint) {
  const [found] = await shop.db.sql<{
    state: string;
    bytes: Uint8Array | null;
    url: string | null;
    source_url: string | null;
    customer_id: bigint | null;
  }>`select state, bytes, url, source_url, customer_id from review_media
    where shop_id = ${shop.shopId} and id = ${id}`;
  return found;
}

async function shown(shop: ReviewShop) {
  const [found] = await shop.db.sql<{
    n: number;
  }>`select coalesce(sum(n_media), 0)::int as n from review_rating
    where shop_id = ${shop.shopId}`;
  return found?.n ?? 0;
}

async function hasMedia(shop: ReviewShop, id: bigint) {
  return (await shop.reviews.find(shop.shopId, id))?.hasMedia;
}

async function jobs(shop: ReviewShop, task: string) {
  const rows = await shop.db.sql<{ key: string }>`select key from graphile_worker.jobs
    where task_identifier = ${task} and key like ${`${task}:${shop.shopId}:%`}`;
  return rows.map(({ key }) => BigInt(key.split(':')[2] ?? 0));
}

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
    const kept = async (id: bigint) => Buffer.from((await row(shop, id))?.bytes ?? []).toString('latin1');
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
    expect(await row(shop, loose)).toBeDefined();
    await shop.db
      .sql`update review_media set uploaded_at = now() - interval '25 hours' where shop_id = ${shop.shopId}`;
    await shop.reviews.tidyMedia(shop.shopId);
    expect(await row(shop, loose)).toBe(undefined);
    expect(await row(shop, media[0] ?? 0n)).toBeDefined();
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
    expect([await hasMedia(shop, id), await shown(shop)]).toEqual([false, 0]);
    expect(await send(shop, first)).toBe('done');
    expect([await hasMedia(shop, id), await shown(shop)]).toEqual([true, 1]);
    await send(shop, second);
    expect(await shown(shop)).toBe(1);
    const hide = (one: bigint) =>
      shop.reviews.hideMedia(shop.shopId, one, 'personal_data', 'staff', shop.now);
    expect(await hide(first)).toEqual({ hidden: true });
    expect(await hide(first)).toEqual({ refused: 'already-done' });
    expect(await shown(shop)).toBe(1);
    await hide(second);
    expect([await hasMedia(shop, id), await shown(shop)]).toEqual([false, 0]);
    expect(await shop.reviews.unhideMedia(shop.shopId, second, 'staff', shop.now)).toEqual({ hidden: false });
    expect([await hasMedia(shop, id), await shown(shop)]).toEqual([true, 1]);
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

describe('the way to Shopify', () => {
  it('is gone when it is attached, once, and its bytes are dropped when it is there', async () => {
    const shop = await openShop();
    const { id, media } = await reviewed(shop);
    const [one = 0n] = media;
    expect(await jobs(shop, 'send-media')).toEqual([one]);
    shop.files.becomes = 'processing';
    expect(await send(shop, one)).toEqual({ wait: 3 });
    expect(await send(shop, one)).toEqual({ wait: 3 });
    expect((await row(shop, one))?.bytes).not.toBe(null);
    for (const file of shop.files.kept) file.state = 'ready';
    expect(await send(shop, one)).toBe('done');
    expect(await send(shop, one)).toBe('done');
    expect(shop.files.kept).toHaveLength(1);
    expect(await row(shop, one)).toMatchObject({ state: 'ready', bytes: null });
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
    expect(await jobs(shop, 'send-media')).toEqual(media);
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
      expect(await row(shop, one)).toMatchObject({ state: 'sending' });
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
    expect((await row(shop, one))?.state).toBe('ready');
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
    expect(await row(shop, one)).toMatchObject({ state: 'failed', bytes: null });
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
    expect(await jobs(shop, 'send-media')).toEqual([one]);
    await Promise.all([send(shop, one), send(shop, one)]);
    expect(shop.files.kept).toHaveLength(1);
    expect((await row(shop, one))?.state).toBe('ready');
    expect(await shown(shop)).toBe(1);
  });
});

describe('somebody who is forgotten', () => {
  it('takes their pictures with them at once, and from Shopify by a job', async () => {
    const shop = await openShop();
    const { id, media, customerId } = await reviewed(shop, [photo, photo]);
    const [one = 0n, two = 0n] = media;
    await send(shop, one);
    const loose = await upload(shop, { customerId });
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    expect(await row(shop, one)).toEqual({
      ...{ state: 'leaving', bytes: null, url: null, source_url: null, customer_id: null },
    });
    expect(await row(shop, two)).toMatchObject({ state: 'gone', bytes: null });
    expect(await row(shop, loose)).toMatchObject({ state: 'gone', bytes: null });
    expect(await mediaOf(shop, id)).toEqual([]);
    expect([await hasMedia(shop, id), await shown(shop)]).toEqual([false, 0]);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
    expect(await jobs(shop, 'drop-media')).toEqual([one]);
    const drop = () => shop.reviews.dropMedia(shop.shopId, one);
    shop.files.locked = true;
    expect(await drop()).toEqual({ wait: 60 });
    shop.files.locked = false;
    shop.files.breaks = { call: 'remove', when: 'after' };
    await expect(drop()).rejects.toThrow();
    expect(await drop()).toBe('done');
    expect(shop.files.kept).toEqual([]);
    expect((await row(shop, one))?.state).toBe('gone');
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
    expect((await row(shop, one))?.state).toBe('gone');
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
    expect((await jobs(shop, 'fetch-media')).toSorted()).toEqual(media);
    const film = await aFilm();
    shop.outside = async (url) => ({ bytes: url.endsWith('1') ? photo : film });
    expect(await shop.reviews.fetchMedia(shop.shopId, one)).toBe('done');
    expect(await shop.reviews.fetchMedia(shop.shopId, two)).toBe('done');
    expect((await mediaOf(shop, id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'photo kept',
      'video kept',
    ]);
    expect((await jobs(shop, 'send-media')).toSorted()).toEqual(media);
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
    for (const id of media) expect(await row(shop, id)).toMatchObject({ state: 'failed', source_url: null });
  });
});
