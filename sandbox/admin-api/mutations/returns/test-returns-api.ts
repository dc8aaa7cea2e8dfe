import type { SentOrder } from '../../../domain/returns/test-returns.ts';
import { sentOrder } from '../../../domain/returns/test-returns.ts';
import { gid } from '../../gid.ts';
import type { Answer, TestApi } from '../../test-api.ts';

/** An order of two units (net 90.00, tax 7.20) of which returns are made in tests of the Admin API. */
export const sentPair = ({ world }: TestApi): Promise<SentOrder> =>
  sentOrder(world, { lines: [{ sku: 'A', quantity: 2, discount: '10.00', tax: '7.20' }] });

export const sentLine = (sent: SentOrder): string =>
  gid('FulfillmentLineItem', sent.order.fulfillments[0]?.lines[0]?.id ?? '');

export const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

export const location = (sent: SentOrder): string => gid('Location', sent.shop.id);

const create = `mutation ($i: ReturnInput!) { returnCreate(returnInput: $i) {
  return { id name status totalQuantity order { returnStatus }
    returnLineItems(first: 5) { nodes { id quantity processableQuantity refundableQuantity returnReasonNote
      ... on ReturnLineItem { restockingFee { percentage amountSet { presentmentMoney { amount } } }
        fulfillmentLineItem { id lineItem { sku } } } } }
    returnShippingFees { amountSet { presentmentMoney { amount } } }
    reverseFulfillmentOrders(first: 5) { nodes { id status lineItems(first: 5) { nodes { id totalQuantity } } } } }
  userErrors { code field message } } }`;

export interface CreatedReturn {
  answer: Answer;
  id: string;
  line: string;
  reverseLine: string;
  reverseOrder: string;
}

/** An open return of `quantity` units with a restocking fee of 20 % and 7.95 for return shipping. */
export async function createdReturn(
  { ask }: TestApi,
  sent: SentOrder,
  quantity: number,
): Promise<CreatedReturn> {
  const answer = await ask(sent.shop, create, {
    i: {
      orderId: gid('Order', sent.order.id),
      returnLineItems: [
        { fulfillmentLineItemId: sentLine(sent), quantity, restockingFee: { percentage: 20 } },
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
