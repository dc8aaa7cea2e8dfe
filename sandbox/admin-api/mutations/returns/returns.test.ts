import { describe, expect, it } from 'vitest';
import type { OrderInput } from '../../../domain/inputs.ts';
import { type SentOrder, sentOrder } from '../../../domain/returns/test-returns.ts';
import type { SwitchesChange } from '../../../domain/switches.ts';
import { gid } from '../../gid.ts';
import { useAdminApi } from '../../test-api.ts';

const { world, ask } = useAdminApi();

const sentTo = (input: Partial<OrderInput> = {}, switches: SwitchesChange = {}): Promise<SentOrder> =>
  sentOrder(
    world,
    { lines: [{ sku: 'A', quantity: 2, discount: '10.00', tax: '7.20' }], ...input },
    { switches },
  );

const sentLine = (sent: SentOrder): string =>
  gid('FulfillmentLineItem', sent.order.fulfillments[0]?.lines[0]?.id ?? '');

const create = `mutation ($i: ReturnInput!) { returnCreate(returnInput: $i) {
  return { id name status totalQuantity order { returnStatus }
    returnLineItems(first: 5) { nodes { id quantity processableQuantity refundableQuantity returnReasonNote
      ... on ReturnLineItem { restockingFee { percentage amountSet { presentmentMoney { amount } } }
        fulfillmentLineItem { id lineItem { sku } } } } }
    returnShippingFees { amountSet { presentmentMoney { amount } } }
    reverseFulfillmentOrders(first: 5) { nodes { id status lineItems(first: 5) { nodes { id totalQuantity } } } } }
  userErrors { code field message } } }`;

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

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

async function created(sent: SentOrder, quantity: number, more: object = {}) {
  const answer = await ask(sent.shop, create, {
    i: {
      orderId: gid('Order', sent.order.id),
      returnLineItems: [
        { fulfillmentLineItemId: sentLine(sent), quantity, restockingFee: { percentage: 20 }, ...more },
      ],
      returnShippingFee: { amount: usd('7.95') },
    },
  });
  const id = (path: string) => String(answer.at(`returnCreate.return.${path}`));
  return {
    answer,
    id: id('id'),
    line: id('returnLineItems.nodes.0.id'),
    reverseLine: id('reverseFulfillmentOrders.nodes.0.lineItems.nodes.0.id'),
    reverseOrder: id('reverseFulfillmentOrders.nodes.0.id'),
  };
}

const payment = (sent: SentOrder): string => gid('OrderTransaction', sent.order.transactions[0]?.id ?? '');
const location = (sent: SentOrder): string => gid('Location', sent.shop.id);

describe('what can be returned', () => {
  it('is shown by fulfilment and calculated before there is a return', async () => {
    const sent = await sentTo();
    const answer = await ask(
      sent.shop,
      `query ($o: ID!, $i: CalculateReturnInput!) {
        returnableFulfillments(orderId: $o, first: 5) { nodes { id fulfillment { deliveredAt }
          returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { id } } } } }
        returnCalculate(input: $i) { returnLineItems { quantity
          subtotalBeforeOrderDiscountsSet { presentmentMoney { amount } } subtotalSet { presentmentMoney { amount } }
          totalTaxSet { presentmentMoney { amount } } restockingFee { amountSet { presentmentMoney { amount } } } }
          exchangeLineItems { quantity } returnShippingFee { amountSet { presentmentMoney { amount } } } }
        returnReasonDefinitions(first: 20, handles: ["unwanted"]) { nodes { id handle name deleted } }
        locations(first: 5) { nodes { id name isActive } } }`,
      {
        o: gid('Order', sent.order.id),
        i: {
          orderId: gid('Order', sent.order.id),
          returnLineItems: [
            { fulfillmentLineItemId: sentLine(sent), quantity: 1, restockingFee: { percentage: 20 } },
          ],
          returnShippingFee: { amount: usd('7.95') },
        },
      },
    );
    expect(answer.errors).toBeUndefined();
    const line = answer.at('returnableFulfillments.nodes.0.returnableFulfillmentLineItems.nodes.0');
    expect(line).toEqual({ quantity: 2, fulfillmentLineItem: { id: sentLine(sent) } });
    const amount = (text: string) => ({ presentmentMoney: { amount: text } });
    // Net 90.00 ÷ 2 = 45.00, tax 3.60, 20 % of 45.00 = 9.00.
    expect(answer.at('returnCalculate')).toEqual({
      returnLineItems: [
        {
          quantity: 1,
          subtotalBeforeOrderDiscountsSet: amount('50.0'),
          subtotalSet: amount('45.0'),
          totalTaxSet: amount('3.6'),
          restockingFee: { amountSet: amount('9.0') },
        },
      ],
      exchangeLineItems: [],
      returnShippingFee: { amountSet: amount('7.95') },
    });
    expect(answer.at('locations.nodes.0.id')).toBe(location(sent));
    expect(answer.at('returnReasonDefinitions.nodes')).toHaveLength(1);
  });

  it('needs the scopes of returns', async () => {
    const sent = await sentTo();
    const shop = { ...sent.shop, grantedScopes: ['read_orders'] };
    const answer = await ask(shop, '{ returnReasonDefinitions(first: 1) { nodes { id } } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
    const denied = await ask(
      shop,
      `mutation { returnCancel(id: "gid://shopify/Return/1") { return { id } } }`,
    );
    expect(denied.errors?.[0]?.extensions?.requiredAccess).toContain('write_returns');
  });
});

describe('returnProcess', () => {
  it('gives back what was suggested, less the fees, and closes the return', async () => {
    const sent = await sentTo();
    const made = await created(sent, 1);
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
    const sent = await sentTo();
    const made = await created(sent, 1);
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
    const sent = await sentTo();
    const made = await created(sent, 1);
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

describe('the way back', () => {
  it('has deliveries with numbers, and what became of the goods', async () => {
    const sent = await sentTo();
    const made = await created(sent, 2);
    const parcel = await ask(
      sent.shop,
      `mutation ($id: ID!) { reverseDeliveryCreateWithShipping(reverseFulfillmentOrderId: $id, reverseDeliveryLineItems: [],
        trackingInput: { number: "1Z", url: "https://example.com/1Z" }) {
        reverseDelivery { id deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number url } } }
          reverseDeliveryLineItems(first: 5) { nodes { quantity } } } userErrors { code } } }`,
      { id: made.reverseOrder },
    );
    expect(parcel.at('reverseDeliveryCreateWithShipping')).toMatchObject({
      reverseDelivery: {
        deliverable: { tracking: { number: '1Z', url: 'https://example.com/1Z' } },
        reverseDeliveryLineItems: { nodes: [{ quantity: 2 }] },
      },
      userErrors: [],
    });
    const dispose = `mutation ($d: [ReverseFulfillmentOrderDisposeInput!]!) {
      reverseFulfillmentOrderDispose(dispositionInputs: $d) {
        reverseFulfillmentOrderLineItems { id dispositions { type quantity } } userErrors { code field } } }`;
    const wish = (quantity: number, dispositionType: string) => ({
      d: [{ reverseFulfillmentOrderLineItemId: made.reverseLine, quantity, dispositionType }],
    });
    const done = await ask(sent.shop, dispose, wish(1, 'PROCESSING_REQUIRED'));
    expect(done.at('reverseFulfillmentOrderDispose.reverseFulfillmentOrderLineItems')).toEqual([
      { id: made.reverseLine, dispositions: [{ type: 'PROCESSING_REQUIRED', quantity: 1 }] },
    ]);
    const tooMany = await ask(sent.shop, dispose, wish(2, 'MISSING'));
    expect(tooMany.at('reverseFulfillmentOrderDispose.userErrors')).toEqual([
      { code: 'INVALID', field: ['dispositionInputs', '0', 'quantity'] },
    ]);
    const cancel = await ask(
      sent.shop,
      'mutation ($id: ID!) { returnCancel(id: $id) { return { id } userErrors { code field } } }',
      { id: made.id },
    );
    expect(cancel.at('returnCancel.userErrors')).toEqual([{ code: 'INVALID_STATE', field: ['id'] }]);
  });

  it('is asked for, and granted or declined', async () => {
    const sent = await sentTo();
    const request = `mutation ($i: ReturnRequestInput!) { returnRequest(input: $i) { return { id status
      returnLineItems(first: 1) { nodes { customerNote returnReasonDefinition { handle } } } } userErrors { code field } } }`;
    const line = (more: object) => ({
      i: {
        orderId: gid('Order', sent.order.id),
        returnLineItems: [{ fulfillmentLineItemId: sentLine(sent), quantity: 1, ...more }],
      },
    });
    const reason = { returnReasonDefinitionId: 'gid://shopify/ReturnReasonDefinition/6' };
    const asked = await ask(sent.shop, request, line({ ...reason, customerNote: 'Too tight' }));
    expect(asked.at('returnRequest.return')).toMatchObject({
      status: 'REQUESTED',
      returnLineItems: {
        nodes: [{ customerNote: 'Too tight', returnReasonDefinition: { handle: 'too-small' } }],
      },
    });
    const id = asked.at('returnRequest.return.id');
    const long = await ask(sent.shop, request, line({ customerNote: 'x'.repeat(301) }));
    expect(long.at('returnRequest.userErrors.0.code')).toBe('TOO_LONG');
    const approve =
      'mutation ($i: ReturnApproveRequestInput!) { returnApproveRequest(input: $i) { return { status requestApprovedAt } userErrors { code } } }';
    const approved = await ask(sent.shop, approve, { i: { id } });
    expect(approved.at('returnApproveRequest.return.status')).toBe('OPEN');
    const decline =
      'mutation ($i: ReturnDeclineRequestInput!) { returnDeclineRequest(input: $i) { return { status decline { reason } } userErrors { code } } }';
    const late = await ask(sent.shop, decline, { i: { id, declineReason: 'FINAL_SALE' } });
    expect(late.at('returnDeclineRequest.userErrors.0.code')).toBe('INVALID_STATE');
  });
});
