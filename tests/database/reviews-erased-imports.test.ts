import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { shopId as asShopId } from '../../app/kernel/ids.ts';
import { repointCustomer } from '../../app/modules/commerce/store/customer-store.server.ts';
import { reviewsCsvHead, reviewsCsvLines } from '../../app/moving/reviews-csv.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { takeDelivery } from '../../app/platform/shopify/intake.server.ts';
import { type MovingShop, useMovingShops } from '../support/moved-reviews.ts';

/* Whoever was erased does not come back with a file, whenever it was made, uploaded or started. */

const moving = useMovingShops('erased');

const head =
  'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location';
const row = (name: string, at: string) =>
  `${name},Words of ${name},4,${at} 10:00:00 UTC,web,ok,${name} X,${name}@example.com,101,wool-coat,,,,,`;
const fileOf = (...rows: string[]) => [head, ...rows, ''].join('\n');

/** Shopify's webhook, and what it sets off in reviews. */
async function redact(shop: MovingShop, email: string | null, orders: readonly bigint[] = []): Promise<void> {
  const eventId = randomUUID();
  const customer = { id: null, email, phone: null };
  const payload = JSON.stringify({
    shop_id: 1,
    shop_domain: shop.domain,
    customer,
    orders_to_redact: orders.map(Number),
  });
  const taken = {
    domain: shop.domain,
    topic: 'customers/redact',
    eventId,
    webhookId: eventId,
    trace: eventId,
  };
  await takeDelivery(moving.db, { ...taken, triggeredAt: null, payload });
  const [delivery] = await moving.db.sql<{
    id: bigint;
  }>`select id from platform_delivery where event_id = ${eventId}`;
  const done = await shop.doors.commerce.handleDelivery(asShopId(shop.shopId), delivery?.id ?? 0n);
  expect(done).toEqual({ state: 'done' });
}

const authors = async (shop: MovingShop) =>
  (await shop.doors.reviews.list(shop.shopId, {})).reviews.map(({ title }) => title).toSorted();

test('a file that waits when somebody in it is erased comes in without them, and says so', async () => {
  const shop = await moving.open();
  const id = await shop.upload(fileOf(row('Eve', '2024-05-02'), row('Bo', '2024-05-03')));
  expect(await shop.answer(id, { incentives: 'no' })).toMatchObject({ added: 2, faulty: 0 });
  await redact(shop, ' EVE@example.com');
  expect((await shop.batch(id)).preview).toMatchObject([
    { line: 2, problem: 'erased' },
    { line: 3, problem: null },
  ]);
  expect(await shop.run(id)).toMatchObject({ state: 'done', added: 1, faulty: 1 });
  expect(await shop.problems(id)).toEqual(['2 erased']);
  expect(await authors(shop)).toEqual(['Bo']);
  const stored = await moving.db.sql<{
    text: string;
  }>`select t::text as text from review_text t where shop_id = ${shop.shopId}`;
  expect(JSON.stringify(stored)).not.toContain('Eve');
});

test('an old file brings nobody back years later, but what they wrote afterwards comes in', async () => {
  const shop = await moving.open();
  await redact(shop, 'eve@example.com');
  shop.doors.now = parseInstant('2029-01-01T12:00:00Z');
  const id = await shop.upload(
    fileOf(row('Eve', '2025-05-02'), row('Eve', '2028-05-02'), row('Bo', '2024-05-03')),
  );
  expect(await shop.answer(id, { incentives: 'no' })).toMatchObject({ added: 2, faulty: 1 });
  expect(await shop.run(id)).toMatchObject({ added: 2, faulty: 1 });
  expect(await authors(shop)).toEqual(['Bo', 'Eve']);
  expect(await shop.doors.reviews.audit(shop.shopId)).toEqual([]);
});

test('an export without addresses brings nobody back by the proof of their order', async () => {
  const shop = await moving.open();
  const batch = await shop.upload(fileOf(row('Ana', '2024-05-02')));
  await shop.answer(batch, { incentives: 'no' });
  await shop.run(batch);
  const asked = { after: null, limit: 10, addresses: false };
  const exported = await shop.doors.reviews.exportReviews(shop.shopId, asked);
  expect(exported).toMatchObject([{ verification: 'verified_buyer', email: '' }]);
  await shop.undo(batch);
  await redact(shop, null, [shop.order]);
  const id = await shop.upload(`${reviewsCsvHead()}${reviewsCsvLines(exported)}`);
  await shop.answer(id, {});
  expect(await shop.run(id)).toMatchObject({ added: 0, faulty: 1 });
  expect(await shop.problems(id)).toEqual(['2 erased']);
});

test('what came with an address alone loses its words when that address is erased, and keeps its stars', async () => {
  const shop = await moving.open();
  await shop.bring(fileOf(row('Eve', '2024-05-02'), row('Bo', '2024-05-03')));
  const before = await shop.counts();
  await redact(shop, 'eve@example.com');
  await shop.doors.reviews.forgetAddresses(shop.shopId);
  await shop.doors.reviews.forgetAddresses(shop.shopId);
  expect(await authors(shop)).toEqual(['', 'Bo']);
  expect(await shop.count('author')).toBe(1);
  expect(await shop.counts()).toEqual(before);
});

test('an erasure that is under way is waited for, row by row', async () => {
  const shop = await moving.open();
  const id = await shop.upload(fileOf(row('Eve', '2024-05-02'), row('Bo', '2024-05-03')));
  await shop.answer(id, { incentives: 'no' });
  let run: Promise<unknown> = Promise.resolve();
  await moving.db.inTransaction(shop.shopId, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`erasures:${shop.shopId}`}, 0))`;
    run = shop.run(id);
    await waitsForErasure();
    await tx.sql`insert into commerce_erased_address (shop_id, email_index, erased_at)
      values (${shop.shopId}, ${openSeal(Buffer.alloc(32, 7)).emailIndex('eve@example.com')}, ${shop.now})`;
  });
  expect(await run).toMatchObject({ added: 1, faulty: 1 });
  expect(await authors(shop)).toEqual(['Bo']);
});

test.each(['comes in', 'is looked after at night'])(
  'what somebody wrote who becomes another customer while it %s is of that one, whenever that is',
  async (step) => {
    for (let n = 1, during = true; during; n++) {
      const shop = await moving.open();
      const { shopId, doors } = shop;
      const { reviews } = doors;
      const come = async () => {
        const rows = await moving.db.sql<{ id: bigint }>`
          insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
          values (${shopId}, 7001, now(), now()), (${shopId}, 7002, now(), now()) returning id`;
        const [from, into] = [rows[0]?.id ?? 0n, rows[1]?.id ?? 0n];
        await moving.db.sql`insert into commerce_customer_profile (shop_id, customer_id, name, email_index)
          values (${shopId}, ${from}, 'Eve', ${openSeal(Buffer.alloc(32, 7)).emailIndex('eve@example.com')})`;
        return { from, into };
      };
      const file = fileOf(row('Eve', '2024-05-02'));
      const waits = step === 'comes in';
      if (!waits) await shop.bring(file);
      const { from, into } = await come();
      const id = waits ? await shop.upload(file) : 0n;
      if (waits) await shop.answer(id, { incentives: 'no' });
      const merge = async () => {
        await repointCustomer(moving.db.sql, asShopId(shopId), from, into);
        await reviews.mergeCustomers(shopId, from, into);
      };
      const { inTransaction } = moving.db;
      let begun = 0;
      const transactions = vi.spyOn(moving.db, 'inTransaction').mockImplementation(async (...given) => {
        begun += 1;
        if (begun === n) await merge();
        return inTransaction(...given);
      });
      if (waits) await shop.run(id);
      else await reviews.tidyImports(shopId);
      transactions.mockRestore();
      during = begun >= n;
      if (!during) await merge();
      const [review] = await moving.db.sql<{ of: bigint | null }>`
        select customer_id as of from review where shop_id = ${shopId}`;
      // Of nobody where the address was nobody's when it was read.
      expect(during ? [into, null] : [into], `merged before transaction ${n}`).toContain(review?.of);
    }
  },
);

/** Somebody stands in the queue behind an erasure. */
async function waitsForErasure(): Promise<void> {
  await expect
    .poll(
      async () =>
        (await moving.db.sql`select 1 as one from pg_locks where locktype = 'advisory' and not granted`)
          .length,
    )
    .toBeGreaterThan(0);
}
