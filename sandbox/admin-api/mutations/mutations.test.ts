import { describe, expect, it } from 'vitest';
import { createOrder } from '../../domain/create-order.ts';
import { createCustomer } from '../../domain/customers.ts';
import type { OrderInput } from '../../domain/inputs.ts';
import { createProducts } from '../../domain/products.ts';
import { getOrder, summaryOf } from '../../domain/read-orders.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import { gid } from '../gid.ts';
import { useAdminApi } from '../test-api.ts';

const { world, ask } = useAdminApi();

async function ordered(input: Partial<OrderInput> = {}): Promise<{ shop: Shop; order: OrderData }> {
  const shop = await world.shop();
  const order = await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      { sku: 'A', price: '50.00' },
      { sku: 'B', price: '5.00' },
    ]);
    return createOrder(tx, shop, { lines: [{ sku: 'A', quantity: 2 }], ...input });
  });
  return { shop, order };
}

const refundCreate = (key: string | null) => `mutation ($input: RefundInput!) {
  refundCreate(input: $input) ${key === null ? '' : `@idempotent(key: "${key}")`} {
    refund { id totalRefundedSet { shopMoney { amount } } } order { displayFinancialStatus }
    userErrors { field message } } }`;

function refundInput(order: OrderData, amount: string) {
  const parentId = gid('OrderTransaction', order.transactions[0]?.id ?? '');
  const orderId = gid('Order', order.id);
  return {
    input: {
      orderId,
      refundLineItems: [
        { lineItemId: gid('LineItem', order.lines[0]?.id ?? ''), quantity: 1, restockType: 'RETURN' },
      ],
      transactions: [{ orderId, parentId, amount, kind: 'REFUND', gateway: 'shopify_payments' }],
    },
  };
}

describe('refundCreate', () => {
  it('needs an idempotency key', async () => {
    const { shop, order } = await ordered();
    const answer = await ask(shop, refundCreate(null), refundInput(order, '50.00'));
    expect(answer.errors?.[0]?.message).toContain('@idempotent');
    expect((await getOrder(world.state, shop, order.id)).refunds).toEqual([]);
  });

  it('refunds once however often it is called with a key', async () => {
    const { shop, order } = await ordered();
    const call = () => ask(shop, refundCreate('k1'), refundInput(order, '50.00'));
    const answers = await Promise.all([call(), call(), call()]);
    const ids = answers.map((answer) => answer.at('refundCreate.refund.id'));
    expect(new Set(ids).size).toBe(1);
    expect(answers[0]?.at('refundCreate.order.displayFinancialStatus')).toBe('PARTIALLY_REFUNDED');
    expect(summaryOf(await getOrder(world.state, shop, order.id)).refunds).toMatchObject({
      count: 1,
      total: '50.00',
    });
    const other = await ask(shop, refundCreate('k1'), refundInput(order, '40.00'));
    expect(other.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
  });

  it('answers with a user error when there is not so much left', async () => {
    const { shop, order } = await ordered();
    const answer = await ask(shop, refundCreate('k2'), refundInput(order, '100.01'));
    expect(answer.at('refundCreate.refund')).toBeNull();
    expect(answer.at('refundCreate.userErrors.0.message')).toContain('less than that left');
  });
});

describe('orders', () => {
  it('are cancelled with their money back', async () => {
    const { shop, order } = await ordered();
    const answer = await ask(
      shop,
      `mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false,
         refundMethod: { originalPaymentMethodsRefund: true }) { job { done } orderCancelUserErrors { message code } } }`,
      { id: gid('Order', order.id) },
    );
    expect(answer.at('orderCancel')).toEqual({ job: { done: true }, orderCancelUserErrors: [] });
    expect(summaryOf(await getOrder(world.state, shop, order.id))).toMatchObject({
      cancelled: true,
      financialStatus: 'REFUNDED',
    });
  });

  it('are edited in three calls, and what they cost more stays outstanding', async () => {
    const { shop, order } = await ordered();
    const begun = await ask(
      shop,
      'mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 5) { nodes { id quantity } } } userErrors { message } } }',
      { id: gid('Order', order.id) },
    );
    const id = begun.at('orderEditBegin.calculatedOrder.id');
    const line = begun.at('orderEditBegin.calculatedOrder.lineItems.nodes.0.id');
    const set = await ask(
      shop,
      'mutation ($id: ID!, $line: ID!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 3) { calculatedLineItem { quantity } userErrors { message } } }',
      { id, line },
    );
    expect(set.at('orderEditSetQuantity.calculatedLineItem.quantity')).toBe(3);
    const committed = await ask(
      shop,
      'mutation ($id: ID!) { orderEditCommit(id: $id) { order { edited displayFinancialStatus totalOutstandingSet { shopMoney { amount } } } userErrors { message } } }',
      { id },
    );
    expect(committed.at('orderEditCommit.order')).toEqual({
      edited: true,
      displayFinancialStatus: 'PARTIALLY_PAID',
      totalOutstandingSet: { shopMoney: { amount: '50.0' } },
    });
    const paid = await ask(
      shop,
      'mutation ($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus } userErrors { message } } }',
      { id: gid('Order', order.id) },
    );
    expect(paid.at('orderMarkAsPaid.order.displayFinancialStatus')).toBe('PAID');
  });

  it('are fulfilled and delivered', async () => {
    const { shop, order } = await ordered();
    const made = await ask(
      shop,
      `mutation ($id: ID!) { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $id }],
         trackingInfo: { company: "DHL", number: "1" } }) { fulfillment { id trackingInfo { company number } } userErrors { message } } }`,
      { id: gid('FulfillmentOrder', order.id) },
    );
    expect(made.at('fulfillmentCreate.fulfillment.trackingInfo')).toEqual([{ company: 'DHL', number: '1' }]);
    const event = await ask(
      shop,
      'mutation ($id: ID!) { fulfillmentEventCreate(fulfillmentEvent: { fulfillmentId: $id, status: DELIVERED }) { fulfillmentEvent { status } userErrors { message } } }',
      { id: made.at('fulfillmentCreate.fulfillment.id') },
    );
    expect(event.at('fulfillmentEventCreate.fulfillmentEvent.status')).toBe('DELIVERED');
  });
});

describe('customers', () => {
  it('are merged, their orders with them', async () => {
    const { shop } = await ordered();
    const [one, two] = await world.state.transaction(async (tx) => {
      const first = await createCustomer(tx, shop, { email: 'old@example.com', tags: ['vip'] });
      await createOrder(tx, shop, { customer: first.id, lines: [{ sku: 'A' }] });
      return [first, await createCustomer(tx, shop, { email: 'new@example.com' })];
    });
    const merged = await ask(
      shop,
      'mutation ($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId job { id done } userErrors { message } } }',
      { one: gid('Customer', one.id), two: gid('Customer', two.id) },
    );
    expect(merged.at('customerMerge.resultingCustomerId')).toBe(gid('Customer', two.id));
    const status = await ask(
      shop,
      'query ($job: ID!) { customerMergeJobStatus(jobId: $job) { status resultingCustomerId } }',
      { job: merged.at('customerMerge.job.id') },
    );
    expect(status.at('customerMergeJobStatus.status')).toBe('COMPLETED');
    const kept = await ask(
      shop,
      'query ($id: ID!, $gone: ID!) { customer(id: $id) { tags numberOfOrders } gone: customer(id: $gone) { id } }',
      { id: gid('Customer', two.id), gone: gid('Customer', one.id) },
    );
    expect(kept.data).toEqual({ customer: { tags: ['vip'], numberOfOrders: '1' }, gone: null });
    const topics = (await world.deliveries(shop)).map((one) => one.topic);
    expect(topics.slice(-3)).toEqual(['customers/merge', 'customers/delete', 'customers/update']);
  });

  it('and orders get and lose tags', async () => {
    const { shop, order } = await ordered();
    const tags = async (name: 'tagsAdd' | 'tagsRemove', tag: string) => {
      const answer = await ask(
        shop,
        `mutation ($id: ID!) { ${name}(id: $id, tags: ["${tag}"]) { node { ... on Order { tags } } userErrors { message } } }`,
        { id: gid('Order', order.id) },
      );
      return answer.at(`${name}.node.tags`);
    };
    expect(await tags('tagsAdd', 'vip')).toEqual(['vip']);
    expect(await tags('tagsRemove', 'VIP')).toEqual([]);
  });
});

describe('metafields', () => {
  const set =
    'mutation ($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) { metafields { namespace key value compareDigest } userErrors { field message code elementIndex } } }';

  it('of the app are kept in a namespace of its own', async () => {
    const shop = await world.shop();
    const field = {
      ownerId: gid('Shop', shop.id),
      namespace: '$app:rewards',
      key: 'rate',
      type: 'number_integer',
      value: '5',
    };
    const answer = await ask(shop, set, { fields: [field] });
    expect(answer.at('metafieldsSet.metafields')).toMatchObject([
      { namespace: 'app--580111--rewards', value: '5' },
    ]);
    const read = await ask(
      shop,
      '{ shop { metafield(namespace: "$app:rewards", key: "rate") { value jsonValue type } metafields(first: 5) { nodes { key } } } }',
    );
    expect(read.at('shop.metafield')).toEqual({ value: '5', jsonValue: 5, type: 'number_integer' });
  });

  it('are all written or none', async () => {
    const shop = await world.shop();
    const good = {
      ownerId: gid('Shop', shop.id),
      namespace: 'a',
      key: 'x',
      type: 'single_line_text_field',
      value: '1',
    };
    const answer = await ask(shop, set, {
      fields: [good, { ...good, key: 'y', type: 'number_integer', value: 'no' }],
    });
    expect(answer.at('metafieldsSet.userErrors')).toMatchObject([
      { field: ['metafields', '1', 'value'], code: 'INVALID_VALUE', elementIndex: 1 },
    ]);
    const read = await ask(shop, '{ shop { metafields(first: 5) { nodes { key } } } }');
    expect(read.at('shop.metafields.nodes')).toEqual([]);
  });

  it('are not overwritten by one who saw another value', async () => {
    const shop = await world.shop();
    const field = {
      ownerId: gid('Shop', shop.id),
      namespace: 'a',
      key: 'x',
      type: 'single_line_text_field',
      value: '1',
    };
    const first = await ask(shop, set, { fields: [{ ...field, compareDigest: null }] });
    const digest = first.at('metafieldsSet.metafields.0.compareDigest');
    await ask(shop, set, { fields: [{ ...field, value: '2', compareDigest: digest }] });
    const stale = await ask(shop, set, { fields: [{ ...field, value: '3', compareDigest: digest }] });
    expect(stale.at('metafieldsSet.userErrors.0.code')).toBe('STALE_OBJECT');
  });

  it('can be defined once per owner type', async () => {
    const shop = await world.shop();
    const define =
      'mutation { metafieldDefinitionCreate(definition: { name: "Rate", key: "rate", ownerType: PRODUCT, type: "number_integer" }) { createdDefinition { namespace type { name } } userErrors { code } } }';
    const first = await ask(shop, define);
    expect(first.at('metafieldDefinitionCreate.createdDefinition')).toEqual({
      namespace: 'app--580111',
      type: { name: 'number_integer' },
    });
    expect((await ask(shop, define)).at('metafieldDefinitionCreate.userErrors.0.code')).toBe('TAKEN');
  });
});
