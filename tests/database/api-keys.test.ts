import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { type ApiKeys, mostApiKeys, openApiKeys } from '../../app/platform/secrets/api-keys.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;
let keys: ApiKeys;
let now = Date.now();

beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
  keys = openApiKeys(db, openSeal(Buffer.alloc(32, 7)), () => now);
});
afterAll(() => db.close());

let shops = 0;

async function openShop(): Promise<bigint> {
  shops += 1;
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, installed_at)
    values (${`keys-${shops}.myshopify.com`}, now()) returning id`;
  return row?.id ?? 0n;
}

async function make(shop: bigint, name = 'Shop system') {
  const made = await keys.create(shop, { name, createdBy: '7' });
  if (made === 'too-many') throw new Error('The key is not made');
  return made;
}

function signed({ id, secret }: { id: string; secret: string }, text = '{}', seconds = now / 1000) {
  const timestamp = String(Math.floor(seconds));
  const digits = createHmac('sha256', secret).update(`${timestamp}.booking-1.${text}`).digest('hex');
  return {
    keyId: id,
    timestamp,
    idempotencyKey: 'booking-1',
    signature: `v1=${digits}`,
    body: Buffer.from(text),
  };
}

it('takes what is signed by a key, until it is revoked, and keeps its secret sealed', async () => {
  const shop = await openShop();
  const made = await make(shop);
  expect(await keys.whoSigned(signed(made))).toEqual({ shopId: shop, keyId: made.id });
  const [row] = await db.sql<{ secret: string }>`select secret from platform_api_key where id = ${made.id}`;
  expect(row?.secret).not.toContain(made.secret);
  expect(Buffer.from(row?.secret ?? '', 'base64').toString('latin1')).not.toContain(made.secret);
  expect(await keys.revoke(shop, made.id)).toBe(true);
  expect(await keys.revoke(shop, made.id)).toBe(true);
  expect(await keys.whoSigned(signed(made))).toBeNull();
  expect(await keys.list(shop)).toMatchObject([{ id: made.id, name: 'Shop system', createdBy: '7' }]);
});

it('takes nothing that is changed, stale, or signed by another key', async () => {
  const shop = await openShop();
  const [made, other] = [await make(shop), await make(shop)];
  const good = signed(made);
  const bad = [
    { ...good, body: Buffer.from('{ }') },
    { ...good, timestamp: String(Number(good.timestamp) + 1) },
    { ...good, signature: good.signature.slice(3) },
    { ...good, signature: '' },
    { ...good, idempotencyKey: 'booking-2' },
    { ...good, signature: good.signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) },
    { ...good, keyId: other.id },
    { ...good, keyId: 'ak_000000000000000000000000' },
    signed(made, '{}', now / 1000 - 302),
    signed(made, '{}', now / 1000 + 302),
    { ...signed(made), timestamp: `${good.timestamp}.0` },
  ];
  for (const request of bad) expect(await keys.whoSigned(request)).toBeNull();
  expect(await keys.list(shop)).toMatchObject([{ lastUsedAt: null }, { lastUsedAt: null }]);
  expect(await keys.whoSigned(signed(made, '{}', now / 1000 - 299))).not.toBeNull();
});

it('remembers the hour of the last use and no more', async () => {
  const shop = await openShop();
  const made = await make(shop);
  await keys.whoSigned(signed(made));
  const [known] = await keys.list(shop);
  const at = known?.lastUsedAt?.epochMilliseconds ?? 1;
  expect(at % 3_600_000).toBe(0);
  expect(Date.now() - at).toBeLessThan(2 * 3_600_000);
});

it('makes no more than a shop may have in use, however many are made at once', async () => {
  const shop = await openShop();
  const asked = Array.from({ length: mostApiKeys + 5 }, () =>
    keys.create(shop, { name: 'Many', createdBy: '7' }),
  );
  const made = (await Promise.all(asked)).flatMap((key) => (key === 'too-many' ? [] : [key.id]));
  expect(made).toHaveLength(mostApiKeys);
  await keys.revoke(shop, made[0] ?? '');
  await make(shop, 'One more');
  const listed = await keys.list(shop);
  expect(listed).toHaveLength(mostApiKeys + 1);
  expect(listed.at(-1)?.id).toBe(made[0]);
});

it('of one shop is not seen or revoked by another', async () => {
  const [shop, other] = [await openShop(), await openShop()];
  const made = await make(shop);
  expect(await keys.list(other)).toEqual([]);
  expect(await keys.revoke(other, made.id)).toBe(false);
  now += 1_000;
  expect(await keys.whoSigned(signed(made))).toEqual({ shopId: shop, keyId: made.id });
});
