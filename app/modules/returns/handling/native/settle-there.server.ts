import type { Outcome } from '#app/contracts/returns.ts';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { addMoney, compareMoney, noMoney } from '#app/kernel/money.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { settledFact } from '../../case/facts.ts';
import { inShopCurrency } from '../../case/shop-currency.ts';
import { type StoredReturn, standingOf } from '../../case/stored-return.ts';
import { tabOf } from '../../decisions/moves.ts';
import type { PaidDetail } from '../../door.ts';
import type { NativeReturn, ReturnableOrder } from '../../ports.ts';
import { voidWaiting } from '../../store/intents.server.ts';
import {
  addStep,
  lockReturn,
  setHold,
  setOutcome,
  setPaid,
  setState,
} from '../../store/write-returns.server.ts';
import { paidThere } from './paid-there.ts';

interface Settling {
  readonly order: Pick<ReturnableOrder, 'rate'>;
  readonly now: Instant;
}

/**
 * Settled by staff at Shopify: what was paid is what they gave back. Once it is, only more refunds change it. Within a
 * transaction that has locked the return, whose units are as staff left them.
 */
export async function settleThere(
  tx: Tx,
  stored: StoredReturn,
  native: NativeReturn,
  { order, now }: Settling,
): Promise<StoredReturn> {
  const paid = paidOf(stored, native);
  const isNew = stored.state !== 'settled';
  if (!isNew && isSame(stored.paid, paid)) return stored;
  const lastPaid = native.refunds
    .map((refund) => refund.at)
    .toSorted(compareInstants)
    .at(-1);
  const given = lastPaid ?? native.closedAt ?? now;
  const at = compareInstants(given, stored.since) >= 0 ? given : stored.since;
  await voidWaiting(tx, stored.id);
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  const outcome = outcomeThere(stored, native, paid);
  if (outcome !== stored.outcome) {
    const total = addMoney(paid.refunded, paid.credited);
    const shop = inShopCurrency(total, order.rate);
    await setOutcome(tx, stored.id, outcome, { minor: total.minor, shop, owedShop: 0n });
  }
  const tab = tabOf(standingOf(stored, 'settled'));
  await setState(tx, stored.id, { state: 'settled', tab, since: isNew ? at : null });
  await setPaid(tx, stored.id, paid, {
    at,
    refundedShop: inShopCurrency(paid.refunded, order.rate),
    creditedShop: inShopCurrency(paid.credited, order.rate),
    owedShop: inShopCurrency(paid.owed, order.rate),
  });
  await addStep(tx, stored.id, { kind: 'settled', at, actor: 'shopify' });
  const settled = await lockReturn(tx, stored.id);
  if (settled === null) throw new Error(`Return ${stored.id} is not there`);
  const units = settled.units.filter((unit) => unit.paid).length;
  await tx.announce([settledFact(settled, at, units, paid)]);
  return settled;
}

/** What staff made of it: an exchange where something has gone out, else money the way it went. */
function outcomeThere(stored: StoredReturn, { exchangeLines }: NativeReturn, paid: PaidDetail): Outcome {
  const hasGoneOut = exchangeLines.some((line) => line.processedQuantity > 0);
  if (hasGoneOut) return stored.outcome;
  const [back, credit] = [paid.refunded.minor > 0n, paid.credited.minor > 0n];
  if (back === credit) return stored.outcome === 'exchange' ? 'refund' : stored.outcome;
  return credit ? 'credit' : 'refund';
}

/** The bill is told where it is the one that was quoted; what staff reckoned otherwise, only they know. */
function paidOf(stored: StoredReturn, { refunds, exchangeLines }: NativeReturn): PaidDetail {
  const { currency, outcome, quote } = stored;
  const none = noMoney(currency);
  const paid = paidThere(refunds, currency);
  const total = addMoney(paid.refunded, paid.credited);
  const quoted = quote.outcomes.find((one) => one.outcome === outcome);
  const isQuoted = quoted !== undefined && compareMoney(quoted.total, total) === 0;
  const isEven = total.minor === 0n && exchangeLines.some((line) => line.processedQuantity > 0);
  const owed = outcome === 'exchange' && isEven ? (quoted?.owes ?? none) : none;
  return { ...paid, bonus: none, owed, parts: isQuoted ? quoted.parts : [] };
}

function isSame(before: PaidDetail | null, paid: PaidDetail): boolean {
  return (
    before !== null &&
    compareMoney(before.refunded, paid.refunded) === 0 &&
    compareMoney(before.credited, paid.credited) === 0
  );
}
