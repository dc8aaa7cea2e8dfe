import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../domain/customers.ts';
import { createProducts } from '../../domain/products.ts';
import type { Id, Shop } from '../../domain/types.ts';
import { gid } from '../gid.ts';
import { type Answer, useAdminApi } from '../test-api.ts';

const { world, ask } = useAdminApi();

const create = `mutation ($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic {
      title status startsAt endsAt usageLimit appliesOncePerCustomer asyncUsageCount discountClasses tags
      codes(first: 2) { nodes { code } }
      combinesWith { orderDiscounts shippingDiscounts }
      context { ... on DiscountCustomers { customers { id } } }
      minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } } }
      customerGets {
        items { ... on AllDiscountItems { allItems } ... on DiscountProducts { products(first: 2) { nodes { id } } } }
        value { ... on DiscountAmount { amount { amount } appliesOnEachItem } ... on DiscountPercentage { percentage } }
      }
    } } }
    userErrors { field code message extraInfo } } }`;

const found = `query ($code: String!) { codeDiscountNodeByCode(code: $code) { id
  codeDiscount { ... on DiscountCodeBasic { status endsAt } ... on DiscountCodeFreeShipping { status maximumShippingPrice { amount } } } } }`;

interface Asking {
  shop: Shop;
  ana: Id;
  productId: Id;
}

async function asking(): Promise<Asking> {
  const shop = await world.shop();
  return world.state.transaction(async (tx) => {
    const ana = await createCustomer(tx, shop, { email: 'ana@example.com' });
    const [a] = await createProducts(tx, shop, [{ sku: 'A', price: '80.00' }]);
    return { shop, ana: ana.id, productId: a?.productId ?? '' };
  });
}

const five = ({ ana }: Asking, change: Record<string, unknown> = {}) => ({
  title: 'Five off',
  code: 'LOY-AB12',
  startsAt: '2026-03-01T00:00:00Z',
  endsAt: '2026-03-08T00:00:00Z',
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: { customers: { add: [gid('Customer', ana)] } },
  customerGets: {
    value: { discountAmount: { amount: '5.00', appliesOnEachItem: false } },
    items: { all: true },
  },
  minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '20.00' } },
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  tags: ['loyalty'],
  ...change,
});

const created = (by: Asking, change: Record<string, unknown> = {}): Promise<Answer> =>
  ask(by.shop, create, { discount: five(by, change) });

describe('discountCodeBasicCreate', () => {
  it('makes a discount that says back what it was given', async () => {
    const by = await asking();
    const answer = await created(by);
    expect(answer.at('discountCodeBasicCreate.userErrors')).toEqual([]);
    expect(answer.at('discountCodeBasicCreate.codeDiscountNode.codeDiscount')).toEqual({
      title: 'Five off',
      status: 'ACTIVE',
      startsAt: '2026-03-01T00:00:00Z',
      endsAt: '2026-03-08T00:00:00Z',
      usageLimit: 1,
      appliesOncePerCustomer: true,
      asyncUsageCount: 0,
      discountClasses: ['ORDER'],
      tags: ['loyalty'],
      codes: { nodes: [{ code: 'LOY-AB12' }] },
      combinesWith: { orderDiscounts: false, shippingDiscounts: true },
      context: { customers: [{ id: gid('Customer', by.ana) }] },
      minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: '20.0', currencyCode: 'USD' } },
      customerGets: {
        items: { allItems: true },
        value: { amount: { amount: '5.0' }, appliesOnEachItem: false },
      },
    });
  });

  it('takes a percentage of certain products', async () => {
    const by = await asking();
    const answer = await created(by, {
      customerGets: {
        value: { percentage: 0.125 },
        items: { products: { productsToAdd: [gid('Product', by.productId)] } },
      },
    });
    const node = 'discountCodeBasicCreate.codeDiscountNode.codeDiscount';
    expect(answer.at(`${node}.discountClasses`)).toEqual(['PRODUCT']);
    expect(answer.at(`${node}.customerGets`)).toEqual({
      items: { products: { nodes: [{ id: gid('Product', by.productId) }] } },
      value: { percentage: 0.125 },
    });
  });

  it('takes a code once, upper and lower case alike, however many ask at once', async () => {
    const by = await asking();
    const answers = await Promise.all(
      ['LOY-AB12', 'loy-ab12', 'Loy-Ab12'].map((code) => created(by, { code })),
    );
    const errors = answers.map((answer) => answer.at('discountCodeBasicCreate.userErrors'));
    expect(errors.filter((list) => JSON.stringify(list) === '[]')).toHaveLength(1);
    expect(errors.find((list) => JSON.stringify(list) !== '[]')).toEqual([
      {
        field: ['basicCodeDiscount', 'code'],
        code: 'TAKEN',
        message: 'Code must be unique. Please try a different code.',
        extraInfo: null,
      },
    ]);
  });

  it.each([
    [{ code: '' }, ['code'], 'BLANK'],
    [{ code: 'x'.repeat(256) }, ['code'], 'TOO_LONG'],
    [{ title: null }, ['title'], 'BLANK'],
    [{ context: null }, ['context'], 'BLANK'],
    [
      { context: { customers: { add: ['gid://shopify/Customer/1'] } } },
      ['context', 'customers', 'add'],
      'INVALID',
    ],
    [{ usageLimit: 0 }, ['usageLimit'], 'GREATER_THAN'],
    [{ endsAt: '2026-02-01T00:00:00Z' }, ['endsAt'], 'END_DATE_BEFORE_START_DATE'],
    [{ tags: ['1', '2', '3', '4', '5', '6'] }, ['tags'], 'TOO_MANY_TAGS'],
    [
      { customerGets: { value: { percentage: 1.01 }, items: { all: true } } },
      ['customerGets', 'value', 'percentage'],
      'VALUE_OUTSIDE_RANGE',
    ],
    [
      { customerGets: { value: { discountAmount: { amount: '0' } }, items: { all: true } } },
      ['customerGets', 'value', 'discountAmount', 'amount'],
      'GREATER_THAN',
    ],
  ])('refuses %j', async (change, field, code) => {
    const answer = await created(await asking(), change);
    expect(answer.at('discountCodeBasicCreate.codeDiscountNode')).toBeNull();
    expect(answer.at('discountCodeBasicCreate.userErrors')).toMatchObject([
      { field: ['basicCodeDiscount', ...field], code },
    ]);
  });

  it('needs write_discounts', async () => {
    const by = await asking();
    await world.state.query("update shop set granted_scopes = '{write_orders}' where domain = $1", [
      by.shop.domain,
    ]);
    const shop = { ...by.shop, grantedScopes: ['write_orders'] };
    expect((await created({ ...by, shop })).errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
    expect((await ask(shop, found, { code: 'x' })).errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
  });
});

describe('a discount', () => {
  it('is found by its code, ended and deleted', async () => {
    const by = await asking();
    const id = (await created(by)).at('discountCodeBasicCreate.codeDiscountNode.id');
    expect((await ask(by.shop, found, { code: 'loy-ab12' })).at('codeDiscountNodeByCode.id')).toBe(id);
    const ended = await ask(
      by.shop,
      'mutation ($id: ID!) { discountCodeDeactivate(id: $id) { codeDiscountNode { id } userErrors { code } } }',
      { id },
    );
    expect(ended.at('discountCodeDeactivate.codeDiscountNode.id')).toBe(id);
    expect(
      (await ask(by.shop, found, { code: 'LOY-AB12' })).at('codeDiscountNodeByCode.codeDiscount'),
    ).toEqual({
      status: 'EXPIRED',
      endsAt: '2026-03-01T15:00:00Z',
    });
    const listed = async (status: string) =>
      (
        await ask(
          by.shop,
          'query ($query: String!) { codeDiscountNodes(first: 5, query: $query) { nodes { id } } }',
          { query: `status:${status}` },
        )
      ).at('codeDiscountNodes.nodes');
    expect(await listed('expired')).toEqual([{ id }]);
    expect(await listed('active')).toEqual([]);
    expect(await listed('scheduled')).toEqual([]);
    const remove =
      'mutation ($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { field code } } }';
    expect((await ask(by.shop, remove, { id })).at('discountCodeDelete.deletedCodeDiscountId')).toBe(id);
    expect((await ask(by.shop, remove, { id })).at('discountCodeDelete.userErrors')).toEqual([
      { field: ['id'], code: 'INVALID' },
    ]);
    expect((await ask(by.shop, found, { code: 'LOY-AB12' })).at('codeDiscountNodeByCode')).toBeNull();
    expect((await created(by)).at('discountCodeBasicCreate.userErrors')).toEqual([]);
  });

  it('may be free shipping', async () => {
    const by = await asking();
    const { customerGets: _, ...discount } = five(by, {
      destination: { all: true },
      maximumShippingPrice: '10.00',
    });
    const answer = await ask(
      by.shop,
      `mutation ($discount: DiscountCodeFreeShippingInput!) { discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
         codeDiscountNode { id } userErrors { field code } } }`,
      { discount },
    );
    expect(answer.at('discountCodeFreeShippingCreate.userErrors')).toEqual([]);
    expect(
      (await ask(by.shop, found, { code: 'LOY-AB12' })).at('codeDiscountNodeByCode.codeDiscount'),
    ).toEqual({
      status: 'ACTIVE',
      maximumShippingPrice: { amount: '10.0' },
    });
  });

  it('is listed and told to those who asked', async () => {
    const by = await asking();
    await world.state.query(
      "update webhook_subscription set topics = topics || '{discounts/create,discounts/update,discounts/redeemcode_added}' where shop = $1",
      [by.shop.domain],
    );
    const id = (await created(by)).at('discountCodeBasicCreate.codeDiscountNode.id');
    await ask(by.shop, 'mutation ($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { code } } }', {
      id,
    });
    const sent = (await world.deliveries(by.shop)).filter((one) => one.topic.startsWith('discounts/'));
    expect(sent.map((one) => one.topic)).toEqual([
      'discounts/create',
      'discounts/redeemcode_added',
      'discounts/update',
    ]);
    expect(sent.at(-1)?.payload).toMatchObject({ admin_graphql_api_id: id, status: 'EXPIRED' });
    const list = await ask(by.shop, '{ codeDiscountNodes(first: 5, query: "tag:loyalty") { nodes { id } } }');
    expect(list.at('codeDiscountNodes.nodes')).toEqual([{ id }]);
  });
});
