import type { Instant } from '#app/kernel/calendar.ts';
import type { StoredUnit } from '../../case/stored-return.ts';
import type { Disposition } from '../../door.ts';
import type { Placed } from '../../intents/place-units.ts';
import type { NativeLine, NativeReturn } from '../../ports.ts';

/** What Shopify knows of one unit. */
export interface UnitThere {
  readonly unit: StoredUnit;
  /** Booked as returned; what staff gave back is for these. */
  readonly processed: boolean;
  /** What staff said became of it; null: nothing. */
  readonly said: { readonly type: Disposition; readonly at: Instant } | null;
}

/**
 * Shopify counts units of a line, without saying which: the first of them have been processed, those of which it was
 * said that they are missing come last, and what has become of goods was said of the processed ones first. Lines that
 * share a reverse line share what was said.
 */
export function unitsThere(placed: readonly Placed[], native: NativeReturn): UnitThere[] {
  const slots = placed.flatMap((one) => slotsOf(one, native));
  const groups = new Set(slots.map((slot) => slot.group));
  return [...groups].flatMap((group) => withWords(slots.filter((slot) => slot.group === group)));
}

interface Slot {
  readonly group: string;
  readonly unit: StoredUnit;
  readonly processed: boolean;
  readonly disposed: NativeLine['disposed'];
}

function slotsOf({ id, reverseLineShopifyId, units }: Placed, native: NativeReturn): Slot[] {
  const line = native.lines.find((one) => one.id === id);
  const group = reverseLineShopifyId === null ? `line ${id}` : `reverse line ${reverseLineShopifyId}`;
  return units
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((unit, index) => ({
      group,
      unit,
      processed: index < (line?.processedQuantity ?? 0),
      disposed: line?.disposed ?? [],
    }));
}

/** What was paid stays paid, and what we found to be missing is the last that they have. */
function rankOf({ paid, disposition }: StoredUnit): number {
  if (paid) return 0;
  return disposition === 'missing' ? 2 : 1;
}

function withWords(slots: readonly Slot[]): UnitThere[] {
  const words = (slots[0]?.disposed ?? []).flatMap(({ type, quantity, at }) =>
    Array.from({ length: quantity }, () => ({ type, at })),
  );
  const found = words.filter(({ type }) => type !== 'missing');
  const missing = words.filter(({ type }) => type === 'missing');
  const inOrder = [...slots.filter((one) => one.processed), ...slots.filter((one) => !one.processed)];
  const firstMissing = Math.max(found.length, inOrder.length - missing.length);
  return inOrder.map(({ unit, processed }, index) => ({
    unit,
    processed,
    said: found[index] ?? missing[index - firstMissing] ?? null,
  }));
}
