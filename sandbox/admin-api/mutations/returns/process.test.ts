import { describe, expect, it } from 'vitest';
import type { SentOrder } from '../../../domain/returns/test-returns.ts';
import { gid } from '../../gid.ts';
import { useAdminApi } from '../../test-api.ts';
import { createdReturn, location, sentPair, usd } from './test-returns-api.ts';

const api = useAdminApi();
const { ask } = api;

const process = `mutation ($i: ReturnProcessInput!) { returnProcess(input: $i) {
  return { id status closedAt
    returnLineItems(first: 5) { nodes { processedQuantity refundedQuantity unprocessedQuantity } }
    refunds(first: 5) { nodes { id note return { id } totalRefundedSet { presentmentMoney { amount } }
      refundLineItems(first: 5) { nodes { quantity restockType subtotalSet { presentmentMoney { amount } } } } } }
    transactions(first: 5) { nodes { kind gateway parentTransaction { id } } }
    reverseFulfillmentOrders(first: 5) { nodes { status lineItems(first: 5) { nodes {
      dispositions { type quantity location { id name } } } } } } }
  userErrors { code field message } } }`;

const suggest = `query ($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $how: RefundMethodAllocation) {
  return(id: $id) { suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundMethodAllocation: $how) {
    discountedSubtotal { presentmentMoney { amount } } totalTax { presentmentMoney { amount } }
    maximumRefundable { presentmentMoney { amount } }
    financialTransfer { __typename
      ... on RefundReturnOutcome { amount { presentmentMoney { amount } }
        suggestedTransactions { gateway amountSet { presentmentMoney { amount } } parentTransaction { id } }
        suggestedRefundMethods { __typename amount { presentmentMoney { amount } } } } } } } }`;

const payment = (sent: SentOrder): string => gid('OrderTransaction', sent.order.transactions[0]?.id ?? '');

describe('returnProcess', () => {
  it('gives back what was suggested, less the fees, and closes the return', async () => {
    const sent = await sentPair(api);
    const made = await createdReturn(api, sent, 1);
    expect(made.answer.at('returnCreate')).toMatchObject({
      return: {
        status: 'OPEN',
        name: `${sent.order.name}-R1`,
        totalQuantity: 1,
        order: { returnStatus: 'IN_PROGRESS' },
        returnLineItems: { nodes: [{ quantity: 1, processableQuantity: 1, refundableQuantity: 1 }] },
        returnShippingFees: [{ amountSet: { presentmentMoney: { amount: '7.95' } } }],
      },
      userErrors: [],
    });
    const lines = [{ id: made.line, quantity: 1 }];
    const suggested = await ask(sent.shop, suggest, { id: made.id, lines });
    // 45.00 + 3.60 − 9.00 − 7.95 = 31.65.
    expect(suggested.at('return.suggestedFinancialOutcome')).toMatchObject({
      discountedSubtotal: { presentmentMoney: { amount: '45.0' } },
      maximumRefundable: { presentmentMoney: { amount: '97.2' } },
      financialTransfer: {
        __typename: 'RefundReturnOutcome',
        amount: { presentmentMoney: { amount: '31.65' } },
        suggestedTransactions: [
          { gateway: 'shopify_payments', amountSet: { presentmentMoney: { amount: '31.65' } } },
        ],
        suggestedRefundMethods: [],
      },
    });
    const disposition = {
      reverseFulfillmentOrderLineItemId: made.reverseLine,
      quantity: 1,
      dispositionType: 'RESTOCKED',
      locationId: location(sent),
    };
    const done = await ask(sent.shop, process, {
      i: {
        returnId: made.id,
        returnLineItems: [{ ...lines[0], dispositions: [disposition] }],
        financialTransfer: {
          issueRefund: {
            orderTransactions: [{ parentId: payment(sent), transactionAmount: usd('31.65') }],
          },
        },
        note: 'settled',
      },
    });
    expect(done.at('returnProcess.userErrors')).toEqual([]);
    expect(done.at('returnProcess.return')).toMatchObject({
      status: 'CLOSED',
      closedAt: '2026-03-01T15:00:00Z',
      returnLineItems: { nodes: [{ processedQuantity: 1, refundedQuantity: 1, unprocessedQuantity: 0 }] },
      refunds: {
        nodes: [
          {
            note: 'settled',
            return: { id: made.id },
            totalRefundedSet: { presentmentMoney: { amount: '31.65' } },
            refundLineItems: { nodes: [{ quantity: 1, restockType: 'RETURN' }] },
          },
        ],
      },
      transactions: { nodes: [{ kind: 'REFUND', parentTransaction: { id: payment(sent) } }] },
      reverseFulfillmentOrders: {
        nodes: [{ status: 'CLOSED', lineItems: { nodes: [{ dispositions: [{ type: 'RESTOCKED' }] }] } }],
      },
    });
    const order = await ask(
      sent.shop,
      `query ($id: ID!) { order(id: $id) { returnStatus totalOutstandingSet { shopMoney { amount } }
        returns(first: 5, query: "status:CLOSED") { nodes { id } } } }`,
      { id: gid('Order', sent.order.id) },
    );
    expect(order.at('order')).toEqual({
      returnStatus: 'RETURNED',
      totalOutstandingSet: { shopMoney: { amount: '0.0' } },
      returns: { nodes: [{ id: made.id }] },
    });
  });

  it('gives store credit, which stands on the customer’s account', async () => {
    const sent = await sentPair(api);
    const made = await createdReturn(api, sent, 1);
    const lines = [{ id: made.line, quantity: 1 }];
    const suggested = await ask(sent.shop, suggest, { id: made.id, lines, how: 'STORE_CREDIT' });
    expect(suggested.at('return.suggestedFinancialOutcome.financialTransfer')).toMatchObject({
      suggestedTransactions: [],
      suggestedRefundMethods: [{ amount: { presentmentMoney: { amount: '31.65' } } }],
    });
    const refundMethods = [{ storeCreditRefund: { amount: usd('31.65') } }];
    const done = await ask(sent.shop, process, {
      i: {
        returnId: made.id,
        returnLineItems: lines,
        financialTransfer: { issueRefund: { orderTransactions: [], refundMethods } },
      },
    });
    expect(done.at('returnProcess.return.transactions.nodes')).toEqual([
      { kind: 'REFUND', gateway: 'shopify_store_credit', parentTransaction: null },
    ]);
    const customer = await ask(
      sent.shop,
      `query ($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes { balance { amount currencyCode }
        transactions(first: 5) { nodes { amount { amount } event origin { ... on OrderTransaction { kind } } } } } } } }`,
      { id: gid('Customer', sent.customerId) },
    );
    expect(customer.at('customer.storeCreditAccounts.nodes')).toEqual([
      {
        balance: { amount: '31.65', currencyCode: 'USD' },
        transactions: {
          nodes: [{ amount: { amount: '31.65' }, event: 'ORDER_REFUND', origin: { kind: 'REFUND' } }],
        },
      },
    ]);
  });

  it('says what is wrong, with the path to it, and does nothing', async () => {
    const sent = await sentPair(api);
    const made = await createdReturn(api, sent, 1);
    const dispositions = (more: object) => [
      { reverseFulfillmentOrderLineItemId: made.reverseLine, quantity: 1, ...more },
    ];
    const line = { id: made.line, quantity: 1 };
    const money = (amount: { amount: string; currencyCode: string }) => ({
      issueRefund: { orderTransactions: [{ parentId: payment(sent), transactionAmount: amount }] },
    });
    const cases: [object, string, string][] = [
      [{ returnLineItems: [] }, 'BLANK', 'returnLineItems'],
      [{ returnLineItems: [{ ...line, quantity: 2 }] }, 'INVALID', 'returnLineItems.0.quantity'],
      [{ returnLineItems: [{ ...line, id: made.id }] }, 'NOT_FOUND', 'returnLineItems.0.id'],
      [
        { financialTransfer: money(usd('97.21')) },
        'INVALID',
        'financialTransfer.issueRefund.orderTransactions',
      ],
      [
        { financialTransfer: money({ amount: '1', currencyCode: 'EUR' }) },
        'INVALID',
        'financialTransfer.issueRefund.orderTransactions.0',
      ],
      [
        { returnLineItems: [{ ...line, dispositions: dispositions({ dispositionType: 'RESTOCKED' }) }] },
        'BLANK',
        'returnLineItems.0.dispositions.0.locationId',
      ],
      [
        {
          returnLineItems: [
            {
              ...line,
              dispositions: dispositions({
                dispositionType: 'RESTOCKED',
                locationId: 'gid://shopify/Location/1',
              }),
            },
          ],
        },
        'NOT_FOUND',
        'returnLineItems.0.dispositions.0.locationId',
      ],
    ];
    for (const [change, code, field] of cases) {
      const answer = await ask(sent.shop, process, {
        i: { returnId: made.id, returnLineItems: [line], ...change },
      });
      expect(answer.errors, field).toBeUndefined();
      expect(answer.at('returnProcess.userErrors'), field).toMatchObject([
        { code, field: ['input', ...field.split('.')] },
      ]);
    }
    const missing = await ask(sent.shop, process, { i: { returnId: 'gid://shopify/Return/1' } });
    expect(missing.at('returnProcess.userErrors.0.code')).toBe('NOT_FOUND');
    const status = await ask(
      sent.shop,
      'query ($id: ID!) { return(id: $id) { status refunds(first: 1) { nodes { id } } } }',
      {
        id: made.id,
      },
    );
    expect(status.at('return')).toEqual({ status: 'OPEN', refunds: { nodes: [] } });
  });
});
