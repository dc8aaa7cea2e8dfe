import { z } from 'zod';
import { checkWindows, checkWindowsAtShopify } from './check-windows.ts';
import { compareContained, compareFields, compareRows, compareSequence, type Difference } from './compare.ts';
import type { EntryRow } from './read-only-queries.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Expectation } from './vocabulary/expectations.ts';

const later = ['tickets'] as const;

const orderAnswer = z.object({
  refunds: z.object({
    count: z.number(),
    total: z.string(),
    byTransaction: z.partialRecord(z.enum(['card', 'giftCard', 'storeCredit', 'manual']), z.string()),
  }),
});

/** What differs between what a story expects now and what is. */
export async function checkExpectation(shop: StoryShop, expected: Expectation): Promise<Difference[]> {
  for (const name of later)
    if (expected[name] !== undefined) throw new Error(`expect.${name}: not built yet`);
  return [
    ...(await checkPoints(shop, expected)),
    ...(await checkTiers(shop, expected)),
    ...(await checkFacts(shop, expected)),
    ...(await checkWindows(shop, expected)),
    ...(await checkShopify(shop, expected.shopify)),
  ];
}

async function checkPoints(shop: StoryShop, { points, lots, ledger }: Expectation): Promise<Difference[]> {
  const { queries, names } = shop;
  const found: Difference[] = [];
  const customer = (name: string) => idOf(names.customers, 'customer', name);
  for (const [name, wanted] of Object.entries(points ?? {})) {
    found.push(...compareFields(`points.${name}`, wanted, await queries.balance(customer(name))));
  }
  for (const [name, wanted] of Object.entries(lots ?? {})) {
    found.push(...compareRows(`lots.${name}`, wanted, await queries.lots(customer(name))));
  }
  for (const [name, wanted] of Object.entries(ledger ?? {})) {
    const entries = (await queries.ledger(customer(name))).map((entry) => withSource(entry, names.orders));
    found.push(...compareContained(`ledger.${name}`, wanted, entries));
  }
  return found;
}

/** Somebody without a level is said to have `none`. */
async function checkTiers({ queries, names }: StoryShop, { tier }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [name, wanted] of Object.entries(tier ?? {})) {
    const held = await queries.tier(idOf(names.customers, 'customer', name));
    found.push(...compareFields(`tier.${name}`, { is: wanted }, { is: held ?? 'none' }));
  }
  return found;
}

/** Where an entry came from in the story's own words: `order:#1`. */
function withSource(entry: EntryRow, orders: ReadonlyMap<string, string>): object {
  const alias = [...orders].find(([, id]) => id === entry.order)?.[0];
  return { kind: entry.kind, points: entry.points, source: alias ? `order:${alias}` : entry.sourceKey };
}

async function checkFacts(shop: StoryShop, { facts }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [name, wanted] of Object.entries(facts ?? {})) {
    const known = shop.names.customers.get(name);
    // `facts: { none: […] }` without a customer of that name: nobody has any of them.
    if (known === undefined && name === 'none' && Array.isArray(wanted)) {
      found.push(...compareSequence('facts', { none: wanted }, await shop.queries.facts(null)));
      continue;
    }
    const customer = known ?? idOf(shop.names.customers, 'customer', name);
    found.push(...compareSequence(`facts.${name}`, wanted, await shop.queries.facts(customer)));
  }
  return found;
}

async function checkShopify(shop: StoryShop, expected: Expectation['shopify']): Promise<Difference[]> {
  if (!expected) return [];
  const found = await checkWindowsAtShopify(shop, expected);
  for (const [alias, wanted] of Object.entries(expected.refunds ?? {})) {
    const order = await shop.control.get(`orders/${idOf(shop.names.orders, 'order', alias)}`, orderAnswer);
    found.push(...compareFields(`shopify.refunds.${alias}`, wanted, order.refunds));
  }
  if (expected.stock) {
    const stock = await shop.control.get('stock', z.record(z.string(), z.number()));
    found.push(...compareFields('shopify.stock', expected.stock, stock));
  }
  return found;
}
