import { describe, expect, it } from 'vitest';
import { changeCart, createCart, placeOrder, priceCart } from '../../domain/checkout/carts.ts';
import { createCustomer, updateCustomer } from '../../domain/customers.ts';
import { createProducts } from '../../domain/products.ts';
import type { Id, Shop } from '../../domain/types.ts';
import { useAdminApi } from '../test-api.ts';

const { world, ask } = useAdminApi();

const segment = `mutation ($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) {
  segment { id name query } userErrors { field message } } }`;
const basic = `mutation ($discount: DiscountAutomaticBasicInput!) {
  discountAutomaticBasicCreate(automaticBasicDiscount: $discount) { automaticDiscountNode { id automaticDiscount {
    ... on DiscountAutomaticBasic { title status tags discountClasses
      context { ... on DiscountCustomerSegments { segments { name } } }
      customerGets { value { ... on DiscountPercentage { percentage } } } } } }
    userErrors { field message code } } }`;
const shipping = `mutation ($discount: DiscountAutomaticFreeShippingInput!) {
  discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $discount) {
    automaticDiscountNode { id } userErrors { field message code } } }`;

interface Place {
  shop: Shop;
  ana: Id;
  variantId: Id;
  segmentId: string;
}

const combinesWith = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };
const content = (segmentId: string, title: string) => ({
  ...{ title, tags: ['ours'], startsAt: '2026-03-01T00:00:00Z', combinesWith },
  context: { customerSegments: { add: [segmentId] } },
});

async function place(): Promise<Place> {
  const shop = await world.shop();
  const made = await world.state.transaction(async (tx) => {
    const address = { countryCode: 'US', city: 'New York', zip: '10001', address1: '1 Main St' };
    const ana = await createCustomer(tx, shop, { email: 'ana@example.com', tags: ['Gold'], address });
    const [a] = await createProducts(tx, shop, [{ sku: 'A', price: '80.00' }]);
    return { ana: ana.id, variantId: a?.variantId ?? '' };
  });
  const answer = await ask(shop, segment, { name: 'Gold', query: "customer_tags CONTAINS 'gold'" });
  return { shop, ...made, segmentId: String(answer.at('segmentCreate.segment.id')) };
}

const tenOff = ({ shop, segmentId }: Place) =>
  ask(shop, basic, {
    discount: {
      ...content(segmentId, 'Gold 10%'),
      customerGets: { items: { all: true }, value: { percentage: 0.1 } },
    },
  });

const free = ({ shop, segmentId }: Place) =>
  ask(shop, shipping, { discount: { ...content(segmentId, 'Gold'), destination: { all: true } } });

async function cartOf({ shop, variantId }: Place, customerId: Id | null) {
  const address = { countryCode: 'US', city: 'New York', zip: '10001', address1: '1 Main St' };
  const { token } = await world.state.transaction((tx) => createCart(tx, shop));
  const change = { set: { [variantId]: 1 }, email: 'ana@example.com', address, customerId };
  await world.state.transaction((tx) => changeCart(tx, shop, token, change));
  return token;
}

describe('an automatic discount for a segment', () => {
  it('says back what it was given, and its title is the only one', async () => {
    const by = await place();
    const answer = await tenOff(by);
    expect(answer.at('discountAutomaticBasicCreate.userErrors')).toEqual([]);
    expect(answer.at('discountAutomaticBasicCreate.automaticDiscountNode.automaticDiscount')).toEqual({
      ...{ title: 'Gold 10%', status: 'ACTIVE', tags: ['ours'], discountClasses: ['ORDER'] },
      context: { segments: [{ name: 'Gold' }] },
      customerGets: { value: { percentage: 0.1 } },
    });
    expect((await tenOff(by)).at('discountAutomaticBasicCreate.userErrors')).toEqual([
      expect.objectContaining({ code: 'TAKEN', field: ['automaticBasicDiscount', 'title'] }),
    ]);
    const found = `{ automaticDiscountNodes(first: 5, query: "tag:'ours'") { nodes { id } } segments(first: 5, query: "name:'Gold'") { nodes { name } } }`;
    const list = await ask(by.shop, found);
    expect(list.at('automaticDiscountNodes.nodes')).toHaveLength(1);
    expect(list.at('segments.nodes')).toEqual([{ name: 'Gold' }]);
  });

  it('comes off what somebody in it pays who is signed in, and stands on the order', async () => {
    const by = await place();
    await tenOff(by);
    await free(by);
    const token = await cartOf(by, by.ana);
    const priced = await priceCart(world.state, by.shop, token);
    expect([priced.discount, priced.automatic.map(({ title }) => title)]).toEqual([
      '8.00',
      ['Gold 10%', 'Gold'],
    ]);
    expect(priced.shippingDiscount).toBe(priced.shipping);
    const order = await world.state.transaction((tx) => placeOrder(tx, by.shop, token));
    expect(order.discountApplications.map(({ type, title }) => [type, title])).toEqual([
      ['automatic', 'Gold 10%'],
      ['automatic', 'Gold'],
    ]);
    expect(order.lines[0]?.discounts).toEqual([{ application: 0, amount: '8.00' }]);
    const guest = await priceCart(world.state, by.shop, await cartOf(by, null));
    expect([guest.discount, guest.automatic]).toEqual(['0.00', []]);
    await world.state.transaction((tx) => updateCustomer(tx, by.shop, { id: by.ana, tags: [] }));
    const lost = await priceCart(world.state, by.shop, await cartOf(by, by.ana));
    expect([lost.discount, lost.automatic]).toEqual(['0.00', []]);
  });

  it('is changed, ends and is deleted', async () => {
    const by = await place();
    const id = (await tenOff(by)).at('discountAutomaticBasicCreate.automaticDiscountNode.id');
    const update = `mutation ($id: ID!, $discount: DiscountAutomaticBasicInput!) {
      discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $discount) {
        automaticDiscountNode { automaticDiscount { ... on DiscountAutomaticBasic { startsAt title } } } userErrors { message } } }`;
    const { startsAt: _began, ...changed } = content(by.segmentId, 'Gold 15%');
    const customerGets = { items: { all: true }, value: { percentage: 0.15 } };
    const answer = await ask(by.shop, update, { id, discount: { ...changed, customerGets } });
    expect(answer.at('discountAutomaticBasicUpdate.automaticDiscountNode.automaticDiscount')).toEqual({
      ...{ startsAt: '2026-03-01T00:00:00Z', title: 'Gold 15%' },
    });
    const token = await cartOf(by, by.ana);
    expect((await priceCart(world.state, by.shop, token)).discount).toBe('12.00');
    await ask(
      by.shop,
      'mutation ($id: ID!) { discountAutomaticDeactivate(id: $id) { userErrors { message } } }',
      {
        id,
      },
    );
    expect((await priceCart(world.state, by.shop, token)).discount).toBe('0.00');
    const remove = 'mutation ($id: ID!) { discountAutomaticDelete(id: $id) { userErrors { message } } }';
    expect((await ask(by.shop, remove, { id })).at('discountAutomaticDelete.userErrors')).toEqual([]);
    expect((await ask(by.shop, remove, { id })).at('discountAutomaticDelete.userErrors')).toEqual([
      { message: 'Discount does not exist.' },
    ]);
  });
});
