import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DataAccess, noteDataAccess } from '../../app/platform/access-log.server.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;

beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
});
afterAll(() => db.close());

let shops = 0;

/** A look at a customer of a new shop. */
async function look(): Promise<DataAccess> {
  shops += 1;
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, installed_at)
    values (${`shop-${shops}.myshopify.com`}, now()) returning id`;
  return { shopId: row?.id ?? 0n, staffId: '71', customerId: 5n, purpose: 'customer-page' };
}

const noted = (shopId: bigint) =>
  db.sql<{ staff_id: string; customer_id: bigint; purpose: string }>`
    select staff_id, customer_id, purpose from platform_personal_data_access where shop_id = ${shopId} order by id`;

it('notes who looked at whose data, and what for', async () => {
  const access = await look();
  await noteDataAccess(db, access);
  expect(await noted(access.shopId)).toEqual([{ staff_id: '71', customer_id: 5n, purpose: 'customer-page' }]);
});

it('takes the same look within ten minutes for one, and a later one for another', async () => {
  const access = await look();
  const age = (minutes: number) =>
    db.sql`update platform_personal_data_access set accessed_at = now() - make_interval(mins => ${minutes}::int)
      where shop_id = ${access.shopId}`;
  await noteDataAccess(db, access);
  await age(9);
  await noteDataAccess(db, access);
  expect(await noted(access.shopId)).toHaveLength(1);
  await age(11);
  await noteDataAccess(db, access);
  expect(await noted(access.shopId)).toHaveLength(2);
});

it('notes another person, customer, purpose or shop each for itself', async () => {
  const [access, elsewhere] = [await look(), await look()];
  const looks: DataAccess[] = [
    access,
    { ...access, staffId: '72' },
    { ...access, customerId: 6n },
    { ...access, purpose: 'export' },
  ];
  for (const one of [...looks, elsewhere, ...looks]) await noteDataAccess(db, one);
  expect(await noted(access.shopId)).toHaveLength(4);
  expect(await noted(elsewhere.shopId)).toHaveLength(1);
});
