import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openApiKeys } from '../../app/platform/secrets/api-keys.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { origin } from '../support/app-routes.ts';
import { sealingKey, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';

/* What other systems of merchants' tell, on the built app: the key that signed it alone says which shop it is about. */

const app = useBuiltApp();
let db: Database;
let client: pg.Client;
let shop: FilledShop;
let other: FilledShop;
let key: Key;
let keyOfOther: Key;

interface Key {
  readonly id: string;
  readonly secret: string;
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  const doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'alpha', 1_000n);
  other = await fillShop(doors, 'bravo', 2_000n);
  const usd = currencyCode('USD');
  const workshop = { id: 'workshop', name: 'Workshop', points: '50', per: 'day', times: '2' } as const;
  const form = { ...programForm(defaultProgram(usd), usd), events: [workshop] };
  for (const { shopId } of [shop, other]) await doors.loyalty.saveProgram(shopId, form, '7', doors.now);
  [key, keyOfOther] = [await makeKey(shop), await makeKey(other)];
});
afterAll(async () => {
  await db.close();
  await client.end();
});

async function makeKey({ shopId }: FilledShop): Promise<Key> {
  const made = await keys().create(shopId, { name: 'Booking tool', createdBy: '7' });
  if (made === 'too-many') throw new Error('The key is not made');
  return made;
}

const keys = () => openApiKeys(db, openSeal(sealingKey()), () => Date.now());

interface Sent {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly key: Key;
  readonly idempotency: string | null;
  /** Seconds since it was signed. */
  readonly age: number;
  /** After signing. */
  readonly change: Readonly<Record<string, string | null>>;
}

let counted = 0;

/** Sent as it should be, but for what is said. */
function send(sent: Partial<Sent> = {}, told: object = {}): Promise<Response> {
  const customer = { id: shop.customerShopifyId.toString() };
  const body = sent.body ?? JSON.stringify({ event: 'workshop', customer, ...told });
  const signer = sent.key ?? key;
  const timestamp = String(Math.floor(Date.now() / 1000) - (sent.age ?? 0));
  counted += 1;
  const happening = sent.idempotency === null ? '' : (sent.idempotency ?? `key-${counted}`);
  const hmac = createHmac('sha256', signer.secret).update(`${timestamp}.${happening}.`);
  const digits = hmac.update(body).digest('hex');
  const headers = new Headers({
    'Afterglow-Key': signer.id,
    'Afterglow-Timestamp': timestamp,
    'Afterglow-Signature': `v1=${digits}`,
    'Content-Type': 'application/json',
  });
  if (sent.idempotency !== null) headers.set('Idempotency-Key', happening);
  for (const [name, value] of Object.entries(sent.change ?? {}))
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  return app.handle(new Request(`${origin}/api/events`, { method: 'POST', headers, body }));
}

const read = async (response: Response) => [response.status, await response.json()];

async function expectRefused(
  response: Promise<Response>,
  status: number,
  error: object,
  what = '',
): Promise<void> {
  const answer = await response;
  expect([answer.status, await answer.json()], what).toEqual([status, error]);
  expect(answer.headers.get('access-control-allow-origin'), what).toBeNull();
}

/** Another shop’s and a hundred bad things more: every table is as it was. */
async function storesNothing(work: () => Promise<void>): Promise<void> {
  // The hour of the last use is kept at the first request.
  await send();
  const before = await fingerprint(client);
  await work();
  expect(await fingerprint(client)).toEqual(before);
}

const forADay = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('POST /api/events', () => {
  it('gives points once, says the same again, and what a limit is', async () => {
    const happenedAt = forADay(3);
    const again = { idempotency: 'first' };
    expect(await read(await send(again, { happenedAt }))).toEqual([200, { points: 50, duplicate: false }]);
    expect(await read(await send(again, { happenedAt }))).toEqual([200, { points: 50, duplicate: true }]);
    const gid = { customer: { id: `gid://shopify/Customer/${shop.customerShopifyId}` }, happenedAt };
    expect(await read(await send(again, gid))).toEqual([200, { points: 50, duplicate: true }]);
    expect(await read(await send({}, gid))).toEqual([200, { points: 50, duplicate: false }]);
    const third = { points: 0, duplicate: false, reason: 'limit' };
    expect(await read(await send({ idempotency: 'third' }, { happenedAt }))).toEqual([200, third]);
    const retried = await send({ idempotency: 'third' }, { happenedAt });
    expect(await read(retried)).toEqual([200, { ...third, duplicate: true }]);
    const before = await send({}, { happenedAt: '2026-02-01T00:00:00Z' });
    expect(await read(before)).toEqual([200, { points: 0, duplicate: false, reason: 'not-live' }]);
  });

  it('follows a merge', async () => {
    const told = { customer: { id: Number(shop.mergedShopifyId) }, happenedAt: forADay(6) };
    expect(await read(await send({}, told))).toEqual([200, { points: 50, duplicate: false }]);
    const rows = await client.query(
      'select distinct customer_id::text as id from loyalty_event where points > 0',
    );
    expect(rows.rows).toEqual([{ id: shop.customer.toString() }]);
  });

  it('keeps nothing of what the other system called it', async () => {
    await send({ idempotency: 'ana@example.com' }, { happenedAt: forADay(9) });
    const { rows } = await client.query('select t::text as line from loyalty_event t');
    expect(JSON.stringify(rows)).not.toContain('ana@');
    const entries = await client.query(
      "select t::text as line from loyalty_entry t where source_key like 'event:%'",
    );
    expect(JSON.stringify(entries.rows)).not.toContain('ana@');
  });

  it('answers alike whatever is wrong with who sends it', async () => {
    const revoked = await makeKey(shop);
    await keys().revoke(shop.shopId, revoked.id);
    const unsigned: Partial<Sent>[] = [
      { change: { 'Afterglow-Key': null } },
      { change: { 'Afterglow-Key': '' } },
      { change: { 'Afterglow-Key': 'ak_000000000000000000000000' } },
      { change: { 'Afterglow-Key': keyOfOther.id } },
      { change: { 'Afterglow-Key': `${key.id}, ${key.id}` } },
      { change: { 'Afterglow-Signature': null } },
      { change: { 'Afterglow-Signature': 'v1=' } },
      { change: { 'Afterglow-Signature': `v1=${'0'.repeat(64)}` } },
      { change: { 'Afterglow-Signature': `v2=${'0'.repeat(64)}` } },
      { change: { 'Afterglow-Timestamp': null } },
      { change: { 'Idempotency-Key': 'another' } },
      { change: { 'Afterglow-Timestamp': String(Math.floor(Date.now() / 1000) + 30) } },
      { change: { 'Afterglow-Timestamp': '1e9' } },
      { key: { ...key, secret: keyOfOther.secret } },
      { key: revoked },
      { age: 310 },
      { age: -310 },
    ];
    await storesNothing(async () => {
      for (const sent of unsigned)
        await expectRefused(send(sent), 401, { error: 'unauthorized' }, JSON.stringify(sent));
    });
  });

  it('takes no body that was changed after signing', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signed = createHmac('sha256', key.secret).update(`${timestamp}.key.{}`).digest('hex');
    const change = { 'Afterglow-Timestamp': timestamp, 'Afterglow-Signature': `v1=${signed}` };
    await storesNothing(() =>
      expectRefused(send({ change, idempotency: 'key' }), 401, { error: 'unauthorized' }),
    );
  });

  it('refuses what is not good, with its field', async () => {
    const id = shop.customerShopifyId.toString();
    const bad: [string, unknown][] = [
      ...[undefined, null, 1, '', 'Workshop', 'a b', 'x'.repeat(51), 'NUL \u0000', []].map(
        (event) => ['event', event] as [string, unknown],
      ),
      ...[
        undefined,
        null,
        7,
        id,
        {},
        { id: null },
        { id: 0 },
        { id: -7 },
        { id: 1.5 },
        { id: 1e18 },
        { id: '0' },
        { id: 'gid://shopify/Order/7' },
        { id: `${id} ` },
        { id: '9'.repeat(40) },
        { id, email: 'x' },
      ].map((customer) => ['customer', customer] as [string, unknown]),
      ...[
        null,
        1,
        '',
        'yesterday',
        '2026-11-20',
        '2026-11-20T10:00:00',
        '2026-02-30T10:00:00Z',
        '1969-12-31T23:59:59Z',
        '0000-01-01T00:00:00Z',
        '9999-12-31T23:59:59Z',
        forADay(-1),
        {},
      ].map((at) => ['happenedAt', at] as [string, unknown]),
    ];
    await storesNothing(async () => {
      for (const [field, value] of bad)
        await expectRefused(
          send({}, { [field]: value }),
          400,
          { error: 'bad-input', field },
          `${field}: ${JSON.stringify(value)}`,
        );
      for (const body of ['', '{', '[]', 'null', '"x"', '{"event":"workshop"', new Uint8Array([0xff, 0xfe])])
        expect((await send({ body })).status, String(body)).toBe(400);
      await expectRefused(send({}, { points: 1_000 }), 400, { error: 'bad-input', field: 'body' });
      for (const idempotency of [null, '', 'x'.repeat(101), 'é'])
        await expectRefused(send({ idempotency }), 400, { error: 'bad-input', field: 'Idempotency-Key' });
      await expectRefused(send({ body: ' '.repeat(8_193) }), 413, { error: 'too-large' });
    });
  });

  it('refuses who is not the shop’s, what the programme does not name, and a key that stands for something else', async () => {
    await send({ idempotency: 'taken' });
    await storesNothing(async () => {
      for (const id of [other.customerShopifyId.toString(), '987654321'])
        await expectRefused(send({}, { customer: { id } }), 404, { error: 'unknown-customer' });
      await expectRefused(send({}, { event: 'party' }), 422, { error: 'unknown-event' });
      const changed = send({ idempotency: 'taken' }, { happenedAt: forADay(1) });
      await expectRefused(changed, 409, { error: 'key-reused' });
    });
  });

  it('keeps the keys of shops apart, and those of a shop that has left', async () => {
    const mine = { idempotency: 'everybody’s'.replace('’', "'") };
    expect((await send(mine)).status).toBe(200);
    const customer = { id: other.customerShopifyId.toString() };
    const theirs = await send({ ...mine, key: keyOfOther }, { customer });
    expect(await read(theirs)).toEqual([200, { points: 50, duplicate: false }]);
    await db.sql`update commerce_shop set uninstalled_at = now() where id = ${other.shopId}`;
    await expectRefused(send({ key: keyOfOther }, { customer }), 401, { error: 'unauthorized' });
  });

  it('takes nothing but POST', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await app.handle(new Request(`${origin}/api/events`, { method }));
      expect([answer.status, answer.headers.get('allow')], method).toEqual([405, 'POST']);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('holds a key to ten a second', async () => {
    const busy = await makeKey(shop);
    const statuses: number[] = [];
    for (let n = 0; n < 601; n++) {
      const body = '{}';
      statuses.push((await send({ key: busy, body })).status);
    }
    expect(statuses.slice(0, 600).every((status) => status === 400)).toBe(true);
    expect(statuses[600]).toBe(429);
    expect((await send()).status).toBe(200);
  });
});
