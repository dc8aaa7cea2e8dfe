import type { OrderData, TransactionData } from '../../../domain/types.ts';
import { decimal } from '../../../money/amount.ts';
import { refundableParts } from '../../../money/refund-split.ts';
import { formattedGateway, gatewayName } from '../../../money/tenders.ts';
import type { ApiContext, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { decimalBag, moneyBag, moneyV2 } from '../money.ts';

export function transactionView(order: OrderData, one: TransactionData, context: ApiContext): View {
  const left = refundableParts(order).find((part) => part.parentId === one.id)?.amount ?? 0n;
  const parent = order.transactions.find((other) => other.id === one.parentId);
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', one.id),
    kind: one.kind.toUpperCase(),
    status: one.status.toUpperCase(),
    gateway: gatewayName(one.tender),
    formattedGateway: formattedGateway(one.tender),
    manualPaymentGateway: one.tender === 'manual',
    amountSet: decimalBag(order, one.amount),
    maximumRefundableV2: moneyV2(left, order.presentmentCurrency),
    maximumRefundable: decimal(left, order.presentmentCurrency),
    totalUnsettledSet: moneyBag(order, 0n),
    parentTransaction: parent === undefined ? null : () => transactionView(order, parent, context),
    order: () => context.show.order(order, context),
    accountNumber: one.tender === 'card' ? '•••• •••• •••• 4242' : null,
    authorizationCode: null,
    authorizationExpiresAt: null,
    errorCode: null,
    fees: [],
    paymentId: `${order.name}.${order.transactions.indexOf(one) + 1}`,
    paymentDetails: null,
    receiptJson: null,
    manuallyCapturable: false,
    multiCapturable: false,
    settlementCurrency: null,
    settlementCurrencyRate: null,
    test: order.test,
    user: null,
    createdAt: one.createdAt,
    processedAt: one.processedAt,
  };
}
