import { addDays, type Instant, type LocalDate, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { Redemption } from '../redemption.ts';

/**
 * The last local day on which something that was given for points can be used; null: without end. It counts from when
 * the points were reserved, so that asking Shopify again is asking for the same.
 */
export function lastDayOf(
  { reward, heldAt }: { readonly reward: Redemption['reward']; readonly heldAt: Instant },
  zone: Zone,
): LocalDate | null {
  const days = reward.kind === 'gift-card' || reward.kind === 'store-credit' ? reward.validDays : null;
  return days === null ? null : addDays(localDate(heldAt, zone), days);
}
