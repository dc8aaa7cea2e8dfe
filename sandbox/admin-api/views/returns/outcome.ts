import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { Refusal } from '../../../domain/refusal.ts';
import { previewOutcome } from '../../../domain/returns/process-return.ts';
import type { ReturnData } from '../../../domain/returns/types.ts';
import type { OrderData } from '../../../domain/types.ts';
import { sum } from '../../../money/amount.ts';
import { orderTotals } from '../../../money/order-totals.ts';
import { refundableParts, splitRefund } from '../../../money/refund-split.ts';
import type { ReturnOutcome } from '../../../money/return-outcome.ts';
import { formattedGateway, gatewayName } from '../../../money/tenders.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { moneyBag } from '../money.ts';
import { transactionView } from '../order/transaction.ts';
import { exchangeUnits, refundShipping, refuseDutiesAndTips, shippingWish } from './wishes.ts';

const outcomeArgs = z.object({
  returnLineItems: z.array(z.object({ id: z.string(), quantity: z.number().int() })),
  exchangeLineItems: exchangeUnits,
  refundDuties: z.array(z.unknown()).nullish(),
  tipLineId: z.string().nullish(),
  refundShipping: refundShipping.nullish(),
  refundMethodAllocation: z.enum(['ORIGINAL_PAYMENT_METHODS', 'STORE_CREDIT']).nullish(),
});

/** Return.suggestedFinancialOutcome: what processing these units would give back, or what the buyer would owe. */
export function suggestedOutcome(order: OrderData, found: ReturnData, args: Args, context: ApiContext): View {
  const form = outcomeArgs.parse(args);
  refuseDutiesAndTips(form);
  const shipping = shippingWish(form.refundShipping);
  const lines = form.returnLineItems.map((line) => ({
    line: idOf('ReturnLineItem', line.id) ?? '0',
    quantity: line.quantity,
    dispositions: [],
  }));
  const outcome = outcomeOr(() =>
    previewOutcome(context.shop, order, found, {
      lines,
      exchangeLines: form.exchangeLineItems,
      ...(shipping === undefined ? {} : { shipping }),
    }),
  );
  const bag = (amount: bigint) => moneyBag(order, amount);
  const discount = sum(outcome.units.map((one) => one.gross - one.net));
  return {
    __typename: 'SuggestedReturnFinancialOutcome',
    discountedSubtotal: bag(sum(outcome.units.map((one) => one.net))),
    totalTax: bag(sum(outcome.units.map((one) => one.tax))),
    totalCartDiscountAmount: bag(discount),
    totalDuties: bag(0n),
    totalAdditionalFees: bag(0n),
    refundDuties: [],
    maximumRefundable: bag(outcome.maximumRefundable),
    shipping: {
      amountSet: bag(outcome.shipping),
      maximumRefundableSet: bag(orderTotals(order).currentShipping),
      taxSet: bag(0n),
    },
    financialTransfer: transferView(order, outcome, form.refundMethodAllocation === 'STORE_CREDIT', context),
  };
}

function outcomeOr(read: () => ReturnOutcome): ReturnOutcome {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } });
  }
}

function transferView(order: OrderData, outcome: ReturnOutcome, credit: boolean, context: ApiContext): View {
  const bag = (amount: bigint) => moneyBag(order, amount);
  const { amount } = outcome;
  if (amount < 0n) return { __typename: 'InvoiceReturnOutcome', amount: bag(-amount) };
  // A guest cannot have store credit.
  const toCredit = credit && order.customerId !== null;
  return {
    __typename: 'RefundReturnOutcome',
    amount: bag(amount),
    suggestedTransactions: toCredit ? [] : suggestedTransactions(order, amount, context),
    suggestedRefundMethods:
      toCredit && amount > 0n
        ? [
            {
              __typename: 'SuggestedStoreCreditRefund',
              amount: bag(amount),
              maximumRefundable: bag(outcome.maximumRefundable),
              expiresAt: null,
            },
          ]
        : [],
  };
}

function suggestedTransactions(order: OrderData, amount: bigint, context: ApiContext): View[] {
  return (splitRefund(order, amount) ?? []).map((part) => {
    const parent = order.transactions.find((one) => one.id === part.parentId);
    const most = refundableParts(order).find((one) => one.parentId === part.parentId)?.amount ?? 0n;
    return {
      __typename: 'SuggestedOrderTransaction',
      kind: 'SUGGESTED_REFUND',
      amountSet: moneyBag(order, part.amount),
      maximumRefundableSet: moneyBag(order, most),
      gateway: gatewayName(part.tender),
      formattedGateway: formattedGateway(part.tender),
      accountNumber: part.tender === 'card' ? '•••• •••• •••• 4242' : null,
      paymentDetails: null,
      parentTransaction: parent === undefined ? null : () => transactionView(order, parent, context),
    };
  });
}
