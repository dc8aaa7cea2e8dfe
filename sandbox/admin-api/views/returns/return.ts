import { unsentUnits } from '../../../domain/returns/exchange/exchange-lines.ts';
import { exchangeLinesOf } from '../../../domain/returns/return-parts.ts';
import type { ExchangeLineData, ReturnData } from '../../../domain/returns/types.ts';
import type { OrderData } from '../../../domain/types.ts';
import { minor } from '../../../money/amount.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { moneyBag } from '../money.ts';
import { refundView } from '../order/refund.ts';
import { transactionView } from '../order/transaction.ts';
import { exchangeLineView } from './exchange-line.ts';
import { suggestedOutcome } from './outcome.ts';
import { returnLineView } from './return-line.ts';
import { reverseOrderView } from './reverse-order.ts';

export function returnView(order: OrderData, found: ReturnData, context: ApiContext): View {
  const refunds = order.refunds.filter((refund) => found.refundIds.includes(refund.id));
  const transactionIds = refunds.flatMap((refund) => refund.transactionIds);
  const transactions = order.transactions.filter((one) => transactionIds.includes(one.id));
  const list = <T extends { id: string }>(items: readonly T[], view: (item: T) => View) => {
    return (args: Args, api: ApiContext) =>
      listConnection(items, args, api, { key: (item) => item.id, view });
  };
  return {
    __typename: 'Return',
    id: gid('Return', found.id),
    name: found.name,
    status: found.status,
    totalQuantity: found.lines.reduce((units, line) => units + line.quantity, 0),
    order: () => context.show.order(order, context),
    decline: found.decline,
    staffMember: null,
    createdAt: found.createdAt,
    requestApprovedAt: found.approvedAt,
    closedAt: found.closedAt,
    returnLineItems: (args: Args, api: ApiContext) =>
      listConnection(shownLines(found, args), args, api, {
        key: (line) => line.id,
        view: (line) => returnLineView(order, line, context),
      }),
    exchangeLineItems: (args: Args, api: ApiContext) =>
      listConnection(shownExchanges(found, args), args, api, {
        key: (line) => line.id,
        view: (line) => exchangeLineView(order, line, context),
      }),
    returnShippingFees:
      found.shippingFee === null
        ? []
        : [
            {
              __typename: 'ReturnShippingFee',
              id: gid('ReturnShippingFee', found.shippingFee.id),
              amountSet: moneyBag(order, minor(found.shippingFee.amount, order.presentmentCurrency)),
            },
          ],
    reverseFulfillmentOrders: list(found.reverseOrder === null ? [] : [found.reverseOrder], (reverse) =>
      reverseOrderView(order, found, reverse, context),
    ),
    refunds: list(refunds, (refund) => refundView(order, refund, context)),
    transactions: list(transactions, (one) => transactionView(order, one, context)),
    suggestedFinancialOutcome: (args: Args, api: ApiContext) => suggestedOutcome(order, found, args, api),
  };
}

function shownExchanges(found: ReturnData, args: Args): readonly ExchangeLineData[] {
  const all = exchangeLinesOf(found);
  if (args.processingStatus === 'PROCESSED') return all.filter((line) => line.processed > 0);
  if (args.processingStatus === 'PROCESSABLE') return all.filter((line) => unsentUnits(line) > 0);
  return all;
}

function shownLines(found: ReturnData, args: Args): ReturnData['lines'] {
  if (args.processingStatus === 'PROCESSED') return found.lines.filter((line) => line.processed > 0);
  if (args.processingStatus === 'PROCESSABLE') {
    return found.lines.filter((line) => line.processed < line.quantity);
  }
  return found.lines;
}
