import { compareInstants, type Instant, type LocalDate } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { AskedUnits, ReturnRefusal } from '../door.ts';
import type { Policy, Reason } from '../policy/policy.ts';
import { leafReasons, reasonPath } from '../policy/reason-tree.ts';
import type { Terms } from '../policy/terms.ts';
import { termsOf } from '../policy/terms-of.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';
import { missingPart } from './bundles.ts';
import { type FactSource, ruleFacts } from './rule-facts.ts';
import { type HeldUnit, type OrderUse, type UnitsLeft, unitsLeft } from './units-left.ts';
import { isOpen, type ReturnWindow, windowOf } from './window.ts';

/** Everything that decides what of an order can be returned. */
export interface Asked extends FactSource {
  readonly policy: Policy;
  readonly use: OrderUse;
  /** The moment of the request. */
  readonly now: Instant;
}

export interface ChosenLine {
  readonly line: OrderedLine;
  readonly reason: Reason;
  readonly note: string;
  readonly units: readonly ChosenUnit[];
  /** The last local day on which the first of them to close could be asked for. */
  readonly lastDay: LocalDate;
  /** What the policy comes to for them. */
  readonly terms: Terms;
}

export interface ChosenUnit {
  readonly ordinal: number;
  readonly fulfillmentShopifyId: ShopifyId;
}

/** Takes the units that are asked for, or says why not, naming the line in `values.line`. */
export function chooseUnits(
  asked: Asked,
  lines: readonly AskedUnits[],
): readonly ChosenLine[] | ReturnRefusal {
  const chosen: ChosenLine[] = [];
  for (const wanted of lines) {
    const line = chooseLine(withTaken(asked, chosen), wanted);
    if ('refused' in line) return line;
    chosen.push(line);
  }
  return missingPart(asked, chosen) ?? chosen;
}

/** The policy's terms for a line and a reason. */
export function termsFor(asked: Asked, line: OrderedLine, reason: string): Terms {
  return termsOf(asked.policy, ruleFacts(asked, line, reasonPath(asked.policy, reason)));
}

function chooseLine(asked: Asked, wanted: AskedUnits): ChosenLine | ReturnRefusal {
  const line = asked.order.lines.find((one) => one.shopifyId === wanted.lineShopifyId);
  const refuse = (refused: ReturnRefusal['refused'], values: Record<string, string> = {}): ReturnRefusal => ({
    refused,
    values: { line: wanted.lineShopifyId.toString(), ...values },
  });
  if (line === undefined) return refuse('unknown-line');
  const { quantity } = wanted;
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > line.quantity) return refuse('bad-input');
  const reason = leafReasons(asked.policy.reasons).find(({ id }) => id === wanted.reason);
  if (reason === undefined) return refuse('unknown-reason', { reason: wanted.reason });
  const terms = termsFor(asked, line, reason.id);
  const never = neverReturnable(asked.order, line, terms);
  if (never !== null) return refuse('not-returnable', { cause: never });
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  if (terms.returnable === 'final-sale') return refuse('final-sale', excusingReasons(asked, line));
  if (left.free < quantity) {
    return left.free + left.taken >= quantity
      ? refuse('already-returned', { left: String(left.free) })
      : refuse('not-returnable', { cause: 'not-sent' });
  }
  const slots = slotsOf(asked, left, terms);
  const open = slots.filter((slot) => isOpen(slot.window, asked.now));
  const first = open[0];
  if (open.length < quantity || first === undefined)
    return refuse('window-closed', lastWindow(slots.map((slot) => slot.window)));
  const declined = declinedBy(terms);
  if (declined !== null) return refuse(declined.code, declined.values);
  const units = unitsOfSlots(open.slice(0, quantity), left);
  return { line, reason, note: wanted.note ?? '', units, lastDay: first.window.lastDay, terms };
}

/** A rule that declines, in the words of refusals; null: none does. */
export function declinedBy({
  approval,
  said,
}: Terms): { readonly code: ReturnRefusal['refused']; readonly values: Record<string, string> } | null {
  if (approval.as !== 'decline') return null;
  const by = said.find(({ part }) => part === 'approval');
  const values = { cause: 'rule', rule: by?.rule ?? '', name: by?.name ?? '', note: approval.note };
  switch (approval.reason) {
    case 'FINAL_SALE':
      return { code: 'final-sale', values };
    case 'RETURN_PERIOD_ENDED':
      return { code: 'window-closed', values };
    case 'OTHER':
      return { code: 'not-returnable', values };
  }
}

export interface Slot {
  readonly fulfillmentShopifyId: ShopifyId;
  readonly window: ReturnWindow;
}

/** One for each free unit of a parcel; those whose window closes first come first, so that the later ones stay. */
export function slotsOf({ order, zone }: Asked, left: UnitsLeft, terms: Terms): readonly Slot[] {
  return left.parcels
    .flatMap(({ parcel, units }) => {
      const window = windowOf(parcel, order.processedAt, terms.window, zone);
      const slot: Slot = { fulfillmentShopifyId: parcel.fulfillmentShopifyId, window };
      return Array.from({ length: units }, () => slot);
    })
    .sort((a, b) => compareInstants(a.window.endsAt, b.window.endsAt));
}

/** Why no unit of the line can ever come back; null: nothing speaks against it. */
export function neverReturnable(
  order: ReturnableOrder,
  line: OrderedLine,
  terms: Terms | null,
): string | null {
  if (order.standing !== 'live') return order.standing;
  if (!line.merchandise) return 'not-goods';
  return terms?.returnable === 'never' ? 'never' : null;
}

/** For which reasons it can come back although it is final sale. */
function excusingReasons(asked: Asked, line: OrderedLine): Record<string, string> {
  const open = leafReasons(asked.policy.reasons).filter(
    ({ id }) => termsFor(asked, line, id).returnable === 'yes',
  );
  return open.length > 0 ? { reasons: open.map(({ id }) => id).join(' ') } : {};
}

/** The day on which the last of these windows ended. */
export function lastWindow(windows: readonly ReturnWindow[]): Record<string, string> {
  const last = windows.at(-1);
  return last === undefined ? {} : { until: last.lastDay.toString() };
}

/** As if these lines had been taken. */
export function withTaken(asked: Asked, chosen: readonly ChosenLine[]): Asked {
  const held = chosen.flatMap(({ line, units }) =>
    units.map((unit): HeldUnit => ({ lineShopifyId: line.shopifyId, ...unit, standing: 'waiting' })),
  );
  return { ...asked, use: { ...asked.use, held: [...asked.use.held, ...held] } };
}

/** The units for these slots: the lowest that are free. */
export function unitsOfSlots(slots: readonly Slot[], left: UnitsLeft): readonly ChosenUnit[] {
  return slots.map(({ fulfillmentShopifyId }, index) => ({
    ordinal: left.ordinals[index] ?? 0,
    fulfillmentShopifyId,
  }));
}
