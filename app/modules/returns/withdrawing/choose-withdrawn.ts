import type { LocalDate } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';
import { heldUnitsOf, type StoredReturn } from '../case/stored-return.ts';
import { type Asked, type ChosenLine, slotsOf, unitsOfSlots } from '../decisions/choose-units.ts';
import { ruleFacts } from '../decisions/rule-facts.ts';
import { removedUnits, unitsLeft } from '../decisions/units-left.ts';
import { inOrderCurrency, least } from '../money/bill.ts';
import { withdrawalTerms } from '../policy/combine-terms.ts';
import type { Reason } from '../policy/policy.ts';
import { termsOf } from '../policy/terms-of.ts';
import type { OrderedLine } from '../ports.ts';

/** None of the merchant's own: the law asks for none. */
const withdrawalReason: Reason = {
  id: 'withdrawal',
  label: 'Withdrawal from the contract',
  shopify: 'other',
  parent: null,
  questions: [],
  photo: 'none',
  note: 'optional',
};

/** What a withdrawal takes back of an order, by law and whatever the policy's windows and final sale say. */
export interface Withdrawn {
  readonly chosen: readonly ChosenLine[];
  /** Units that were never sent: they are withdrawn from, too, but there is nothing to send back. */
  readonly unsent: number;
  /** Of what was paid for shipping; null: something stays or came back otherwise, so nothing of it. */
  readonly shipping: Money | null;
}

/** Every unit that was sent and that nobody has. `lastDay`: of the period; it stands with the lines as their last day. */
export function chooseWithdrawn(
  asked: Asked & { readonly returns: readonly StoredReturn[] },
  lastDay: LocalDate,
): Withdrawn {
  const goods = asked.order.lines.filter((line) => line.merchandise);
  const chosen = goods.flatMap((line) => chooseLine(asked, line, lastDay) ?? []);
  const unsent = goods.reduce((sum, line) => sum + unsentOf(asked, line), 0);
  const before = withdrawnBefore(asked.returns);
  const whole = goods.every(
    (line) => unitsIn(chosen, line) + before.unitsOf(line) === soldUnits(asked, line),
  );
  return {
    chosen,
    unsent,
    shipping: whole && !before.shipping && chosen.length > 0 ? shippingBack(asked) : null,
  };
}

/** What earlier withdrawals took or take back: with the last unit of all of them comes the shipping, once. */
function withdrawnBefore(returns: readonly StoredReturn[]) {
  const withdrawals = returns.filter(({ terms }) => terms.basis === 'withdrawal');
  const units = withdrawals.flatMap((one) =>
    heldUnitsOf(one).filter(({ lineShopifyId, ordinal }) =>
      one.units.some(
        (unit) =>
          unit.lineShopifyId === lineShopifyId && unit.ordinal === ordinal && unit.disposition !== 'missing',
      ),
    ),
  );
  return {
    unitsOf: (line: OrderedLine) => units.filter((unit) => unit.lineShopifyId === line.shopifyId).length,
    shipping: withdrawals.some((one) => heldUnitsOf(one).length > 0 && givesShipping(one)),
  };
}

/** Paid, or to be paid. */
function givesShipping({ paid, quote }: StoredReturn): boolean {
  const parts = paid?.parts ?? quote.outcomes.flatMap((outcome) => outcome.parts);
  return parts.some(({ code }) => code === 'shipping');
}

function chooseLine(asked: Asked, line: OrderedLine, lastDay: LocalDate): ChosenLine | null {
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  if (left.free === 0) return null;
  const terms = withdrawalTerms(termsOf(asked.policy, ruleFacts(asked, line, null)));
  const units = unitsOfSlots(slotsOf(asked, left, terms).slice(0, left.free), left);
  return { line, reason: withdrawalReason, note: '', units, lastDay, terms };
}

/** Free by their ordinals, and in no parcel. */
function unsentOf(asked: Asked, line: OrderedLine): number {
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  return Math.max(0, left.ordinals.length - left.free);
}

const unitsIn = (chosen: readonly ChosenLine[], line: OrderedLine) =>
  chosen.find((one) => one.line.shopifyId === line.shopifyId)?.units.length ?? 0;

/** Without what was called off before it was sent: that neither stays nor comes back. */
function soldUnits({ order, use }: Asked, line: OrderedLine): number {
  const calledOff = order.refunds
    .flatMap(({ lines }) => lines)
    .filter((part) => part.lineShopifyId === line.shopifyId && !part.sent)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return line.quantity - calledOff - removedUnits(line, order.refunds, use);
}

/** What the standard way costs there, at most what was paid; where the merchant has named none, all that was paid. */
function shippingBack({ order, policy }: Asked): Money | null {
  const standard = order.countryCode === null ? undefined : policy.standardShipping[order.countryCode];
  const back =
    standard === undefined ? order.shipping : least(order.shipping, inOrderCurrency(order, standard));
  return back.minor > 0n ? back : null;
}
