import { compareInstants, type Instant, type LocalDate, type Zone } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { AskedUnits, ReturnRefusal } from '../door.ts';
import type { Policy, Reason } from '../policy/policy.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';
import { type HeldUnit, type OrderUse, type UnitsLeft, unitsLeft } from './units-left.ts';
import { isOpen, type ReturnWindow, windowOf } from './window.ts';

/** Everything that decides what of an order can be returned. */
export interface Asked {
  readonly order: ReturnableOrder;
  readonly policy: Policy;
  readonly use: OrderUse;
  readonly zone: Zone;
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
    const taken = { ...asked, use: { ...asked.use, held: [...asked.use.held, ...heldBy(chosen)] } };
    const line = chooseLine(taken, wanted);
    if ('refused' in line) return line;
    chosen.push(line);
  }
  return chosen;
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
  const reason = asked.policy.reasons.find(({ id }) => id === wanted.reason);
  if (reason === undefined) return refuse('unknown-reason', { reason: wanted.reason });
  const never = neverReturnable(asked.order, line);
  if (never !== null) return refuse('not-returnable', { cause: never });
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  if (isFinalSale(line, asked.policy) && !asked.policy.finalSale.overriddenBy.includes(reason.id))
    return refuse('final-sale', overridingReasons(asked.policy));
  if (left.free < quantity) {
    return left.free + left.taken >= quantity
      ? refuse('already-returned', { left: String(left.free) })
      : refuse('not-returnable', { cause: 'not-sent' });
  }
  const slots = slotsOf(asked, left);
  const open = slots.filter((slot) => isOpen(slot.window, asked.now)).slice(0, left.free);
  const first = open[0];
  if (open.length < quantity || first === undefined)
    return refuse('window-closed', lastWindow(slots.map((slot) => slot.window)));
  const units = open.slice(0, quantity).map(({ fulfillmentShopifyId }, index) => ({
    ordinal: left.ordinals[index] ?? 0,
    fulfillmentShopifyId,
  }));
  return { line, reason, note: wanted.note ?? '', units, lastDay: first.window.lastDay };
}

export interface Slot {
  readonly fulfillmentShopifyId: ShopifyId;
  readonly window: ReturnWindow;
}

/** One for each free unit of a parcel; those whose window closes first come first, so that the later ones stay. */
export function slotsOf({ order, policy, zone }: Asked, left: UnitsLeft): readonly Slot[] {
  return left.parcels
    .flatMap(({ parcel, units }) => {
      const window = windowOf(parcel, order.processedAt, policy.window, zone);
      const slot: Slot = { fulfillmentShopifyId: parcel.fulfillmentShopifyId, window };
      return Array.from({ length: units }, () => slot);
    })
    .sort((a, b) => compareInstants(a.window.endsAt, b.window.endsAt));
}

/** Why no unit of the line can ever come back; null: nothing speaks against it. */
export function neverReturnable(order: ReturnableOrder, line: OrderedLine): string | null {
  if (order.standing !== 'live') return order.standing;
  return line.merchandise ? null : 'not-goods';
}

/** Names are compared as people write them: without regard to case. */
export function isFinalSale(line: OrderedLine, { finalSale }: Policy): boolean {
  const named = (names: readonly string[], own: readonly string[]) => {
    const known = new Set(names.map((name) => name.trim().toLowerCase()));
    return own.some((name) => known.has(name.trim().toLowerCase()));
  };
  return (
    named(finalSale.skus, line.sku === null ? [] : [line.sku]) ||
    named(finalSale.tags, line.tags) ||
    named(finalSale.collections, line.collections)
  );
}

export function overridingReasons({ finalSale }: Policy): Record<string, string> {
  return finalSale.overriddenBy.length > 0 ? { reasons: finalSale.overriddenBy.join(' ') } : {};
}

/** The day on which the last of these windows ended. */
export function lastWindow(windows: readonly ReturnWindow[]): Record<string, string> {
  const last = windows.at(-1);
  return last === undefined ? {} : { until: last.lastDay.toString() };
}

function heldBy(chosen: readonly ChosenLine[]): HeldUnit[] {
  return chosen.flatMap(({ line, units }) =>
    units.map((unit) => ({ lineShopifyId: line.shopifyId, ...unit, standing: 'waiting' as const })),
  );
}
