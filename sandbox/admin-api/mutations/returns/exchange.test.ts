import { describe, expect, it } from 'vitest';
import { soldCoat } from '../../../domain/returns/exchange/test-exchange.ts';
import type { OrderData, Shop } from '../../../domain/types.ts';
import { gid } from '../../gid.ts';
import { useAdminApi } from '../../test-api.ts';
import { usd } from './test-returns-api.ts';

const api = useAdminApi();
const { ask } = api;

const create = `mutation ($i: ReturnInput!) { returnCreate(returnInput: $i) {
  return { id returnLineItems(first: 5) { nodes { id } } exchangeLineItems(first: 5) { nodes {
    id title variantId variantSku variantTitle quantity processableQuantity processedQuantity lineItems { id } } } }
  userErrors { code field message } } }`;
const process = `mutation ($i: ReturnProcessInput!) { returnProcess(input: $i) {
  return { status exchangeLineItems(first: 5) { nodes { unprocessedQuantity lineItems { id sku quantity } } } }
  userErrors { code field message } } }`;
const suggest = `query ($id: ID!, $r: [SuggestedOutcomeReturnLineItemInput!]!, $e: [SuggestedOutcomeExchangeLineItemInput!]!) {
  return(id: $id) { suggestedFinancialOutcome(returnLineItems: $r, exchangeLineItems: $e) { financialTransfer { __typename
    ... on RefundReturnOutcome { amount { presentmentMoney { amount } } suggestedTransactions { gateway } }
    ... on InvoiceReturnOutcome { amount { presentmentMoney { amount } } } } } } }`;
const orders = `query ($id: ID!) { order(id: $id) { displayFinancialStatus
  fulfillmentOrders(first: 5) { nodes { id status fulfillmentHolds { reason }
    lineItems(first: 5) { nodes { sku totalQuantity remainingQuantity } } } } } }`;

/** One coat for 72.00 and 5.94 of tax; one in M goes out for it, `off` less than its 80.00. */
async function exchanged(sold: { shop: Shop; order: OrderData }, off: string, fee?: string) {
  const product = sold.order.lines[0]?.productId ?? '0';
  const variants = await ask(
    sold.shop,
    'query ($id: ID!) { product(id: $id) { variants(first: 5) { nodes { id sku } } } }',
    { id: gid('Product', product) },
  );
  const variantId = String(variants.at('product.variants.nodes.1.id'));
  const made = await ask(sold.shop, create, {
    i: {
      orderId: gid('Order', sold.order.id),
      returnLineItems: [
        {
          fulfillmentLineItemId: gid('FulfillmentLineItem', sold.order.fulfillments[0]?.lines[0]?.id ?? '0'),
          quantity: 1,
        },
      ],
      exchangeLineItems: [
        { variantId, quantity: 1, appliedDiscount: { description: 'Even', value: { amount: usd(off) } } },
      ],
      ...(fee === undefined ? {} : { returnShippingFee: { amount: usd(fee) } }),
    },
  });
  const at = (path: string) => String(made.at(`returnCreate.return.${path}`));
  const units = [{ id: at('returnLineItems.nodes.0.id'), quantity: 1 }];
  const out = [{ id: at('exchangeLineItems.nodes.0.id'), quantity: 1 }];
  return { made, variantId, id: at('id'), units, out };
}

const sold = () => soldCoat(api.world, { lines: [{ sku: 'S', quantity: 1, discount: '8.00', tax: '5.94' }] });

describe('exchange lines', () => {
  it('are suggested for, processed into lines of the order, held until paid, and sent', async () => {
    const world = await sold();
    const { made, variantId, id, units, out } = await exchanged(world, '8.00', '4.50');
    expect(made.at('returnCreate.return.exchangeLineItems.nodes')).toEqual([
      {
        id: out[0]?.id,
        title: 'Coat',
        variantId,
        variantSku: 'M',
        variantTitle: 'M',
        quantity: 1,
        processableQuantity: 1,
        processedQuantity: 0,
        lineItems: [],
      },
    ]);
    const owed = await ask(world.shop, suggest, { id, r: units, e: out });
    expect(owed.at('return.suggestedFinancialOutcome.financialTransfer')).toEqual({
      __typename: 'InvoiceReturnOutcome',
      amount: { presentmentMoney: { amount: '4.5' } },
    });
    const done = await ask(world.shop, process, {
      i: { returnId: id, returnLineItems: units, exchangeLineItems: out },
    });
    expect(done.at('returnProcess.userErrors')).toEqual([]);
    expect(done.at('returnProcess.return.exchangeLineItems.nodes')).toMatchObject([
      { unprocessedQuantity: 0, lineItems: [{ sku: 'M', quantity: 1 }] },
    ]);
    const order = { id: gid('Order', world.order.id) };
    const held = await ask(world.shop, orders, order);
    expect(held.at('order')).toMatchObject({
      displayFinancialStatus: 'PARTIALLY_PAID',
      fulfillmentOrders: {
        nodes: [
          { status: 'CLOSED', fulfillmentHolds: [], lineItems: { nodes: [{ sku: 'S', totalQuantity: 1 }] } },
          {
            status: 'ON_HOLD',
            fulfillmentHolds: [{ reason: 'AWAITING_PAYMENT' }],
            lineItems: { nodes: [{ sku: 'M', remainingQuantity: 1 }] },
          },
        ],
      },
    });
    const fulfillmentOrderId = held.at('order.fulfillmentOrders.nodes.1.id');
    const send = () =>
      ask(
        world.shop,
        `mutation ($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { fulfillment { status } userErrors { message } } }`,
        { f: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId }] } },
      );
    expect((await send()).at('fulfillmentCreate.userErrors.0.message')).toContain('on hold');
    const invoice = () =>
      ask(
        world.shop,
        'mutation ($id: ID!) { orderInvoiceSend(id: $id) { order { id } userErrors { code field message } } }',
        order,
      );
    expect((await invoice()).at('orderInvoiceSend.userErrors')).toEqual([]);
    await ask(
      world.shop,
      'mutation ($id: ID!) { orderMarkAsPaid(input: { id: $id }) { userErrors { message } } }',
      order,
    );
    expect((await invoice()).at('orderInvoiceSend')).toMatchObject({
      order: null,
      userErrors: [{ code: 'ORDER_INVOICE_SEND_UNSUCCESSFUL', field: ['id'] }],
    });
    expect((await send()).at('fulfillmentCreate')).toEqual({
      fulfillment: { status: 'SUCCESS' },
      userErrors: [],
    });
  });

  it('give back what is left of the goods, as they were paid', async () => {
    const world = await sold();
    // 20.00 off: 60.00 and 4.95 go out of 77.94.
    const { id, units, out } = await exchanged(world, '20.00');
    const left = await ask(world.shop, suggest, { id, r: units, e: out });
    expect(left.at('return.suggestedFinancialOutcome.financialTransfer')).toEqual({
      __typename: 'RefundReturnOutcome',
      amount: { presentmentMoney: { amount: '12.99' } },
      suggestedTransactions: [{ gateway: 'shopify_payments' }],
    });
  });

  it('say what is wrong, with the path to it', async () => {
    const world = await sold();
    const { id, units, out } = await exchanged(world, '8.00');
    const line = out[0]?.id;
    const cases: [object[], string, string][] = [
      [[{ id: line, quantity: 2 }], 'INVALID', '0.quantity'],
      [[{ id: units[0]?.id, quantity: 1 }], 'NOT_FOUND', '0.id'],
      [[...out, ...out], 'TAKEN', '1.id'],
    ];
    for (const [exchangeLineItems, code, field] of cases) {
      const answer = await ask(world.shop, process, {
        i: { returnId: id, returnLineItems: units, exchangeLineItems },
      });
      expect(answer.at('returnProcess.userErrors'), field).toMatchObject([
        { code, field: ['input', 'exchangeLineItems', ...field.split('.')] },
      ]);
    }
    const removed = await ask(
      world.shop,
      `mutation ($r: ID!, $e: [ExchangeLineItemRemoveFromReturnInput!]!) { removeFromReturn(returnId: $r, exchangeLineItems: $e) {
        return { exchangeLineItems(first: 1) { nodes { id } } } userErrors { code } } }`,
      { r: id, e: [{ exchangeLineItemId: line, quantity: 1 }] },
    );
    expect(removed.at('removeFromReturn')).toEqual({
      return: { exchangeLineItems: { nodes: [] } },
      userErrors: [],
    });
  });
});
