import { describe, expect, it } from 'vitest';
import { gid } from '../../gid.ts';
import { useAdminApi } from '../../test-api.ts';
import { createdReturn, location, sentLine, sentPair, usd } from './test-returns-api.ts';

const api = useAdminApi();
const { ask } = api;

describe('what can be returned', () => {
  it('is shown by fulfilment and calculated before there is a return', async () => {
    const sent = await sentPair(api);
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
    const sent = await sentPair(api);
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

describe('the way back', () => {
  it('has deliveries with numbers, and what became of the goods', async () => {
    const sent = await sentPair(api);
    const made = await createdReturn(api, sent, 2);
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
    const sent = await sentPair(api);
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
