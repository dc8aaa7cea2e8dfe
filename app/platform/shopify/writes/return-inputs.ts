import { printGid } from '../../../kernel/ids.ts';
import { allocateMoney, type Money, moneyAmount } from '../../../kernel/money.ts';
import type {
  Disposal,
  Goodwill,
  NewReturn,
  OrderPayments,
  Processing,
} from '../../../modules/returns/ports.ts';
import { type ExchangeLine, isAlike } from '../operations/exchange-lines.ts';
import type { RefundCreateInput } from '../operations/refund-create.ts';
import type { ReturnCalculateInput } from '../operations/return-calculate.ts';
import type { NewExchangeLine, ReturnCreateInput } from '../operations/return-create.ts';
import type { DisposeInput } from '../operations/return-dispose.ts';
import type { ReturnProcessInput } from '../operations/return-process.ts';

// What the mutations of returns take, in Shopify's words.

export const printMoney = (amount: Money): { amount: string; currencyCode: string } => ({
  amount: moneyAmount(amount),
  currencyCode: amount.currency,
});

export function createInput(input: NewReturn): ReturnCreateInput {
  const { exchangeLineItems, ...fee } = sharedParts(input);
  return {
    orderId: printGid('Order', input.orderShopifyId),
    requestedAt: input.requestedAt.toString(),
    returnLineItems: input.lines.map((line) => ({
      fulfillmentLineItemId: printGid('FulfillmentLineItem', line.fulfillmentLineShopifyId),
      quantity: line.quantity,
      returnReasonNote: line.note,
      ...(line.reasonId === null ? {} : { returnReasonDefinitionId: line.reasonId }),
      ...restockingFee(line.restockingPercent),
    })),
    exchangeLineItems,
    ...fee,
  };
}

export function calculateInput(input: NewReturn): ReturnCalculateInput {
  return {
    orderId: printGid('Order', input.orderShopifyId),
    returnLineItems: input.lines.map((line) => ({
      fulfillmentLineItemId: printGid('FulfillmentLineItem', line.fulfillmentLineShopifyId),
      quantity: line.quantity,
      ...restockingFee(line.restockingPercent),
    })),
    ...sharedParts(input),
  };
}

function sharedParts({
  exchangeLines,
  returnShippingFee: fee,
}: NewReturn): Pick<ReturnCreateInput, 'exchangeLineItems' | 'returnShippingFee'> {
  return {
    exchangeLineItems: exchangeLines.flatMap(exchangeLine),
    ...(fee === null ? {} : { returnShippingFee: { amount: printMoney(fee) } }),
  };
}

const restockingFee = (percent: string | null) =>
  percent === null ? {} : { restockingFee: { percentage: Number(percent) } };

/**
 * Where something is taken off, each unit goes as a line of its own: Shopify does not say whether an amount on a line
 * of several units is meant for each of them or for all.
 */
function exchangeLine({
  variantShopifyId,
  quantity,
  discount,
}: NewReturn['exchangeLines'][number]): NewExchangeLine[] {
  const variantId = printGid('ProductVariant', variantShopifyId);
  if (discount === null || discount.minor === 0n) return [{ variantId, quantity }];
  const shares = allocateMoney(
    discount,
    Array.from({ length: quantity }, () => 1n),
  );
  return shares.map((share) => ({
    variantId,
    quantity: 1,
    appliedDiscount: { value: { amount: printMoney(share) } },
  }));
}

const dispositionTypes = {
  restocked: 'RESTOCKED',
  'not-restocked': 'NOT_RESTOCKED',
  processing: 'PROCESSING_REQUIRED',
  missing: 'MISSING',
} as const;

export function processInput(input: Processing, there: readonly ExchangeLine[]): ReturnProcessInput {
  const { returnId, lines, exchangeLines, transactions, storeCredit, shipping } = input;
  const pays = transactions.length > 0 || storeCredit !== null;
  const issueRefund = {
    orderTransactions: transactions.map(({ parentId, amount }) => ({
      parentId: printGid('OrderTransaction', parentId),
      transactionAmount: printMoney(amount),
    })),
    ...(storeCredit === null
      ? {}
      : { refundMethods: [{ storeCreditRefund: { amount: printMoney(storeCredit) } }] }),
  };
  return {
    returnId: printGid('Return', returnId),
    returnLineItems: lines.map((line) => ({
      id: printGid('ReturnLineItem', line.id),
      quantity: line.quantity,
      ...(line.dispositions.length === 0 ? {} : { dispositions: line.dispositions.map(dispositionOf) }),
    })),
    exchangeLineItems: exchangeUnits(exchangeLines, there),
    ...(shipping === null ? {} : { refundShipping: { shippingRefundAmount: printMoney(shipping) } }),
    ...(pays ? { financialTransfer: { issueRefund } } : {}),
  };
}

/** Units of lines that `findReturn` shows as one, spread over those of them that have not gone out yet. */
export function exchangeUnits(
  wanted: Processing['exchangeLines'],
  there: readonly ExchangeLine[],
): { id: string; quantity: number }[] {
  return wanted.flatMap(({ id, quantity }) => {
    const named = there.find((line) => line.id === id);
    let left = quantity;
    const open = there
      .filter((line) => isAlike(line, named))
      .map((line) => {
        const units = Math.min(left, line.quantity - line.processedQuantity);
        left -= units;
        return { id: printGid('ExchangeLineItem', line.id), quantity: units };
      });
    const [first] = open;
    // What does not fit is asked for all the same: Shopify says that it cannot be.
    if (first === undefined) return [{ id: printGid('ExchangeLineItem', id), quantity }];
    return open
      .map((line) => (line === first ? { ...line, quantity: line.quantity + left } : line))
      .filter((line) => line.quantity > 0);
  });
}

export function dispositionOf(one: Disposal): DisposeInput {
  const id = printGid('ReverseFulfillmentOrderLineItem', one.reverseLineShopifyId);
  return {
    reverseFulfillmentOrderLineItemId: id,
    quantity: one.quantity,
    dispositionType: dispositionTypes[one.type],
    ...(one.locationShopifyId === null ? {} : { locationId: printGid('Location', one.locationShopifyId) }),
  };
}

/** Null: one of the payments is not of this order, or there is nothing to give. */
export function goodwillInput(input: Goodwill, paid: OrderPayments): RefundCreateInput | null {
  const [first] = input.transactions;
  if (first === undefined) return null;
  const orderId = printGid('Order', input.orderShopifyId);
  const transactions = input.transactions.flatMap(({ parentId, amount }) => {
    const payment = paid.payments.find((one) => one.id === parentId);
    return payment === undefined
      ? []
      : [
          {
            orderId,
            parentId: printGid('OrderTransaction', parentId),
            gateway: payment.gateway,
            kind: 'REFUND' as const,
            amount: moneyAmount(amount),
          },
        ];
  });
  if (transactions.length < input.transactions.length) return null;
  return { orderId, currency: first.amount.currency, note: input.note, transactions };
}
