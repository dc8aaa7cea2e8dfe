import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOrder } from '../domain/create-order.ts';
import { createCustomer } from '../domain/customers.ts';
import { createProducts } from '../domain/products.ts';
import type { Shop } from '../domain/types.ts';
import { type Answer, useAdminApi } from './test-api.ts';

const { world, ask } = useAdminApi();

async function shopWithOrders(days: number[], input = {}): Promise<Shop> {
  const shop = await world.shop(input);
  await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [{ sku: 'A', price: '20.00', tags: ['b', 'a'], collections: ['Summer'] }]);
    for (const day of days) {
      const now = new Date(Date.parse(shop.now) - day * 86_400_000).toISOString();
      await createOrder(tx, { ...shop, now }, { lines: [{ sku: 'A' }], guest: `day-${day}@example.com` });
    }
  });
  return shop;
}

const nodes = z.array(z.object({ name: z.string() }));
const names = (answer: Answer) => nodes.parse(answer.at('orders.nodes')).map((node) => node.name);

describe('the shop', () => {
  it('says who it is', async () => {
    const shop = await world.shop({
      plan: 'basic',
      currency: 'EUR',
      country: 'DE',
      timezone: 'Europe/Berlin',
    });
    const answer = await ask(
      shop,
      `{ shop { name currencyCode ianaTimezone taxesIncluded timezoneOffset billingAddress { countryCodeV2 }
         plan { publicDisplayName shopifyPlus partnerDevelopment } }
         currentAppInstallation { accessScopes { handle } launchUrl } }`,
    );
    expect(answer.at('shop')).toMatchObject({
      currencyCode: 'EUR',
      timezoneOffset: '+0100',
      billingAddress: { countryCodeV2: 'DE' },
      plan: { publicDisplayName: 'Basic', shopifyPlus: false, partnerDevelopment: false },
    });
    expect(answer.at('currentAppInstallation.accessScopes')).toContainEqual({ handle: 'read_all_orders' });
  });

  it('names a field that it has no resolver for', async () => {
    const shop = await world.shop();
    const answer = await ask(
      shop,
      '{ shop { name analyticsToken: merchantApprovalSignals { verifiedByShopify } } }',
    );
    expect(answer.errors?.[0]?.message).toBe('The sandbox has no resolver for Shop.merchantApprovalSignals.');
    expect(answer.at('shop.analyticsToken')).toBeNull();
  });

  it('refuses a field that the schema does not have', async () => {
    const shop = await world.shop();
    const answer = await ask(shop, '{ shop { nothing } }');
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.message).toContain('Cannot query field "nothing"');
  });

  it('refuses what the app has no scope for', async () => {
    const shop = await world.shop();
    const { errors } = await ask({ ...shop, grantedScopes: [] }, '{ orders(first: 1) { nodes { id } } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'ACCESS_DENIED' }, path: ['orders'] });
  });
});

describe('orders', () => {
  it('come in pages that follow one another', async () => {
    const shop = await shopWithOrders([5, 4, 3, 2, 1]);
    const query = `query ($after: String) { orders(first: 2, after: $after, sortKey: UPDATED_AT) {
      nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const answer = await ask(shop, query, { after });
      seen.push(...names(answer));
      after = z.string().parse(answer.at('orders.pageInfo.endCursor'));
      more = answer.at('orders.pageInfo.hasNextPage') === true;
    }
    expect(seen).toEqual(['#1001', '#1002', '#1003', '#1004', '#1005']);
    const back = await ask(
      shop,
      '{ orders(last: 2, reverse: true, sortKey: UPDATED_AT) { nodes { name } } }',
    );
    expect(names(back)).toEqual(['#1002', '#1001']);
  });

  it('are found by what the search says', async () => {
    const shop = await shopWithOrders([5, 3, 1]);
    const find = async (query: string) =>
      names(
        await ask(shop, 'query ($q: String) { orders(first: 9, query: $q) { nodes { name } } }', {
          q: query,
        }),
      );
    expect(await find("updated_at:>='2026-02-26T15:00:00Z'")).toEqual(['#1002', '#1003']);
    expect(await find('created_at:<2026-02-26 OR name:1003')).toEqual(['#1001', '#1003']);
    expect(await find('-name:#1003 email:day-3@example.com')).toEqual(['#1002']);
    expect(await find('(name:1001 OR name:1002) AND NOT name:1002')).toEqual(['#1001']);
    const unknown = await ask(shop, '{ orders(first: 1, query: "colour:red") { nodes { name } } }');
    expect(unknown.errors?.[0]?.message).toBe('The sandbox has no search filter "colour".');
  });

  it('older than 60 days are hidden from an app without read_all_orders', async () => {
    const shop = await shopWithOrders([61, 59], { readAllOrders: false });
    expect(names(await ask(shop, '{ orders(first: 9) { nodes { name } } }'))).toEqual(['#1002']);
    const answer = await ask(shop, '{ ordersCount { count precision } }');
    expect(answer.at('ordersCount')).toEqual({ count: 1, precision: 'EXACT' });
  });

  it('must be asked for with a size of at most 250', async () => {
    const shop = await world.shop();
    const none = await ask(shop, '{ orders { nodes { id } } }');
    expect(none.errors?.[0]?.message).toBe('you must provide one of first or last');
    const many = await ask(shop, '{ orders(first: 251) { nodes { id } } }');
    expect(many.errors?.[0]?.message).toContain('250');
  });
});

describe('products and customers', () => {
  it('know each other', async () => {
    const shop = await shopWithOrders([]);
    const answer = await ask(
      shop,
      `{ products(first: 5, query: "sku:A") { nodes { id title tags totalInventory
           collections(first: 5) { nodes { title products(first: 5) { nodes { title } } } }
           variants(first: 5) { nodes { sku price } } } }
         productVariants(first: 5) { nodes { sku product { handle } } }
         collections(first: 5) { nodes { title productsCount { count } } } }`,
    );
    expect(answer.at('products.nodes.0')).toMatchObject({
      tags: ['a', 'b'],
      totalInventory: 100,
      collections: { nodes: [{ title: 'Summer', products: { nodes: [{ title: 'Product A' }] } }] },
      variants: { nodes: [{ sku: 'A', price: '20.00' }] },
    });
    expect(answer.at('productVariants.nodes')).toEqual([{ sku: 'A', product: { handle: 'product-a' } }]);
    expect(answer.at('collections.nodes')).toEqual([{ title: 'Summer', productsCount: { count: 1 } }]);
  });

  it('count what a customer bought', async () => {
    const shop = await shopWithOrders([]);
    const ana = await world.state.transaction(async (tx) => {
      const customer = await createCustomer(tx, shop, { email: 'ana@example.com', country: 'DE' });
      await createOrder(tx, shop, { customer: customer.id, lines: [{ sku: 'A', quantity: 2 }] });
      return customer;
    });
    const answer = await ask(
      shop,
      `query ($id: ID!) { customer(id: $id) { numberOfOrders amountSpent { amount currencyCode } state
         defaultEmailAddress { emailAddress marketingState } defaultAddress { countryCodeV2 }
         orders(first: 5) { nodes { name customer { id } } } mergeable { isMergeable } } }`,
      { id: `gid://shopify/Customer/${ana.id}` },
    );
    expect(answer.at('customer')).toMatchObject({
      numberOfOrders: '1',
      amountSpent: { amount: '40.0', currencyCode: 'USD' },
      defaultEmailAddress: { emailAddress: 'ana@example.com', marketingState: 'SUBSCRIBED' },
      defaultAddress: { countryCodeV2: 'DE' },
      orders: { nodes: [{ name: '#1001' }] },
    });
  });
});

const costForm = z.object({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullable(),
  throttleStatus: z.record(z.string(), z.number()),
});

describe('the budget', () => {
  it('is named in every answer and refuses when it is used up', async () => {
    const plain = await world.shop({ plan: 'basic' });
    const query = '{ products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } } }';
    const first = await ask(plain, query);
    const cost = costForm.parse(first.extensions?.cost);
    expect(cost.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
    expect(cost.requestedQueryCost).toBeGreaterThan(cost.actualQueryCost ?? Number.NaN);
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(plain, query)));
    const throttled = answers.find((answer) => answer.errors !== undefined);
    expect(throttled?.errors).toMatchObject([{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]);
    expect(costForm.parse(throttled?.extensions?.cost).actualQueryCost).toBeNull();
  });
});
