import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { browser, proxySearch, sealingKey, shopperToken, useBuiltApp } from '../support/built-app.ts';
import { aPhoto } from '../support/filled-media.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';

/* The form with everything that it takes, on the built app: files, what stays after a fault, edits, and hostile input. */

const app = useBuiltApp();
const script = '"><script>alert(1)</script>';
let client: pg.Client;
let db: Database;
let shop: FilledShop;
let other: FilledShop;
/** Delivered, not reviewed, with one line 11. */
let open: bigint;

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  const doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'writers', 1_000n);
  other = await fillShop(doors, 'readers', 2_000n);
  const { rows } = await client.query(
    'select id::text from commerce_order where shop_id = $1 and shopify_id = 1111',
    [String(shop.shopId)],
  );
  open = BigInt(rows[0].id);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

const everything = () => fingerprint(client, shop.shopId);
const tokenFor = (order: bigint, of: FilledShop = shop) =>
  openSignedLinks(sealingKey()).sign(
    'review',
    of.shopId,
    order.toString(),
    Temporal.Now.instant().add({ hours: 24 }),
  );

type Fields = Readonly<Record<string, string | Blob | readonly (string | Blob)[]>>;

/** Sends a multipart form, or looks at the page. */
async function visit(
  token: string,
  fields?: Fields,
  { query = {}, headers = {} }: { query?: Record<string, string>; headers?: Record<string, string> } = {},
) {
  const search = proxySearch(shop.domain, { more: { token, ...query } });
  const form = fields === undefined ? undefined : new FormData();
  for (const [name, value] of Object.entries(fields ?? {}))
    for (const one of Array.isArray(value) ? value : [value]) form?.append(name, one);
  const answer = await app.handle(
    new Request(`http://localhost:3000/proxy/review${search}`, {
      headers: { ...browser, ...headers },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const file = (bytes: Uint8Array, name = 'a.jpg', type = 'image/jpeg') =>
  new File([Buffer.from(bytes)], name, { type });

async function call(path: string, customer: bigint, body: unknown) {
  const answer = await app.handle(
    new Request(`http://localhost:3000/api/reviews${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shopperToken(shop.domain, { customer })}` },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: await answer.json().catch(() => null) };
}

describe('the form', () => {
  it('ticks the stars of a link, shows what was begun, and stores nothing', async () => {
    const before = await everything();
    const page = await visit(tokenFor(open), undefined, { query: { line: '11', stars: '2' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="rating-11" value="2" checked');
    expect(page.text).toContain('enctype="multipart/form-data"');
    expect(page.text).toContain('value="writers"');
    for (const query of [
      { line: '11', stars: '6' },
      { line: '11', stars: script },
      { line: '999', stars: '1' },
    ])
      expect((await visit(tokenFor(open), undefined, { query })).text).not.toMatch(/value="\d" checked/);
    expect(await everything()).toEqual(before);
  });

  it('keeps everything that was typed beside what is wrong, escaped, with the pictures that arrived', async () => {
    const photo = file(await aPhoto(60, 40));
    const fields = {
      'title-11': script,
      'body-11': script,
      name: script,
      'name-as': 'other',
      reuse: '1',
      language: script,
      'answer-11-fit': script,
      'recommend-11': script,
      'media-11': script,
      'files-11': [photo, file(Buffer.from('no picture'), 'b.jpg')],
    };
    const page = await visit(tokenFor(open), fields);
    expect(page.status).toBe(422);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).toContain('Choose a rating from 1 to 5 stars.');
    expect(page.text).toContain('neither a photo nor a video');
    // What is wrong is one press away, however long the form is.
    const places = [...page.text.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
    expect(places).toEqual(['rating-11', 'files-11']);
    for (const id of places) expect(page.text).toContain(` id="${id}"`);
    expect(page.text).toContain('name="reuse" value="1" checked');
    expect(page.text).toMatch(/name="media-11" value="\d+" checked/);
    const { rows } = await client.query('select count(*)::int as n from review where shop_id = $1', [
      String(shop.shopId),
    ]);
    expect(rows[0].n).toBeGreaterThan(0);
    await client.query(
      'delete from review_media where shop_id = $1 and order_id = $2 and review_id is null',
      [String(shop.shopId), String(open)],
    );
  });

  it('refuses what is too much, and what is no form, and stores nothing', async () => {
    const before = await everything();
    const token = tokenFor(open);
    const huge = await visit(token, { 'rating-11': '5', 'files-11': file(new Uint8Array(50 * 1024 * 1024)) });
    expect(huge.status).toBe(413);
    const says = await visit(token, { 'rating-11': '5' }, { headers: { 'content-length': '52428800' } });
    expect(says.status).toBe(413);
    expect((await visit(token, { 'rating-11': '5', 'body-11': 'x'.repeat(70_000) })).status).toBe(413);
    const many = Array.from({ length: 120 }, () => file(new Uint8Array(1)));
    expect((await visit(token, { 'rating-11': '5', 'files-11': many })).status).toBe(413);
    const long = await visit(token, { 'rating-11': '5', 'title-11': 'x'.repeat(121), 'body-11': '\ud800' });
    expect(long.status).toBe(422);
    for (const [type, body] of [
      ['application/json', '{}'],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="rating-11"\r\n\r\n5'],
      ['text/plain', 'rating-11=5'],
    ] as const) {
      const search = proxySearch(shop.domain, { more: { token } });
      const answer = await app.handle(
        new Request(`http://localhost:3000/proxy/review${search}`, {
          method: 'POST',
          headers: { ...browser, 'content-type': type },
          body,
        }),
      );
      expect(answer.status, type).toBe(400);
    }
    expect(await everything()).toEqual(before);
  });

  it('takes nothing of a line or an order that the link is not about', async () => {
    const before = await everything();
    const photo = file(await aPhoto(20, 20));
    const foreign = { line: '999', 'rating-999': '5', 'files-999': photo };
    expect((await visit(tokenFor(open), foreign)).status).toBe(404);
    expect((await visit(tokenFor(other.order, other), { 'rating-11': '5' })).status).toBe(404);
    const theirs = { act: 'edit', review: String(shop.review), [`rating-r${shop.review}`]: '1' };
    expect((await visit(tokenFor(open), theirs)).status).toBe(404);
    expect((await visit(tokenFor(open), { act: 'withdraw', review: String(shop.review) })).status).toBe(404);
    expect(await everything()).toEqual(before);
  });

  it('keeps a draft as it is typed, without a word of it being sent', async () => {
    const draft = { act: 'draft', 'rating-11': '3', 'body-11': 'Half a thought', 'name-as': 'anonymous' };
    expect((await visit(tokenFor(open), draft)).status).toBe(204);
    const page = await visit(tokenFor(open));
    expect(page.text).toContain('Half a thought');
    expect(page.text).toContain('What you had begun is here again.');
    expect(page.text).toContain('name="name-as" value="anonymous" checked');
    const { rows } = await client.query('select 1 as one from review where shop_id = $1 and order_id = $2', [
      String(shop.shopId),
      String(open),
    ]);
    expect(rows).toEqual([]);
  });

  it('takes words, pictures, a name and consent at once, and a robot’s for a person to look at', async () => {
    const sent = await visit(tokenFor(open), {
      'rating-11': '3',
      'title-11': 'Fine',
      'body-11': 'Runs small',
      'name-as': 'anonymous',
      reuse: '1',
      language: 'de-CH',
      website: 'https://spam.example',
      'files-11': file(await aPhoto(20, 20)),
    });
    expect(sent.status).toBe(303);
    const { rows } = await client.query(
      `select r.rating, r.status, r.language, r.held_for, r.reuse_consent_at is not null as reuse, t.display_name
       from review r join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
       where r.shop_id = $1 and r.order_id = $2`,
      [String(shop.shopId), String(open)],
    );
    expect(rows).toEqual([
      {
        rating: 3,
        status: 'pending',
        language: 'de-CH',
        held_for: ['robot'],
        reuse: true,
        display_name: '',
      },
    ]);
    const drafts = await client.query('select 1 as one from review_draft where shop_id = $1', [
      String(shop.shopId),
    ]);
    expect(drafts.rows).toEqual([]);
  });
});

describe('what was written', () => {
  it('is changed on the page, keeps what it said, and can be taken back', async () => {
    const token = tokenFor(shop.reviewedOrder);
    const id = shop.review;
    const said = { act: 'edit', review: String(id), [`rating-r${id}`]: '2', [`title-r${id}`]: script };
    const wrong = await visit(token, { ...said, [`rating-r${id}`]: '9', [`body-r${id}`]: 'kept' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('kept');
    expect(wrong.text).not.toContain('<script>alert');
    const changed = await visit(token, { ...said, [`reuse-r${id}`]: '1' });
    expect(changed.status).toBe(303);
    const page = await visit(token, undefined, { query: { edited: '1' } });
    expect(page.text).toContain('Your changes are saved');
    expect(page.text).toContain('Edited');
    expect(page.text).not.toContain('<script>alert');
    const revisions = await client.query('select number from review_revision where review_id = $1', [
      String(id),
    ]);
    expect(revisions.rows.length).toBeGreaterThanOrEqual(2);
  });

  it('is nobody else’s to change through the calls, whatever they send', async () => {
    const before = await everything();
    const id = String(shop.review);
    const edit = { review: id, rating: 5, title: '', body: '' };
    const cases: [number, string, string, bigint, unknown][] = [
      [404, '/edit', 'not-yours', other.customerShopifyId, edit],
      [404, '/edit', 'not-yours', shop.customerShopifyId, { ...edit, review: String(other.review) }],
      [400, '/edit', 'bad-input', shop.customerShopifyId, { ...edit, rating: 6 }],
      [400, '/edit', 'bad-input', shop.customerShopifyId, { ...edit, title: 'x'.repeat(121) }],
      [400, '/edit', 'bad-input', shop.customerShopifyId, { ...edit, review: '1; drop table review' }],
      [404, '/consent', 'not-yours', other.customerShopifyId, { review: id, reuse: true }],
      [400, '/consent', 'bad-input', shop.customerShopifyId, { review: id, reuse: 'yes' }],
      [404, '/withdraw', 'not-yours', other.customerShopifyId, { review: id }],
      [400, '/withdraw', 'bad-input', shop.customerShopifyId, {}],
      [
        400,
        '/drafts',
        'bad-input',
        shop.customerShopifyId,
        { order: 'gid://shopify/Order/1111', line: '11' },
      ],
    ];
    for (const [status, path, refused, customer, body] of cases)
      expect(await call(path, customer, body), `${path} ${JSON.stringify(body)}`).toMatchObject({
        status,
        body: { refused },
      });
    expect(await everything()).toEqual(before);
  });

  it('is changed and taken back by the customer whose it is', async () => {
    const id = String(shop.review);
    const mine = shop.customerShopifyId;
    expect(await call('/edit', mine, { review: id, rating: 4, title: 'Good', body: '' })).toMatchObject({
      status: 200,
      body: { rating: 4, title: 'Good', edited: true },
    });
    expect(await call('/consent', mine, { review: id, reuse: false })).toMatchObject({
      status: 200,
      body: { reuseConsent: false },
    });
    expect(await call('/withdraw', mine, { review: id })).toEqual({ status: 200, body: { withdrawn: true } });
    expect(await call('/withdraw', mine, { review: id })).toMatchObject({ status: 409 });
  });
});
