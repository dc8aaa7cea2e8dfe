import { returnsOf } from '../../../domain/returns/return-parts.ts';
import type { OrderData, RefundData } from '../../../domain/types.ts';
import { minor, roundHalfUp, sum } from '../../../money/amount.ts';
import { shownSubtotal } from '../../../money/return-fees.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { decimalBag, moneyBag } from '../money.ts';
import { lineView } from './line.ts';
import { shippingLineView } from './shipping-line.ts';
import { transactionView } from './transaction.ts';

export function refundView(order: OrderData, refund: RefundData, context: ApiContext): View {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const transactions = order.transactions.filter((one) => refund.transactionIds.includes(one.id));
  const given = sum(transactions.map((one) => read(one.amount)));
  const list = <T extends { id: string }>(items: readonly T[], view: (item: T) => View) => {
    return (args: Args, api: ApiContext) =>
      listConnection(items, args, api, { key: (item) => item.id, view });
  };
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    note: refund.note,
    order: () => context.show.order(order, context),
    return: () => {
      const found = returnsOf(order).find((one) => one.id === refund.ofReturn?.id);
      return found === undefined ? null : context.show.return(order, found, context);
    },
    staffMember: null,
    duties: [],
    totalRefundedSet: moneyBag(order, given),
    transactions: list(transactions, (one) => transactionView(order, one, context)),
    refundLineItems: list(refund.lines, (part) => refundLineView(order, part, context)),
    orderAdjustments: list(
      refund.adjustments.filter((one) => one.kind === 'refund_discrepancy'),
      (one) => ({
        __typename: 'OrderAdjustment',
        id: gid('OrderAdjustment', one.id),
        kind: 'REFUND_DISCREPANCY',
        reason: 'REFUND_DISCREPANCY',
        amountSet: decimalBag(order, one.amount),
        taxAmountSet: decimalBag(order, one.taxAmount),
      }),
    ),
    refundShippingLines: list(
      refund.adjustments.filter((one) => one.kind === 'shipping_refund'),
      (one) => ({
        __typename: 'RefundShippingLine',
        id: gid('RefundShippingLine', one.id),
        shippingLine: () => shippingLineView(order),
        subtotalAmountSet: moneyBag(order, -read(one.amount)),
        taxAmountSet: moneyBag(order, -read(one.taxAmount)),
      }),
    ),
    createdAt: refund.createdAt,
    processedAt: refund.processedAt,
    updatedAt: refund.createdAt,
  };
}

function refundLineView(order: OrderData, part: RefundData['lines'][number], context: ApiContext): View {
  const line = order.lines.find((one) => one.id === part.lineId);
  const subtotal = shownSubtotal(context.shop, order, part);
  return {
    id: gid('RefundLineItem', part.id),
    lineItem: () => (line === undefined ? null : lineView(order, line, context)),
    location: null,
    quantity: part.quantity,
    priceSet: moneyBag(order, roundHalfUp(subtotal, BigInt(part.quantity))),
    restockType: part.restockType.toUpperCase(),
    restocked: part.restockType !== 'no_restock',
    subtotalSet: moneyBag(order, subtotal),
    totalTaxSet: decimalBag(order, part.tax),
  };
}
