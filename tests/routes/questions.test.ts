import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import {
  browser,
  proxySearch,
  sealingKey,
  sessionToken,
  storeSession,
  useBuiltApp,
} from '../support/built-app.ts';
import { type Doors, type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';

/* Questions on the built app: what shoppers read and send, what staff do, and what is refused and how. */

const app = useBuiltApp();
const script = '"><script>alert(1)</script>';
let client: pg.Client;
let db: Database;
let doors: Doors;
let shop: FilledShop;
let other: FilledShop;
const product = '11';

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'pages', 1_000n);
  other = await fillShop(doors, 'neighbour', 2_000n);
  await storeSession(db, shop.domain);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

interface Visit {
  readonly search?: Record<string, string>;
  readonly form?: Record<string, string>;
  readonly page?: 'questions' | 'questions/answer';
  readonly customer?: bigint;
  readonly language?: string;
  readonly json?: boolean;
  readonly from?: string;
}

let visitors = 0;
async function visit({ search = {}, form, page = 'questions', customer, language, json, from }: Visit = {}) {
  visitors += 1;
  const more = { ...search, visit: String(visitors) };
  const query = proxySearch(shop.domain, { more, ...(customer === undefined ? {} : { customer }) });
  const answer = await app.handle(
    new Request(`http://localhost:3000/proxy/${page}${query}`, {
      headers: {
        ...browser,
        'x-forwarded-for': from ?? `203.0.113.${visitors}`,
        ...(json ? { accept: 'application/json' } : {}),
        ...(language === undefined ? {} : { 'accept-language': language }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    }),
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, to: answer.headers.get('location') };
}

const ask = (body: string, more: Record<string, string> = {}) => ({ product, body, name: 'Ben', ...more });

async function expectNothingStored(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(client);
  await work();
  expect(await fingerprint(client)).toEqual(before);
}

describe('the page of questions', () => {
  it('shows what was asked and answered, in five languages, to be read by anybody', async () => {
    const page = await visit({ search: { product } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Does pages fit?');
    expect(page.text).toContain('pages does.');
    expect(page.text).not.toContain('pages@example.com');
    for (const [language, words] of [
      ['de-CH', 'Frage stellen'],
      ['fr', 'Poser une question'],
      ['es', 'Hacer una pregunta'],
      ['ja', '質問する'],
    ] as const)
      expect((await visit({ search: { product }, language })).text).toContain(words);
    const data = JSON.parse((await visit({ search: { product }, json: true })).text);
    expect(data.questions[0]).toMatchObject({ body: 'Does pages fit?', answers: [{ by: 'merchant' }] });
  });

  it('of what is no product of the shop is not there', async () => {
    for (const bad of ['999999', '0', '-1', '1e3', script, '11 or 1=1'])
      expect((await visit({ search: { product: bad } })).status).toBe(404);
    expect((await visit()).status).toBe(404);
    expect((await visit({ search: { product, after: 'tampered' } })).status).toBe(400);
  });
});

describe('a question', () => {
  it('is taken without a script and leads back to where it was asked', async () => {
    const sent = await visit({ form: ask('Is it light?', { back: '/products/coat' }) });
    expect([sent.status, sent.to]).toEqual([303, '/products/coat#afterglow-asked']);
    const own = await visit({ form: ask('Is it red?') });
    expect([own.status, own.to]).toEqual([303, '/apps/afterglow/questions?product=11&sent=asked']);
    expect((await visit({ search: { product, sent: 'asked' } })).text).toContain('Your question is shown');
    expect(JSON.parse((await visit({ form: ask('Is it blue?'), json: true })).text)).toEqual({
      asked: true,
      shown: true,
    });
    const held = await visit({ form: ask('Filled in by a program', { website: 'x' }) });
    expect(held.to).toContain('sent=asked-held');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil', 'javascript:alert(1)', '/a\nb'])(
    'never leads to %j',
    async (back) => {
      const sent = await visit({ form: ask(`Where to ${back}?`, { back }) });
      expect(sent.to).toMatch(/^\/apps\/afterglow\/questions\?/);
    },
  );

  it('with something wrong comes back with what was written, and nothing is kept', async () => {
    await expectNothingStored(async () => {
      const page = await visit({ form: ask('', { name: script, email: 'nobody', back: '/products/a' }) });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Please fill this in.');
      expect(page.text).toContain('value="/products/a"');
      expect(page.text).not.toContain(script);
      const bad = await visit({ form: ask('x'.repeat(1001)), json: true });
      expect([bad.status, JSON.parse(bad.text)]).toEqual([
        400,
        { refused: 'bad-input', values: { body: 'too-long' } },
      ]);
      expect((await visit({ form: { ...ask('Hm?'), product: '999' } })).status).toBe(404);
      expect((await visit({ form: { body: 'Hm?' } })).status).toBe(400);
      expect((await visit({ form: ask('x'.repeat(70_000)) })).status).toBe(413);
    });
  });

  it('with markup in it is text wherever it is shown', async () => {
    await visit({ form: ask(`${script} {{ shop }} {% if %}`, { name: script }) });
    const page = await visit({ search: { product } });
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;');
  });

  it('too often is refused', async () => {
    const from = '198.51.100.9';
    const statuses = [];
    for (let at = 0; at < 21; at += 1)
      statuses.push((await visit({ form: ask(`Flood ${at}`), from })).status);
    expect(statuses.slice(0, 20).every((status) => status === 303)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('an answer', () => {
  it('needs a customer, by Shopify’s signature, to whom the product was delivered', async () => {
    const form = { question: shop.question.toString(), body: 'Mine fits.' };
    const page = 'questions/answer' as const;
    await expectNothingStored(async () => {
      expect((await visit({ page, form })).status).toBe(401);
      expect((await visit({ page, form, customer: 987_654n })).status).toBe(401);
      const customer = shop.customerShopifyId;
      expect((await visit({ page, form: { ...form, body: ' ' }, customer })).status).toBe(422);
      const theirs = { ...form, question: other.question.toString() };
      expect((await visit({ page, form: theirs, customer })).status).toBe(404);
      expect((await visit({ page, customer })).status).toBe(405);
    });
    const customer = shop.customerShopifyId;
    expect((await visit({ search: { product }, customer })).text).toContain('Your answer');
    const back = '/products/coat';
    expect((await visit({ page, form: { ...form, back }, customer })).to).toBe(`${back}#afterglow-answered`);
    expect((await visit({ page, form, customer })).status).toBe(409);
    expect((await visit({ page, form: { ...form, back }, customer })).to).toBe(
      `${back}#afterglow-question-refused`,
    );
  });
});

describe('staff', () => {
  async function act(fields: Record<string, string>) {
    const answer = await app.handle(
      new Request('http://localhost:3000/app/reviews/questions?_data=routes%2Fapp.reviews.questions', {
        method: 'POST',
        headers: { ...browser, authorization: `Bearer ${sessionToken(shop.domain)}` },
        body: new URLSearchParams(fields),
      }),
    );
    return { status: answer.status, body: await answer.json() };
  }

  it('answer, hide and publish, and are told why something is refused', async () => {
    const question = shop.question.toString();
    expect(await act({ intent: 'answer', question, body: '' })).toEqual({
      status: 400,
      body: { refused: 'bad-input', fault: 'missing' },
    });
    expect(await act({ intent: 'answer', question, body: 'And it is warm.' })).toMatchObject({ status: 200 });
    expect(await act({ intent: 'hide', question })).toMatchObject({ status: 400 });
    expect(await act({ intent: 'hide', question, reason: 'low_stars' })).toMatchObject({ status: 400 });
    expect(await act({ intent: 'hide', question, reason: 'spam' })).toMatchObject({ status: 200 });
    expect(await act({ intent: 'hide', question, reason: 'spam' })).toMatchObject({ status: 409 });
    expect(await act({ intent: 'answer', question, body: 'Too late.' })).toMatchObject({ status: 422 });
    expect(await act({ intent: 'publish', question })).toMatchObject({ status: 200 });
    const theirs = other.question.toString();
    expect(await act({ intent: 'publish', question: theirs })).toMatchObject({ status: 404 });
  });
});
