import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { assignRole, listStaff, meetStaff } from '../../app/platform/staff.server.ts';
import { adjustLimit, mayAdjust, mayAdjustMany, mayPay, staffRoles } from '../../app/platform/staff-roles.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;

beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
});
afterAll(() => db.close());

let shops = 0;

async function openShop(): Promise<bigint> {
  shops += 1;
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, installed_at)
    values (${`staff-${shops}.myshopify.com`}, now()) returning id`;
  return row?.id ?? 0n;
}

const rolesOf = async (shop: bigint) =>
  (await listStaff(db, shop)).map(({ userId, role }) => `${userId} ${role}`);

it('makes the first who comes the owner, and whoever follows a manager', async () => {
  const shop = await openShop();
  expect(await meetStaff(db, shop, '71')).toMatchObject({ role: 'owner', approveUpTo: null, name: '' });
  expect(await meetStaff(db, shop, '72')).toMatchObject({ role: 'manager' });
  expect(await meetStaff(db, shop, '71')).toMatchObject({ role: 'owner' });
  expect(await rolesOf(shop)).toEqual(['71 owner', '72 manager']);
});

it('has one owner when ten come first at once', async () => {
  const shop = await openShop();
  const ids = Array.from({ length: 10 }, (_, index) => String(100 + index));
  const met = await Promise.all(ids.map((id) => meetStaff(db, shop, id)));
  expect(met.filter(({ role }) => role === 'owner')).toHaveLength(1);
});

it('assigns roles, keeps an owner, and knows nobody who was never here', async () => {
  const shop = await openShop();
  await meetStaff(db, shop, '71');
  await meetStaff(db, shop, '72');
  const support = {
    userId: '72',
    name: 'Ada',
    role: 'support',
    approveUpTo: 5000n,
    adjustUpTo: 300n,
  } as const;
  expect(await assignRole(db, shop, support)).toBe('done');
  expect(await meetStaff(db, shop, '72')).toMatchObject(support);
  expect(await assignRole(db, shop, { ...support, userId: '71' })).toBe('last-owner');
  expect(await assignRole(db, shop, { ...support, userId: '99' })).toBe('unknown');
  expect(await rolesOf(shop)).toEqual(['71 owner', '72 support']);
});

it('does not let the last two owners step down at once', async () => {
  const shop = await openShop();
  for (const userId of ['71', '72']) {
    await meetStaff(db, shop, userId);
    await assignRole(db, shop, { userId, name: '', role: 'owner', approveUpTo: null, adjustUpTo: null });
  }
  const answers = await Promise.all(
    ['71', '72'].map((userId) =>
      assignRole(db, shop, { userId, name: '', role: 'manager', approveUpTo: null, adjustUpTo: null }),
    ),
  );
  expect(answers.toSorted()).toEqual(['done', 'last-owner']);
});

it('lets support pay up to their amount, warehouse nothing, everybody else all', () => {
  const limited = { role: 'support', approveUpTo: 5000n, adjustUpTo: 300n } as const;
  expect([mayPay(limited, 5000n), mayPay(limited, 5001n)]).toEqual([true, false]);
  expect(mayPay({ role: 'support', approveUpTo: null }, 10n ** 9n)).toBe(true);
  expect(mayPay({ role: 'warehouse', approveUpTo: null }, 1n)).toBe(false);
  expect(mayPay({ role: 'manager', approveUpTo: 1n }, 5000n)).toBe(true);
});

it('lets support move points up to their number, warehouse none, everybody else any', () => {
  expect(adjustLimit({ role: 'support', adjustUpTo: 300n })).toBe(300n);
  expect(adjustLimit({ role: 'support', adjustUpTo: null })).toBeNull();
  for (const role of ['manager', 'owner'] as const) expect(adjustLimit({ role, adjustUpTo: 1n })).toBeNull();
  expect(staffRoles.map((role) => mayAdjust({ role }))).toEqual([true, true, true, false]);
  expect(staffRoles.map((role) => mayAdjustMany({ role }))).toEqual([true, true, false, false]);
});
