import { compareInstants } from '../../../kernel/calendar.ts';
import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import { compareMoney, type Money, money, noMoney, subtractMoney, sumMoney } from '../../../kernel/money.ts';
import type {
  Goodwill,
  NativeRefund,
  NewReturn,
  OrderPayments,
  Refusal,
  ReturnableUnits,
  ReturnsShop,
  ReturnUnits,
  ShopifyReturns,
} from '../../../modules/returns/ports.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused, AdminUnavailable } from '../errors.ts';
import { type ExchangeLine, readExchangeLines } from '../operations/exchange-lines.ts';
import { readFulfillmentLocation } from '../operations/fulfillment-location.ts';
import { readLocations } from '../operations/locations.ts';
import { sendInvoice } from '../operations/order-invoice.ts';
import { readOrderMails } from '../operations/order-mails.ts';
import { readOrderPayments } from '../operations/order-payments.ts';
import { readOrderRefunds } from '../operations/order-refunds.ts';
import { readOrderReturns } from '../operations/order-returns.ts';
import { createRefund } from '../operations/refund-create.ts';
import { readReturn } from '../operations/return.ts';
import { calculateReturn } from '../operations/return-calculate.ts';
import { createReturn } from '../operations/return-create.ts';
import { approveRequest, declineRequest } from '../operations/return-decide.ts';
import { disposeUnits } from '../operations/return-dispose.ts';
import { cancelReturn, closeReturn, reopenReturn } from '../operations/return-end.ts';
import { readReturnOutcome } from '../operations/return-outcome.ts';
import { processReturn } from '../operations/return-process.ts';
import { readReturnReasons } from '../operations/return-reasons.ts';
import { removeUnits } from '../operations/return-remove.ts';
import { readReturnableUnits } from '../operations/returnable-units.ts';
import { readSellableVariants } from '../operations/sellable-variants.ts';
import { creditAccount, readStoreCredits } from '../operations/store-credit.ts';
import {
  calculateInput,
  createInput,
  dispositionOf,
  exchangeUnits,
  goodwillInput,
  printMoney,
  processInput,
} from './return-inputs.ts';

const variantsAtOnce = 100;

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
    async suggestedAmount(shop, id, units, as, more) {
      const shipping = more?.shipping ?? null;
      const exchanged = more?.exchangeLines ?? [];
      const outcome = await client.call(shop, readReturnOutcome, {
        id: printGid('Return', id),
        lines: units.map((unit) => ({ id: printGid('ReturnLineItem', unit.id), quantity: unit.quantity })),
        exchanged: exchangeUnits(exchanged, await exchangeLinesOf(client, shop, id, exchanged)),
        shipping: shipping === null ? null : { shippingRefundAmount: printMoney(shipping) },
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
    calculate: (shop, input) => calculated(client, shop, input),
    async createReturn(shop, input) {
      const made = await client.call(shop, createReturn, { input: createInput(input) });
      if (made.refused !== null) return { refused: made.refused };
      return made.id ?? { refused: 'No return came of it.' };
    },
    approveRequest: async (shop, id) =>
      refusalOf(await client.call(shop, approveRequest, { input: { id: printGid('Return', id) } })),
    async declineRequest(shop, id, { reason, note }) {
      const input = { id: printGid('Return', id), declineReason: reason, declineNote: note.slice(0, 500) };
      return refusalOf(await client.call(shop, declineRequest, { input }));
    },
    refundGoodwill: (shop, input) => goodwillRefund(client, shop, input),
    async refundNoted(shop, order, note) {
      const refunds = await client.call(shop, readOrderRefunds, { id: printGid('Order', order) });
      const found = refunds.find((refund) => refund.note === note);
      return found === undefined
        ? null
        : { id: found.id, amount: found.amount, transactions: found.transactions };
    },
    sendInvoice: async (shop, order) =>
      refusalOf(await client.call(shop, sendInvoice, { id: printGid('Order', order) })),
    async invoicedSince(shop, order, since) {
      const mails = await client.call(shop, readOrderMails, { id: printGid('Order', order) });
      return mails.some(
        ({ message, createdAt }) => compareInstants(createdAt, since) >= 0 && /invoice/i.test(message),
      );
    },
    async availableVariants(shop, variants) {
      const found = new Set<ShopifyId>();
      for (let from = 0; from < variants.length; from += variantsAtOnce) {
        const ids = variants.slice(from, from + variantsAtOnce).map((id) => printGid('ProductVariant', id));
        for (const id of await client.call(shop, readSellableVariants, { ids })) found.add(id);
      }
      return found;
    },
    locations: (shop) => client.call(shop, readLocations, {}),
    async processReturn(shop, input) {
      const there = await exchangeLinesOf(client, shop, input.returnId, input.exchangeLines);
      return refusalOf(await client.call(shop, processReturn, { input: processInput(input, there) }));
    },
    disposeUnits: async (shop, disposals) =>
      refusalOf(await client.call(shop, disposeUnits, { dispositionInputs: disposals.map(dispositionOf) })),
    cancelReturn: async (shop, id) =>
      refusalOf(await client.call(shop, cancelReturn, { id: printGid('Return', id) })),
    closeReturn: async (shop, id) =>
      refusalOf(await client.call(shop, closeReturn, { id: printGid('Return', id) })),
    reopenReturn: async (shop, id) =>
      refusalOf(await client.call(shop, reopenReturn, { id: printGid('Return', id) })),
    removeUnits: async (shop, id, units) =>
      refusalOf(
        await client.call(shop, removeUnits, {
          returnId: printGid('Return', id),
          returnLineItems: units.map((unit) => ({
            returnLineItemId: printGid('ReturnLineItem', unit.id),
            quantity: unit.quantity,
          })),
        }),
      ),
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

/** Asked for only where something goes out. */
async function exchangeLinesOf(
  client: AdminClient,
  shop: ReturnsShop,
  id: ShopifyId,
  wanted: readonly ReturnUnits[],
): Promise<readonly ExchangeLine[]> {
  return wanted.length === 0 ? [] : client.call(shop, readExchangeLines, { id: printGid('Return', id) });
}

/** Goods with their tax, less fees, less what goes out with its tax. */
async function calculated(
  client: AdminClient,
  shop: ReturnsShop,
  input: NewReturn,
): Promise<Money | Refusal> {
  const order = printGid('Order', input.orderShopifyId);
  try {
    const found = await client.call(shop, calculateReturn, { order, input: calculateInput(input) });
    if (found === null) return { refused: 'Shopify knows no such order.' };
    const worth = ({ subtotalSet, totalTaxSet }: (typeof found.exchangeLineItems)[number]) =>
      subtotalSet.presentment.minor + (found.taxesIncluded ? 0n : totalTaxSet.presentment.minor);
    const [first] = [...found.returnLineItems, ...found.exchangeLineItems];
    if (first === undefined) return { refused: 'Nothing is in it.' };
    const goods = found.returnLineItems.reduce((sum, line) => sum + worth(line), 0n);
    const goesOut = found.exchangeLineItems.reduce((sum, line) => sum + worth(line), 0n);
    const fees = [...found.returnLineItems.map((line) => line.restockingFee), found.returnShippingFee];
    const taken = fees.reduce((sum, fee) => sum + (fee?.amountSet.presentment.minor ?? 0n), 0n);
    return money(goods - taken - goesOut, first.subtotalSet.presentment.currency);
  } catch (error) {
    // A calculation has no user errors: what it cannot do is an error of the whole query.
    if (error instanceof AdminRefused && !error.codes.includes('ACCESS_DENIED')) {
      return { refused: error.message };
    }
    throw error;
  }
}

async function goodwillRefund(
  client: AdminClient,
  shop: ReturnsShop,
  goodwill: Goodwill,
): Promise<NativeRefund | Refusal> {
  const input = goodwillInput(goodwill, await paymentsOf(client, shop, goodwill.orderShopifyId));
  if (input === null) return { refused: 'The order was not paid that way.' };
  try {
    const made = await client.call(shop, createRefund, { input, key: goodwill.idempotencyKey });
    if (made.refused !== null) return { refused: made.refused };
    return made.refund ?? { refused: 'No refund came of it.' };
  } catch (error) {
    // The key is used up, and nothing came of it.
    const failed =
      error instanceof AdminRefused && error.codes.includes('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED');
    if (failed) return { refused: error.message };
    throw error;
  }
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
