import pg from 'pg';
import { currencyCode } from '../../app/kernel/currency.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { TestShop } from '../support/loyalty-shop.ts';
import { concurrency } from './points.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

const customers = 200;
const perRound = 300;

/** What a hold comes to in one statement: points of a lot reserved while they are free, and the row that says so. */
const bareHold = `with lot as (
    update loyalty_lot set reserved = reserved + 1 where shop_id = $1 and customer_id = $2 and remaining - reserved >= 1
    returning id),
  held as (
    insert into loyalty_redemption (shop_id, customer_id, code, points, reward, currency, place, held_at, ends_at, due_at)
    select $1, $2, $3, 1, '{}', 'USD', 'cart', now(), now(), now() from lot returning id)
  insert into loyalty_redemption_lot (shop_id, redemption_id, lot_id, place, reserved)
  select $1, held.id, lot.id, 0, 1 from held, lot`;

/** What an order comes to that used it: the points leave lot and account, and a line of the ledger says so. */
const bareCapture = `with held as (
    update loyalty_redemption set state = 'posted', used = points where shop_id = $1 and code = $2 and state = 'held'
    returning id, customer_id),
  part as (
    update loyalty_redemption_lot p set reserved = 0, used = 1 from held
    where p.shop_id = $1 and p.redemption_id = held.id returning p.lot_id),
  lot as (
    update loyalty_lot l set remaining = remaining - 1, reserved = reserved - 1 from part
    where l.shop_id = $1 and l.id = part.lot_id returning l.id),
  account as (
    update loyalty_account a set posted = posted - 1, entries = entries + 1 from held, lot
    where a.shop_id = $1 and a.customer_id = held.customer_id returning a.customer_id, a.entries, a.posted)
  insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
  select $1, customer_id, entries, 'redeem', -1, posted, $2, now() from account`;

/** Points reserved for a code and then used by an order, Shopify answering at once, beside bare statements by node-pg. */
export async function compareHolds(url: string, rounds: number): Promise<Comparison[]> {
  const db = openDatabase({ url, poolSize: concurrency, reactionsOf: () => [] });
  const bare = new pg.Pool({ connectionString: url, max: concurrency });
  bare.on('error', () => {});
  const shop = await openShop(db);
  const people = await openAccounts(shop);
  const person = (index: number) => people[index % customers] ?? 0n;
  let done = 0;
  const next = () => {
    done += 1;
    return done;
  };
  const one = async (name: string, text: string, values: readonly unknown[]) => {
    if ((await bare.query({ name, text, values: [...values] })).rowCount !== 1) throw new Error(`No ${name}`);
  };
  const bareOne = async (captures: boolean) => {
    const number = next();
    const code = `BARE-${number}`;
    await one('hold', bareHold, [shop.shopId, person(number), code]);
    if (captures) await one('capture', bareCapture, [shop.shopId, code]);
  };
  const holds = await compare(
    'hold: use case with its code beside one statement by node-pg',
    0.1,
    rounds,
    () =>
      perSecond(perRound, concurrency, () => {
        const number = next();
        return redeemOne(shop, person(number), number);
      }),
    () => perSecond(perRound, concurrency, () => bareOne(false)),
  );
  const both = await compare(
    'hold and capture: use cases beside two statements by node-pg',
    0.1,
    rounds,
    async () => {
      const numbers = Array.from({ length: perRound }, next);
      // The orders are there before the clock starts; a code follows from its key.
      const orders = await Promise.all(numbers.map((number) => placeWithCode(shop, person(number), number)));
      return perSecond(perRound, concurrency, async (index) => {
        const number = numbers[index] ?? 0;
        await redeemOne(shop, person(number), number);
        await shop.settle(orders[index] ?? 0n);
      });
    },
    () => perSecond(perRound, concurrency, () => bareOne(true)),
  );
  await Promise.all([bare.end(), db.close()]);
  return [holds, both];
}

/** Customers with a million points each. */
async function openAccounts(shop: TestShop): Promise<readonly bigint[]> {
  const people = await Promise.all(Array.from({ length: customers }, () => shop.customer()));
  const given = { points: 1_000_000n, reason: 'goodwill', note: '', key: 'all' } as const;
  for (const person of people)
    await shop.loyalty.adjustPoints(shop.shopId, person, given, { actor: '7', limit: null }, shop.now);
  return people;
}

async function redeemOne(shop: TestShop, customer: bigint, number: number): Promise<void> {
  const asked = { reward: 'one', points: null, key: `k${number}`, place: 'cart' } as const;
  const answer = await shop.loyalty.redeem(shop.shopId, customer, asked, shop.now);
  if ('refused' in answer) throw new Error(`A hold was refused: ${answer.refused}`);
}

function placeWithCode(shop: TestShop, customer: bigint, number: number): Promise<bigint> {
  const code = shop.deps().codeFor(shop.shopId, customer, `k${number}`);
  const lines = [{ sku: 'A', price: '48.00', discount: '0.01' }];
  return shop.place({ lines, codes: { [code]: { A: '0.01' } }, paidAt: null }, customer);
}

async function openShop(db: ReturnType<typeof openDatabase>): Promise<TestShop> {
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, timezone, installed_at)
    values ('holds.myshopify.com', 'UTC', '2026-01-01T00:00:00Z') returning id`;
  const shop = new TestShop(db, row?.id ?? 0n, 'UTC');
  await shop.save(defaultProgram(currencyCode('USD')));
  await shop.live();
  const rewards = [{ name: 'one', kind: 'amount-off', points: '1', value: '0.01', multiples: false }];
  await shop.loyalty.saveRewards(
    shop.shopId,
    { rewards, holdMinutes: '600', unusedPart: 'returned' },
    'bench',
    shop.now,
  );
  return shop;
}
