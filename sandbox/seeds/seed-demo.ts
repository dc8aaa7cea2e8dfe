import { Temporal } from 'temporal-polyfill';
import { createCustomer } from '../domain/customers.ts';
import { createShop, findShop, getShop } from '../domain/shops.ts';
import type { Id, Shop } from '../domain/types.ts';
import type { State, Tx } from '../state/database.ts';
import { inBatch, newSeedCache } from './batched-tx.ts';
import { createCatalogue, setPictureAddresses, setTodaysStock } from './create-catalogue.ts';
import { type DemoPlan, planDemo } from './plan-demo.ts';
import { playOrder } from './play-orders.ts';

export const demoDomain = 'afterglow-demo.myshopify.com';

export interface SeedOptions {
  /** where browsers find the sandbox, such as http://localhost:4000: product pictures are served there */
  origin: string;
  /** ISO instant at which the past ends and the shop's clock begins to run; the present without it */
  now?: string;
  seed?: number;
  customers?: number;
  orders?: number;
  months?: number;
  /** called now and then with the share that is done, 0 to 1 */
  onProgress?: (done: number) => void;
}

const batch = 100;

/**
 * Makes the demo shop, Fern & Fable, with a past: products, customers, and orders with all that happened to them. It
 * is written by the shop's own commands while the app is not installed, so nothing is sent for it. A shop that is
 * whole is left as it is; one that was broken off is made anew. True when it was made now.
 */
export async function seedDemo(state: State, options: SeedOptions): Promise<boolean> {
  const [finished] = await state.query<{ shop: string }>('select shop from seed where shop = $1', [
    demoDomain,
  ]);
  if (finished !== undefined) {
    await state.transaction((tx) => setPictureAddresses(tx, { domain: demoDomain }, options.origin));
    return false;
  }
  await state.query('delete from shop where domain = $1', [demoDomain]);
  await makeDemo(state, options);
  return true;
}

async function makeDemo(state: State, options: SeedOptions): Promise<void> {
  const now = options.now ?? new Date().toISOString();
  const months = options.months ?? 18;
  const shop = await state.transaction((tx) => openShop(tx, now, months, options.now !== undefined));
  const plan = planDemo({
    seed: options.seed ?? 20_260_301,
    now,
    timezone: shop.timezone,
    customers: options.customers ?? 300,
    orders: options.orders ?? 1500,
    months,
  });
  await state.transaction(async (tx) => {
    await createCatalogue(tx, { ...shop, now: shop.createdAt });
    await setPictureAddresses(tx, shop, options.origin);
  });
  const cache = newSeedCache();
  const customerIds = await state.transaction((tx) =>
    inBatch(tx, cache, (batched) => createCustomers(batched, shop, plan)),
  );
  options.onProgress?.(0.1);
  for (let from = 0; from < plan.orders.length; from += batch) {
    const part = plan.orders.slice(from, from + batch);
    await state.transaction((tx) =>
      inBatch(tx, cache, async (batched) => {
        for (const order of part) await playOrder(batched, shop, order, customerIds);
      }),
    );
    options.onProgress?.(0.1 + (0.9 * Math.min(plan.orders.length, from + batch)) / plan.orders.length);
  }
  await state.transaction(async (tx) => {
    await setTodaysStock(tx, shop);
    await tx.query('insert into seed (shop, finished_at) values ($1, clock_timestamp())', [shop.domain]);
  });
}

/** The shop as it opened, a month before its first order. */
async function openShop(tx: Tx, now: string, months: number, standing: boolean): Promise<Shop> {
  const shop = await createShop(tx, {
    domain: demoDomain,
    name: 'Fern & Fable',
    email: 'hello@example.com',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    country: 'DE',
    pricesIncludeTax: true,
    plan: 'plus',
    readAllOrders: true,
    ...(standing && { now }),
  });
  const opened = Temporal.Instant.from(now)
    .toZonedDateTimeISO(shop.timezone)
    .subtract({ months: months + 1 });
  await tx.query('update shop set created_at = $2 where domain = $1', [
    shop.domain,
    opened.toInstant().toString({ smallestUnit: 'second' }),
  ]);
  return getShop(tx, shop.domain);
}

async function createCustomers(tx: Tx, shop: Shop, plan: DemoPlan): Promise<Id[]> {
  const ids: Id[] = [];
  for (const one of plan.customers) {
    const customer = await createCustomer(
      tx,
      { ...shop, now: one.createdAt },
      {
        email: one.email,
        firstName: one.address.firstName,
        lastName: one.address.lastName,
        address: one.address,
        locale: one.locale,
        marketing: one.marketing,
        tags: one.tags,
        account: one.account,
      },
    );
    ids.push(customer.id);
  }
  return ids;
}

/** The demo shop, or null before it was made. */
export const findDemo = (state: State): Promise<Shop | null> => findShop(state, demoDomain);
