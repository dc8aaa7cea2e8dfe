import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { maxPhotoBytes } from '../../app/contracts/returns.ts';
import { maxVideoBytes } from '../../app/contracts/reviews.ts';
import { aFilm } from '../../app/platform/media/sample-film.ts';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { openReviewMediaLinks } from '../../app/shoppers/links/review-media-links.server.ts';
import { sealingKey, useBuiltApp } from '../support/built-app.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import {
  apiRequest,
  endless,
  form,
  formType,
  proxyRequest,
  type Sending,
} from '../support/hostile/requests.ts';

/* What a page that writes reviews sends with a shopper's own token before the review itself: photos and videos. */

const app = useBuiltApp();
const crowd = useCrowd(app);
const gid = (id: bigint) => `gid://shopify/Order/${id}`;
const mine = () => gid(crowd.orders.mine.shopifyId);
const ask = (path: string, order: string, sending: Sending = {}) =>
  app.handle(
    apiRequest(crowd.mine.domain, `api/reviews/${path}?order=${encodeURIComponent(order)}`, {
      customer: crowd.mine.customerShopifyId,
      ...sending,
    }),
  );
const at = (path: string) => app.handle(new Request(`http://localhost:3000${path}`));
const links = (realNow = new Date()) =>
  openReviewMediaLinks(openSignedLinks(sealingKey()), 'http://localhost:3000', () => realNow);

let picture: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } });
  const made = await plain
    .withExif({ IFD0: { Copyright: 'camera of mine' } })
    .jpeg()
    .toBuffer();
  picture = new Uint8Array(made);
});

const uploaded = z.object({
  id: z.string().regex(/^\d+$/),
  kind: z.enum(['photo', 'video']),
  previewUrl: z.url().nullable(),
});
const pathOf = (url: string | null) => url?.slice(new URL(url).origin.length) ?? '';

async function count(): Promise<number> {
  const { rows } = await crowd.client.query<{ n: number }>('select count(*)::int as n from review_media');
  return rows[0]?.n ?? 0;
}

describe('photos', () => {
  it('are taken, stripped, and shown to whoever holds their signed address', async () => {
    const answer = await ask('photos', mine(), { body: picture, type: 'image/jpeg' });
    expect(answer.status).toBe(201);
    const { kind, previewUrl } = uploaded.parse(await answer.json());
    expect(kind).toBe('photo');
    const shown = await at(pathOf(previewUrl));
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(bytes.includes('camera of mine')).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 40, height: 30 });
  });

  it('are shown by no other address, to nobody else, and for an hour', async () => {
    const { id, previewUrl } = uploaded.parse(await (await ask('photos', mine(), { body: picture })).json());
    const path = pathOf(previewUrl);
    for (const wrong of [
      '/review-media',
      '/review-media?token=',
      `${path}x`,
      path.replace('token=', 'token=A'),
    ])
      expect((await at(wrong)).status, wrong).toBe(404);
    const media = BigInt(id);
    const shop = crowd.mine.shopId;
    const seen = async (url: string) => (await at(pathOf(url))).status;
    expect(await seen(links().of(shop, media, null))).toBe(200);
    expect(await seen(links().of(shop, media, { customerId: crowd.mine.merged }))).toBe(404);
    expect(await seen(links().of(shop, media, { orderId: crowd.orders.mine.id }))).toBe(404);
    expect(await seen(links().of(crowd.other.shopId, media, null))).toBe(404);
    const old = links(new Date(Date.now() - 3_700_000));
    expect(await seen(old.of(shop, media, null))).toBe(404);
    const ofReturns = path.replace('/review-media', '/photos');
    expect((await at(ofReturns)).status).toBe(404);
    const posted = new Request(`http://localhost:3000${path}`, { method: 'POST' });
    expect((await app.handle(posted)).status).toBe(405);
  });

  it.each([
    ['no picture', () => new TextEncoder().encode('<svg onload="alert(1)"/>'), 400, 'unreadable'],
    [
      'a telephone’s own kind',
      () => new TextEncoder().encode(`\0\0\0\x18ftypheic${' '.repeat(40)}`),
      400,
      'heic',
    ],
    ['nothing', () => new Uint8Array(), 400, null],
    ['too much', () => new Uint8Array(maxPhotoBytes + 1), 413, null],
    ['fifty megabytes', () => new Uint8Array(50 * 1024 * 1024), 413, null],
  ])('that are %s are refused, and nothing is kept', async (_what, body, status, why) => {
    const before = await count();
    const answer = await ask('photos', mine(), { body: body() });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    if (why !== null) expect(await answer.json()).toEqual({ refused: 'bad-input', values: { why } });
    expect(await count()).toBe(before);
  });

  it('are taken for a customer’s own orders only', async () => {
    const before = await count();
    const { strangers, guests } = crowd.orders;
    for (const [order, status] of [
      [gid(strangers.shopifyId), 404],
      [gid(guests.shopifyId), 404],
      [gid(crowd.other.orderShopifyId), 404],
      [gid(404n), 404],
      ['', 400],
      ['gid://shopify/Customer/1', 400],
      ["1' or '1'='1", 400],
    ] as const)
      expect((await ask('photos', order, { body: picture })).status, order).toBe(status);
    const guest = apiRequest(crowd.mine.domain, `api/reviews/photos?order=${mine()}`, { body: picture });
    expect((await app.handle(guest)).status).toBe(404);
    const elsewhere = apiRequest(crowd.other.domain, `api/reviews/photos?order=${mine()}`, {
      body: picture,
      customer: crowd.other.customerShopifyId,
    });
    expect((await app.handle(elsewhere)).status).toBe(404);
    expect(await count()).toBe(before);
  });
});

/** Bodies of which nothing comes until all of them are broken off, and how many of them are being read. */
function bodiesThatHang() {
  const breaks: (() => void)[] = [];
  const hanging = () =>
    new ReadableStream<Uint8Array>(
      { pull: (controller) => void breaks.push(() => controller.error(new Error('gone'))) },
      { highWaterMark: 0 },
    );
  const end = () => {
    for (const breakOff of breaks) breakOff();
  };
  return { hanging, read: () => breaks.length, end };
}

describe('a body', () => {
  it('is not read before it is known that the order is theirs', async () => {
    for (const order of [gid(crowd.orders.strangers.shopifyId), gid(404n), '']) {
      const { body, read } = endless();
      const answer = await ask('videos/photos', order, { body });
      expect([404, 400]).toContain(answer.status);
      expect(read(), order).toBeLessThan(200_000);
    }
  });

  it('is refused unread while three others of theirs are under way, and taken again afterwards', async () => {
    const { hanging, read, end } = bodiesThatHang();
    const three = [1, 2, 3].map(() => ask('photos', mine(), { body: hanging() }).catch(() => null));
    await expect.poll(read).toBe(3);
    expect((await ask('photos', mine(), { body: picture })).status).toBe(429);
    expect((await ask('photos', mine(), { body: picture })).headers.get('retry-after')).toBe('10');
    end();
    await Promise.all(three);
    expect((await ask('photos', mine(), { body: picture })).status).toBe(201);
  });

  it('of the storefront’s form is refused unread in the same way', async () => {
    const { hanging, read, end } = bodiesThatHang();
    const type = 'multipart/form-data; boundary=x';
    const send = (body: BodyInit, sent = type) =>
      app.handle(
        proxyRequest(crowd.mine.domain, 'proxy/review', {
          search: { order: crowd.orders.mine.shopifyId.toString() },
          customer: crowd.mine.customerShopifyId,
          ...{ body, type: sent },
        }),
      );
    const three = [1, 2, 3].map(() => send(hanging()).catch(() => null));
    const nothing = () => send(form({ act: 'draft' }), formType);
    await expect.poll(read).toBe(3);
    expect((await nothing()).status).toBe(429);
    end();
    await Promise.all(three);
    expect((await nothing()).status).toBe(204);
  });
});

describe('videos', () => {
  it('are taken where the shop takes them', async () => {
    const film = new Uint8Array(await aFilm());
    const answer = await ask('videos/photos', mine(), { body: film, type: 'video/mp4' });
    expect([answer.status, await answer.json()]).toEqual([422, { refused: 'not-allowed' }]);
    const { reviews, now } = crowd.doors;
    const { form } = await reviews.getSettings(crowd.mine.shopId);
    await reviews.saveSettings(
      crowd.mine.shopId,
      { ...form, writing: { ...form.writing, photos: true, videos: true } },
      'mine',
      now,
    );
    const taken = await ask('videos/photos', mine(), { body: film });
    expect(taken.status).toBe(201);
    expect(uploaded.parse(await taken.json())).toMatchObject({ kind: 'video', previewUrl: null });
    const long = new Uint8Array(await aFilm({ seconds: 70, sound: false }));
    expect(await (await ask('videos/photos', mine(), { body: long })).json()).toEqual({
      refused: 'bad-input',
      values: { why: 'too-long' },
    });
  });

  it('may be forty megabytes', async () => {
    const before = await count();
    expect((await ask('videos/photos', mine(), { body: new Uint8Array(maxVideoBytes + 1) })).status).toBe(
      413,
    );
    expect(await count()).toBe(before);
  });
});
