import { z } from 'zod';
import { atLeastZero, decimal } from '../../../money/amount.ts';
import { splitRefund } from '../../../money/refund-split.ts';
import type { Tx } from '../../../state/database.ts';
import { idText } from '../../inputs.ts';
import { Refusal } from '../../refusal.ts';
import type { OrderData, Shop } from '../../types.ts';
import { unsentUnits } from '../exchange/exchange-lines.ts';
import { disposedUnits, lockReturn, reverseLineOf, unprocessedUnits } from '../find-return.ts';
import type { ProcessInput } from '../inputs.ts';
import { type ProcessedReturn, previewOutcome, processReturn } from '../process-return.ts';
import { exchangeLinesOf } from '../return-parts.ts';
import type { ReturnData } from '../types.ts';

export const staffProcessing = z.strictObject({
  return: idText,
  /** Where the goods go back to; without it the shop's first location, and with null nothing is restocked. */
  location: idText.nullish(),
  /** Where the money goes: as it was paid, to the customer's store credit, or nowhere. */
  money: z.enum(['original', 'store-credit', 'none']).default('original'),
});
export type StaffProcessing = z.input<typeof staffProcessing>;

/**
 * Staff process all that is left of a return in Shopify's admin and give back what it suggests. Refused as
 * `processReturn`.
 */
export async function processByStaff(tx: Tx, shop: Shop, input: StaffProcessing): Promise<ProcessedReturn> {
  const form = staffProcessing.parse(input);
  const { order, found } = await lockReturn(tx, shop, form.return, ['id']);
  const location = form.location === undefined ? shop.id : form.location;
  const lines = leftToProcess(found, location);
  const exchangeLines = exchangeLinesOf(found)
    .map((line) => ({ line: line.id, quantity: unsentUnits(line) }))
    .filter((line) => line.quantity > 0);
  const amount = atLeastZero(previewOutcome(shop, order, found, { lines, exchangeLines }).amount);
  const refund = form.money === 'none' ? undefined : refundOf(order, amount, form.money);
  return processReturn(tx, shop, {
    return: found.id,
    lines,
    exchangeLines,
    ...(refund === undefined ? {} : { refund }),
  });
}

type Lines = Parameters<typeof previewOutcome>[3]['lines'];

function leftToProcess(found: ReturnData, location: string | null): Lines {
  return found.lines
    .map((part) => {
      const quantity = unprocessedUnits(part);
      const expected = reverseLineOf(found, part.id);
      const undecided = expected === undefined ? 0 : expected.quantity - disposedUnits(expected);
      const units = Math.min(quantity, undecided);
      const type = location === null ? ('NOT_RESTOCKED' as const) : ('RESTOCKED' as const);
      const disposition = { reverseLine: expected?.id ?? '0', quantity: units, type, location };
      return { line: part.id, quantity, dispositions: units === 0 ? [] : [disposition] };
    })
    .filter((line) => line.quantity > 0);
}

function refundOf(
  order: OrderData,
  amount: bigint,
  to: 'original' | 'store-credit',
): ProcessInput['refund'] | undefined {
  if (amount === 0n) return undefined;
  const currency = order.presentmentCurrency;
  if (to === 'store-credit') {
    return { transactions: [], storeCredit: [{ amount: decimal(amount, currency), currency }] };
  }
  const parts = splitRefund(order, amount);
  if (parts === null) throw new Refusal('over-refund', `${order.name} has less than that left to refund.`);
  return {
    transactions: parts.map((part) => ({
      parent: part.parentId,
      amount: decimal(part.amount, currency),
      currency,
    })),
  };
}
