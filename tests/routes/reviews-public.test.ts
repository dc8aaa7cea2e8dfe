import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { browser, proxySearch, sealingKey, useBuiltApp } from '../support/built-app.ts';
import { type Doors, type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { plantReview } from '../support/planted-reviews.ts';

/* Published reviews as anybody reads them, on the built app: pages, parts, JSON, votes, reports, the read interface. */

const app = useBuiltApp();
const hostile = `"><script>alert(1)</script> {{ shop.name }} {% assign x = 1 %} a < b & ]]>`;
const product = 77n;
let client: pg.Client;
let db: Database;
let doors: Doors;
let shop: FilledShop;
let other: FilledShop;
let review: bigint;

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'listed', 1_000n);
  other = await fillShop(doors, 'elsewhere', 2_000n);
  for (let day = 10; day < 22; day += 1)
    review = await plantReview(db, shop.shopId, {
      product,
      at: `2026-03-${day}T12:00:00Z`,
      stars: day % 2 ? 5 : 1,
      ...{ title: hostile, body: hostile, name: hostile },
    });
});
afterAll(async () => {
  await db.close();
  await client.end();
});

interface Visit {
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly form?: Record<string, string>;
  readonly accept?: string;
  readonly language?: string;
  /** Where it comes from. */
  readonly address?: string;
  readonly browser?: string;
  readonly customer?: bigint;
  readonly of?: FilledShop;
}

async function visit(asked: Visit) {
  const { path = 'reviews', query = {}, form, of = shop, customer } = asked;
  const search = proxySearch(of.domain, { more: query, ...(customer === undefined ? {} : { customer }) });
  const answer = await app.handle(
    new Request(`http://localhost:3000/proxy/${path}${search}`, {
      redirect: 'manual',
      headers: {
        ...browser,
        'x-forwarded-for': asked.address ?? '192.0.2.1',
        ...(asked.browser === undefined ? {} : { 'user-agent': asked.browser }),
        ...(asked.accept === undefined ? {} : { accept: asked.accept }),
        ...(asked.language === undefined ? {} : { 'accept-language': asked.language }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const ofProduct = { product: String(product) };
const stored = async (of = shop) => JSON.stringify(await fingerprint(client, of.shopId));

describe('a page of the list', () => {
  it('stands in the shop’s layout, in five languages, and nothing in it is run or read as Liquid', async () => {
    for (const [language, heading] of Object.entries({
      en: 'How reviews are collected',
      de: 'Wie ',
      fr: 'avis',
      es: 'reseñas',
      ja: 'レビュー',
    })) {
      const page = await visit({ query: ofProduct, language });
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^application\/liquid/);
      expect(page.text).toContain(heading);
      expect(page.text).not.toMatch(/<script|\{\{|\{%/);
      expect(page.text).toContain('&lt;script&gt;');
      expect(page.text.match(/<article /g)).toHaveLength(10);
    }
  });

  it('leads through all of them by links, and narrows and orders them by links and a form', async () => {
    const first = await visit({ query: { ...ofProduct, sort: 'lowest' } });
    const next = /rel="next" href="[^"?]*\?([^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
    const second = await visit({ query: Object.fromEntries(new URLSearchParams(next)) });
    expect(second.text.match(/<article /g)).toHaveLength(2);
    const part = await visit({ query: { ...ofProduct, part: 'list', stars: '5' } });
    expect(part.headers.get('content-type')).toMatch(/^text\/html/);
    expect(part.text).toMatch(/^<ol class="afterglow-reviews-list">/);
    expect(part.text.match(/<article /g)).toHaveLength(6);
    expect(part.text).not.toContain('<script');
  });

  it('is refused where the address says what cannot be, or another’s cursor', async () => {
    const { next } = JSON.parse((await visit({ path: 'reviews.json', query: ofProduct })).text);
    const strange: Record<string, string>[] = [
      { ...ofProduct, after: 'x' },
      { ...ofProduct, after: `${next}x` },
      { ...ofProduct, after: next, sort: 'helpful' },
      { ...ofProduct, after: next, stars: '5' },
      { product: '78', after: next },
      { product: 'x' },
      { ...ofProduct, sort: 'worst' },
      { ...ofProduct, stars: '6' },
      { ...ofProduct, stars: '5', media: '1' },
      { ...ofProduct, q: 'x'.repeat(101) },
      { ...ofProduct, q: 'a\u0000' },
      { ...ofProduct, limit: '51' },
    ];
    for (const query of strange)
      for (const path of ['reviews', 'reviews.json'])
        expect((await visit({ path, query })).status, JSON.stringify(query)).toBe(400);
    expect((await visit({ of: other, query: { ...ofProduct, after: next } })).status).toBe(400);
    expect((await visit({ query: { ...ofProduct, after: next } })).status).toBe(200);
  });

  it('holds nothing of another shop, nor of people but the name shown', async () => {
    const elsewhere = await visit({ path: 'reviews.json', query: ofProduct, of: other });
    expect(JSON.parse(elsewhere.text)).toEqual({ reviews: [], next: null });
    const { reviews } = JSON.parse((await visit({ path: 'reviews.json', query: ofProduct })).text);
    expect(Object.keys(reviews[0]).toSorted()).toEqual(
      'answers body date edited helpful id imported incentivised media name product purchase rating recommends reply title variant verification'.split(
        ' ',
      ),
    );
  });
});

it('says plainly, in five languages, that the shop shows none while the area is off', async () => {
  const { reviews } = doors;
  const said = {
    ...{ en: 'shows no reviews', de: 'keine Bewertungen', fr: 'n’affiche pas d’avis' },
    ...{ es: 'no muestra reseñas', ja: 'レビューを表示していません' },
  };
  await reviews.goOffline(shop.shopId, doors.now, '1');
  try {
    for (const [language, sentence] of Object.entries(said))
      for (const query of [{}, ofProduct, { ...ofProduct, stars: '5' }]) {
        const page = await visit({ query, language });
        expect([page.status, page.headers.get('content-type')]).toEqual([
          404,
          'application/liquid; charset=utf-8',
        ]);
        expect(page.text).toContain(sentence);
        expect(page.text).toMatch(/<a href="\/">/);
        expect(page.text).not.toMatch(/<article |<form/);
        const part = await visit({ query: { ...query, part: 'list' }, language });
        expect([part.status, part.text.includes(sentence), part.text.includes('<article')]).toEqual([
          ...[200, true, false],
        ]);
      }
    expect((await visit({ query: { product: 'x' } })).status, 'a bad address stays one').toBe(400);
  } finally {
    await reviews.goLive(shop.shopId, doors.now, '1');
  }
  const nobody = await visit({ query: { product: '78' } });
  expect([nobody.status, nobody.text.includes('Nobody has reviewed')]).toEqual([200, true]);
  expect((await visit({ query: ofProduct })).text).toContain('<article ');
});

describe('votes and reports', () => {
  const vote = (change: Partial<Visit> & { form?: Record<string, string> } = {}) =>
    visit({
      path: 'reviews/vote',
      accept: 'application/json',
      ...change,
      form: { review: String(review), helpful: '1', back: '/products/shirt?variant=1#x', ...change.form },
    });

  it('answer with JSON, or lead back to the shop’s own page and nowhere else', async () => {
    const voted = await vote();
    expect([voted.status, voted.text]).toEqual([200, '{"helpful":1}']);
    const led = await vote({ accept: 'text/html' });
    expect([led.status, led.headers.get('location')]).toEqual([
      303,
      '/products/shirt?variant=1#afterglow-voted',
    ]);
    for (const back of ['//evil.example/', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await vote({ accept: 'text/html', form: { back } })).headers.get('location')).toBe(
        '/apps/afterglow/reviews#afterglow-voted',
      );
    const report = { review: String(review), reason: 'spam' };
    const told = await visit({ path: 'reviews/report', form: report, accept: 'application/json' });
    expect([told.status, told.text]).toEqual([200, '{"reported":true}']);
  });

  it('are refused with the right status, and nothing is stored', async () => {
    const before = [await stored(), await stored(other)];
    const refused: [Promise<{ status: number }>, number][] = [
      [vote({ form: { review: '0' } }), 400],
      [vote({ form: { review: hostile } }), 400],
      [vote({ form: { helpful: '2' } }), 400],
      [vote({ form: { review: '999999999' } }), 404],
      [vote({ of: other }), 404],
      [visit({ path: 'reviews/report', form: { review: String(review), reason: 'bad stars' } }), 400],
      [visit({ path: 'reviews/report', form: { review: '999999999', reason: 'spam' } }), 404],
      [visit({ path: 'reviews/vote' }), 405],
      [visit({ path: 'reviews/report' }), 405],
    ];
    for (const [answer, status] of refused) expect((await answer).status).toBe(status);
    expect([await stored(), await stored(other)]).toEqual(before);
  });

  it('that flood are refused, and nothing more is stored', async () => {
    const address = '198.51.100.9';
    const statuses: number[] = [];
    for (let at = 0; at < 10; at += 1)
      statuses.push((await vote({ address, browser: `Browser/${at}` })).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const before = await stored();
    const flood = await vote({ address, browser: 'Browser/10', form: { helpful: '0' } });
    expect([flood.status, flood.headers.get('retry-after')]).toEqual([429, '3600']);
    const page = await vote({ address, accept: 'text/html', form: { helpful: '0' } });
    expect(page.status).toBe(429);
    expect(page.text).toContain('Too many votes');
    expect(await stored()).toEqual(before);
    expect((await vote({ address: '198.51.100.10' })).status, 'others may').toBe(200);
  });
});

describe('the read interface', () => {
  const read = async (query: string, headers: Record<string, string>, method = 'GET') => {
    const answer = await app.handle(
      new Request(`http://localhost:3000/api/reviews/public${query}`, { method, headers }),
    );
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('answers whoever has the shop’s secret, with a tag by which it is known again', async () => {
    const { secret } = await doors.reviews.makeToken(shop.shopId, 'read', '1');
    const authorization = `Bearer ${secret}`;
    const page = await read(`?product=${product}&limit=5&sort=highest`, { authorization });
    expect(page.status).toBe(200);
    expect(page.headers.get('access-control-allow-origin')).toBe('*');
    const body = JSON.parse(page.text);
    expect(body.rating).toEqual({ value: '3.0', count: 12, histogram: { 1: 6, 2: 0, 3: 0, 4: 0, 5: 6 } });
    expect(body.reviews.map(({ rating }: { rating: number }) => rating)).toEqual([5, 5, 5, 5, 5]);
    const etag = page.headers.get('etag') ?? '';
    const again = await read(`?product=${product}&limit=5&sort=highest`, {
      authorization,
      'if-none-match': etag,
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const rest = await read(`?product=${product}&limit=50&sort=highest&after=${body.next}`, {
      authorization,
    });
    expect(JSON.parse(rest.text).reviews).toHaveLength(7);
    const none = await read('?product=12345', { authorization });
    expect(JSON.parse(none.text)).toEqual({ rating: null, reviews: [], next: null });
  });

  it('refuses what is not its own', async () => {
    const { secret } = await doors.reviews.makeToken(shop.shopId, 'read', '1');
    const feed = await doors.reviews.makeToken(shop.shopId, 'feed', '1');
    const authorization = `Bearer ${secret}`;
    for (const strange of ['', 'Bearer x', `Bearer ${feed.secret}`, `Basic ${secret}`, `Bearer ${secret}x`])
      expect((await read('', { authorization: strange })).status, strange).toBe(401);
    for (const query of ['?sort=worst', '?after=x', '?stars=9', '?product=-1'])
      expect((await read(query, { authorization })).status, query).toBe(400);
    expect((await read('', { authorization }, 'POST')).status).toBe(405);
    expect((await read('', {}, 'OPTIONS')).status).toBe(204);
    await doors.reviews.revokeToken(shop.shopId, 'read');
    expect((await read('', { authorization })).status).toBe(401);
  });
});
