import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { LineReturnability } from '../door.ts';
import type { OrderedLine } from '../ports.ts';
import {
  type Asked,
  isFinalSale,
  lastWindow,
  neverReturnable,
  overridingReasons,
  slotsOf,
} from './choose-units.ts';
import { unitsLeft } from './units-left.ts';
import { isOpen } from './window.ts';

/** What of a line may be returned now, until when, and why not more. */
export function returnabilityOf(asked: Asked, line: OrderedLine): LineReturnability {
  const { shopifyId, title, variantTitle, imageUrl } = line;
  const shown = { lineShopifyId: shopifyId, title, variantTitle, imageUrl };
  const none = (code: RefusalWord, values: Record<string, string> = {}): LineReturnability => ({
    ...shown,
    quantity: 0,
    until: null,
    refused: { code, values },
  });
  const never = neverReturnable(asked.order, line);
  if (never !== null) return none('not-returnable', { cause: never });
  const finalSale = isFinalSale(line, asked.policy);
  if (finalSale && asked.policy.finalSale.overriddenBy.length === 0) return none('final-sale');
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  if (left.free === 0)
    return left.taken > 0 ? none('already-returned') : none('not-returnable', { cause: 'not-sent' });
  const slots = slotsOf(asked, left);
  const open = slots.filter((slot) => isOpen(slot.window, asked.now)).slice(0, left.free);
  const first = open[0];
  if (first === undefined) return none('window-closed', lastWindow(slots.map((slot) => slot.window)));
  return {
    ...shown,
    quantity: open.length,
    until: first.window.lastDay,
    refused: whyNotMore({ finalSale, asked, line, taken: left.taken, closed: open.length < left.free }),
  };
}

/** Some units can come back: what speaks against the others, the most telling first. */
function whyNotMore(about: {
  readonly finalSale: boolean;
  readonly asked: Asked;
  readonly line: OrderedLine;
  readonly taken: number;
  readonly closed: boolean;
}): (Message & { readonly code: RefusalWord }) | null {
  const { finalSale, asked, line, taken, closed } = about;
  if (finalSale) return { code: 'final-sale', values: overridingReasons(asked.policy) };
  if (closed) return { code: 'window-closed', values: {} };
  if (taken > 0) return { code: 'already-returned', values: { taken: String(taken) } };
  const sent = line.parcels.reduce((sum, parcel) => sum + parcel.units, 0);
  return sent < line.quantity ? { code: 'not-returnable', values: { cause: 'not-sent' } } : null;
}
