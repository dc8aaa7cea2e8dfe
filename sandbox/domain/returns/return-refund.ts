import { atLeastZero, decimal, minor } from '../../money/amount.ts';
import { refundDiscrepancy } from '../../money/discrepancy.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { RefundPart } from '../../money/refund-split.ts';
import type { BookedUnits, ReturnOutcome } from '../../money/return-outcome.ts';
import type { Tx } from '../../state/database.ts';
import { takeId } from '../../state/documents.ts';
import {
  adjustment,
  chosenParts,
  giveBack,
  type NewStoreCredit,
  partsTotal,
  refundableTotal,
} from '../refund-parts.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { OrderData, RefundData, RefundLineData, Shop } from '../types.ts';
import { reverseLineOf } from './find-return.ts';
import type { ProcessForm } from './inputs.ts';
import type { ReturnData } from './types.ts';

interface Booking {
  order: OrderData;
  /** With the dispositions and processed units of this booking. */
  found: ReturnData;
  outcome: ReturnOutcome;
  form: ProcessForm;
}

/**
 * The order with the refund of a return's units (not yet written). A refund without money leaves the order owing the
 * buyer; one that gives less or more than the units are worth carries an adjustment.
 */
export async function bookReturn(
  tx: Tx,
  shop: Shop,
  booking: Booking,
): Promise<{ order: OrderData; refund: RefundData }> {
  const { order, found, outcome, form } = booking;
  const currency = order.presentmentCurrency;
  const money = moneyOf(order, form);
  const id = await takeId(tx);
  const at = isoSeconds(shop.now);
  const given = partsTotal(money.parts) + partsTotal(money.storeCredit);
  const discrepancy =
    given === 0n
      ? 0n
      : refundDiscrepancy({
          refunded: given,
          worth: atLeastZero(outcome.worth),
          owed: atLeastZero(outcome.worth - orderTotals(order).outstanding),
        });
  const transactions = await giveBack(tx, shop, order, { id, ...money });
  const lines: RefundLineData[] = [];
  for (const units of outcome.units) lines.push(await refundLine(tx, order, found, units));
  const refund: RefundData = {
    id,
    note: form.note ?? null,
    lines,
    transactionIds: transactions.map((one) => one.id),
    adjustments: [
      ...(await adjustment(tx, 'shipping_refund', -outcome.shipping, currency)),
      ...(await adjustment(tx, 'refund_discrepancy', discrepancy, currency)),
    ],
    ofReturn: { id: found.id, shippingFee: decimal(outcome.shippingFee, currency) },
    fromEdit: false,
    createdAt: at,
    processedAt: at,
  };
  return {
    order: {
      ...order,
      refunds: [...order.refunds, refund],
      transactions: [...order.transactions, ...transactions],
    },
    refund,
  };
}

async function refundLine(
  tx: Tx,
  order: OrderData,
  found: ReturnData,
  units: BookedUnits,
): Promise<RefundLineData> {
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  return {
    id: await takeId(tx),
    lineId: units.line.id,
    quantity: units.ordinals.length,
    subtotal: print(units.net),
    tax: print(units.tax),
    restockType: 'return',
    ordinals: units.ordinals,
    returned: {
      returnLineId: units.part.id,
      fee: print(units.fee.fee),
      feeTax: print(units.fee.tax),
      notRestocked: units.ordinals.length - restockedUnits(order, found, units),
    },
  };
}

/** How many of these units are in stock again: what was restocked and not counted by an earlier refund. */
function restockedUnits(order: OrderData, found: ReturnData, { part, ordinals }: BookedUnits): number {
  const restocked = (reverseLineOf(found, part.id)?.dispositions ?? [])
    .filter((one) => one.type === 'RESTOCKED')
    .reduce((units, one) => units + one.quantity, 0);
  const counted = order.refunds
    .flatMap((refund) => refund.lines)
    .filter((line) => line.returned?.returnLineId === part.id)
    .reduce((units, line) => units + line.quantity - (line.returned?.notRestocked ?? 0), 0);
  return Math.min(ordinals.length, Math.max(0, restocked - counted));
}

/** The money that the input gives back; refused (`wrong-currency`, `over-refund`) where it cannot be given. */
function moneyOf(
  order: OrderData,
  { refund }: ProcessForm,
): { parts: RefundPart[]; storeCredit: NewStoreCredit[] } {
  if (refund === undefined) return { parts: [], storeCredit: [] };
  const root = ['input', 'financialTransfer', 'issueRefund'];
  requireCurrency(order, refund.transactions, [...root, 'orderTransactions']);
  requireCurrency(order, refund.storeCredit, [...root, 'refundMethods']);
  const wishes = refund.transactions.map((one) => ({ parentId: one.parent, amount: one.amount }));
  const parts = chosenParts(order, wishes);
  const storeCredit = refund.storeCredit.map(({ amount, expiresAt }) => ({
    amount: minor(amount, order.presentmentCurrency),
    expiresAt: expiresAt ?? null,
  }));
  const total = partsTotal(parts ?? []) + partsTotal(storeCredit);
  if (parts === null || (!refund.allowOver && total > refundableTotal(order))) {
    const shown = { code: 'INVALID', field: [...root, 'orderTransactions'] };
    throw new Refusal('over-refund', `${order.name} has less than that left to refund.`, shown);
  }
  return { parts, storeCredit };
}

function requireCurrency(order: OrderData, amounts: readonly { currency: string }[], field: string[]): void {
  const wrong = amounts.findIndex((one) => one.currency !== order.presentmentCurrency);
  if (wrong < 0) return;
  throw new Refusal('wrong-currency', `Amounts must be in ${order.presentmentCurrency}.`, {
    code: 'INVALID',
    field: [...field, String(wrong)],
  });
}
