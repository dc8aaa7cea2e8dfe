import { compareInstants } from '../../kernel/calendar.ts';
import { printGid, type ShopifyId } from '../../kernel/ids.ts';
import {
  compareMoney,
  type Money,
  money,
  moneyAmount,
  noMoney,
  subtractMoney,
  sumMoney,
} from '../../kernel/money.ts';
import type {
  Disposal,
  OrderPayments,
  Processing,
  ReturnableUnits,
  ReturnsShop,
  ShopifyReturns,
} from '../../modules/returns/ports.ts';
import type { AdminClient } from './admin-client.server.ts';
import { AdminUnavailable } from './errors.ts';
import { readFulfillmentLocation } from './operations/fulfillment-location.ts';
import { readOrderPayments } from './operations/order-payments.ts';
import { readOrderReturns } from './operations/order-returns.ts';
import { readReturn } from './operations/return.ts';
import { createReturn, type ReturnCreateInput } from './operations/return-create.ts';
import { type DisposeInput, disposeUnits } from './operations/return-dispose.ts';
import { cancelReturn, closeReturn, reopenReturn } from './operations/return-end.ts';
import { readReturnOutcome } from './operations/return-outcome.ts';
import { processReturn, type ReturnProcessInput } from './operations/return-process.ts';
import { readReturnReasons } from './operations/return-reasons.ts';
import { readReturnableUnits } from './operations/returnable-units.ts';
import { creditAccount, readStoreCredits } from './operations/store-credit.ts';

/** Returns at Shopify, by GraphQL. */
export function openShopifyReturns(client: AdminClient): ShopifyReturns {
  const refusalOf = (refused: string | null) => (refused === null ? null : { refused });
  return {
    returnsOfOrder: (shop, order) => client.call(shop, readOrderReturns, { id: printGid('Order', order) }),
    findReturn: (shop, id) => client.call(shop, readReturn, { id: printGid('Return', id) }),
    returnableUnits: (shop, order) => allReturnableUnits(client, shop, order),
    async reasonIds(shop, handles) {
      if (handles.length === 0) return new Map();
      const found = await client.call(shop, readReturnReasons, { handles });
      return new Map(found.map(({ handle, id }) => [handle, id]));
    },
    payments: (shop, order) => paymentsOf(client, shop, order),
    async suggestedAmount(shop, id, units, as) {
      const outcome = await client.call(shop, readReturnOutcome, {
        id: printGid('Return', id),
        lines: units.map((unit) => ({ id: printGid('ReturnLineItem', unit.id), quantity: unit.quantity })),
        allocation: as === 'credit' ? 'STORE_CREDIT' : 'ORIGINAL_PAYMENT_METHODS',
      });
      if (outcome === null) throw new AdminUnavailable('Shopify has no outcome for this return');
      const transfer = outcome.financialTransfer;
      if (transfer === null) return noMoney(outcome.maximumRefundable.presentment.currency);
      const { minor, currency } = transfer.amount.presentment;
      return transfer.__typename === 'InvoiceReturnOutcome'
        ? money(-minor, currency)
        : money(minor, currency);
    },
    restockLocation: (shop, fulfillment) =>
      client.call(shop, readFulfillmentLocation, { id: printGid('Fulfillment', fulfillment) }),
    async createReturn(shop, input) {
      const made = await client.call(shop, createReturn, { input: createInput(input) });
      if (made.refused !== null) return { refused: made.refused };
      return made.id ?? { refused: 'No return came of it.' };
    },
    processReturn: async (shop, input) =>
      refusalOf(await client.call(shop, processReturn, { input: processInput(input) })),
    disposeUnits: async (shop, disposals) =>
      refusalOf(await client.call(shop, disposeUnits, { dispositionInputs: disposals.map(dispositionOf) })),
    cancelReturn: async (shop, id) =>
      refusalOf(await client.call(shop, cancelReturn, { id: printGid('Return', id) })),
    closeReturn: async (shop, id) =>
      refusalOf(await client.call(shop, closeReturn, { id: printGid('Return', id) })),
    reopenReturn: async (shop, id) =>
      refusalOf(await client.call(shop, reopenReturn, { id: printGid('Return', id) })),
    async creditAccount(shop, customer, amount) {
      const id = printGid('Customer', customer);
      const made = await client.call(shop, creditAccount, {
        id,
        input: { creditAmount: printMoney(amount) },
      });
      if (made.refused !== null) return { refused: made.refused };
      return made.id ?? { refused: 'No credit came of it.' };
    },
    async creditsSince(shop, customer, amount, since) {
      const credits = await client.call(shop, readStoreCredits, { customer: printGid('Customer', customer) });
      return credits
        .filter((credit) => credit.event === 'ADJUSTMENT' && compareInstants(credit.createdAt, since) >= 0)
        .filter(
          (credit) => credit.amount.currency === amount.currency && compareMoney(credit.amount, amount) === 0,
        )
        .map((credit) => credit.id)
        .sort((a, b) => (a < b ? -1 : 1));
    },
  };
}

async function allReturnableUnits(client: AdminClient, shop: ReturnsShop, order: ShopifyId) {
  const units: ReturnableUnits[] = [];
  let after: string | null = null;
  do {
    const variables: { order: string; after: string | null } = { order: printGid('Order', order), after };
    const page = await client.call(shop, readReturnableUnits, variables);
    units.push(...page.units);
    after = page.next;
  } while (after !== null);
  return units;
}

/** Successful sales and captures, less what refunds took of each. */
async function paymentsOf(client: AdminClient, shop: ReturnsShop, order: ShopifyId): Promise<OrderPayments> {
  const all = await client.call(shop, readOrderPayments, { id: printGid('Order', order) });
  // A refund counts from the moment at which it is under way.
  const refunds = all.filter(
    (one) => one.kind === 'refund' && one.status !== 'failure' && one.status !== 'error',
  );
  const paid = all.filter(
    (one) => (one.kind === 'sale' || one.kind === 'capture') && one.status === 'success',
  );
  const payments = paid.map(({ id, gateway, amountSet }) => ({
    id,
    gateway: gateway ?? '',
    left: refunds
      .filter((refund) => refund.parentTransaction?.id === id)
      .reduce((left, refund) => subtractMoney(left, refund.amountSet.presentment), amountSet.presentment),
  }));
  const given = refunds
    .filter((refund) => paid.every(({ id }) => id !== refund.parentTransaction?.id))
    .map((refund) => refund.amountSet.presentment);
  const [first] = given;
  return { payments, givenOtherwise: first === undefined ? null : sumMoney(given, first.currency) };
}

function createInput(input: Parameters<ShopifyReturns['createReturn']>[1]): ReturnCreateInput {
  const { returnShippingFee: fee } = input;
  return {
    orderId: printGid('Order', input.orderShopifyId),
    requestedAt: input.requestedAt.toString(),
    returnLineItems: input.lines.map((line) => ({
      fulfillmentLineItemId: printGid('FulfillmentLineItem', line.fulfillmentLineShopifyId),
      quantity: line.quantity,
      returnReasonNote: line.note,
      ...(line.reasonId === null ? {} : { returnReasonDefinitionId: line.reasonId }),
      ...(line.restockingPercent === null
        ? {}
        : { restockingFee: { percentage: Number(line.restockingPercent) } }),
    })),
    ...(fee === null ? {} : { returnShippingFee: { amount: printMoney(fee) } }),
  };
}

const dispositionTypes = {
  restocked: 'RESTOCKED',
  'not-restocked': 'NOT_RESTOCKED',
  processing: 'PROCESSING_REQUIRED',
  missing: 'MISSING',
} as const;

function processInput({ returnId, lines, transactions, storeCredit }: Processing): ReturnProcessInput {
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
    ...(pays ? { financialTransfer: { issueRefund } } : {}),
  };
}

function dispositionOf(one: Disposal): DisposeInput {
  const id = printGid('ReverseFulfillmentOrderLineItem', one.reverseLineShopifyId);
  return {
    reverseFulfillmentOrderLineItemId: id,
    quantity: one.quantity,
    dispositionType: dispositionTypes[one.type],
    ...(one.locationShopifyId === null ? {} : { locationId: printGid('Location', one.locationShopifyId) }),
  };
}

function printMoney(amount: Money): { amount: string; currencyCode: string } {
  return { amount: moneyAmount(amount), currencyCode: amount.currency };
}
