import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { eraseShop } from '../../app/platform/db/erase-shop.server.ts';
import { takeDelivery } from '../../app/platform/shopify/intake.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { useDatabase } from '../support/database.ts';
import { type Doors, type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint, listTables } from '../support/fingerprint.ts';

const database = useDatabase();
let client: pg.Client;
let db: Database;
let doors: Doors;
let staying: FilledShop;
let leaving: FilledShop;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  db = openDatabase({ url: database.url, reactionsOf });
  doors = openDoors(db);
  staying = await fillShop(doors, 'staying', 1_000n);
  leaving = await fillShop(doors, 'leaving', 2_000n);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

async function rowsOf(shop: FilledShop): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, shopColumn } of await listTables(client)) {
    if (shopColumn === null) continue;
    const { rows } = await client.query(`select count(*)::int as n from "${table}" where shop_id = $1`, [
      String(shop.shopId),
    ]);
    counts[table] = rows[0].n;
  }
  return counts;
}

async function deliver(shop: FilledShop, topic: string, payload: object): Promise<void> {
  const eventId = `${topic} of ${shop.domain}`;
  const body = JSON.stringify(payload);
  const delivery = { domain: shop.domain, topic, eventId, webhookId: eventId, trace: eventId };
  await takeDelivery(db, { ...delivery, triggeredAt: null, payload: body });
  const { rows } = await client.query('select id::text from platform_delivery where event_id = $1', [
    eventId,
  ]);
  await doors.commerce.handleDelivery(shop.shopId, BigInt(rows[0].id));
}

describe('the redaction of a shop', () => {
  it('that breaks half-way has removed nothing', async () => {
    const before = await fingerprint(client);
    const broken = db.inTransaction(leaving.shopId, async (tx) => {
      await eraseShop(tx);
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    expect(await fingerprint(client)).toEqual(before);
  });

  it('leaves nothing of it in any table, and everything of every other shop', async () => {
    const before = await rowsOf(leaving);
    for (const [table, count] of Object.entries(before)) expect(count, table).toBeGreaterThan(0);
    const others = await fingerprint(client, staying.shopId);
    await deliver(leaving, 'shop/redact', { shop_id: 1, shop_domain: leaving.domain });
    expect(Object.entries(await rowsOf(leaving)).filter(([, count]) => count > 0)).toEqual([]);
    expect(await fingerprint(client, staying.shopId)).toEqual(others);
  });

  it('leaves of the shop itself its address and the moment only', async () => {
    const { rows } = await client.query(
      `select to_jsonb(s) as shop from commerce_shop s where domain = 'leaving.myshopify.com'`,
    );
    const { id: _id, domain, redacted_at: redactedAt, ...rest } = rows[0].shop;
    expect(domain).toBe('leaving.myshopify.com');
    expect(redactedAt).not.toBeNull();
    expect(JSON.stringify(rest)).not.toContain('Test shop');
    expect(rest).toMatchObject({ shopify_id: null, granted_scopes: [] });
  });

  it('lets no late delivery in', async () => {
    const delivery = {
      topic: 'orders/paid',
      eventId: 'late',
      webhookId: 'late',
      trace: 'late',
      payload: '{}',
    };
    const taken = await takeDelivery(db, { ...delivery, domain: leaving.domain, triggeredAt: null });
    expect(taken).toBe('unknown-shop');
    expect((await rowsOf(leaving)).platform_delivery).toBe(0);
  });

  it('does nothing more when it comes again', async () => {
    const before = await fingerprint(client);
    await db.inTransaction(leaving.shopId, eraseShop);
    expect(await fingerprint(client)).toEqual(before);
  });

  it('keeps facts and ledger of the others append-only', async () => {
    await expect(client.query('delete from platform_fact')).rejects.toThrow('append-only');
    await expect(client.query('delete from loyalty_entry')).rejects.toThrow('append-only');
  });
});

describe('the redaction of a customer', () => {
  it('leaves nothing that names them, and points and orders under our own number', async () => {
    const person = { id: Number(staying.customerShopifyId), email: '1001@staying.example' };
    const before = await rowsOf(staying);
    await deliver(staying, 'customers/redact', { shop_id: 1, customer: person, orders_to_redact: [] });
    const view = await doors.commerce.findCustomer(staying.shopId, staying.customer);
    expect(view).toMatchObject({ name: '', email: null });
    expect(view?.redactedAt).not.toBeNull();
    const after = await rowsOf(staying);
    for (const table of ['loyalty_entry', 'loyalty_lot', 'commerce_order', 'review', 'review_text'])
      expect(after[table], table).toBe(before[table]);
    // The redaction itself, of the customer and of their addresses, to which the areas answer that hold texts of their own.
    expect(after.platform_fact).toBe((before.platform_fact ?? 0) + 2);
    await doors.reviews.forgetCustomer(staying.shopId, staying.customer);
    // What a file brought of people whom no customer tells is not theirs.
    expect((await rowsOf(staying)).review_text).toBe(after.review_author);
    await doors.messages.forgetCustomer(staying.shopId, staying.customer, doors.now);
    expect((await rowsOf(staying)).message_content).toBe(0);
    expect((await rowsOf(staying)).message_intent).toBe(before.message_intent);
    for (const { table } of await listTables(client)) {
      const { rows } = await client.query(`select t::text as line from "${table}" t`);
      const naming = rows.filter(({ line }) => line.includes('1001@staying.example'));
      expect(naming.map(({ line }) => line).join('\n'), table).toBe('');
    }
  });
});
