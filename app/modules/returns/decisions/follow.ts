import type { ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Disposition } from '../door.ts';
import type { NativeReturn } from '../ports.ts';
import type { ReturnStanding } from './standing.ts';

/**
 * What becomes of our return when Shopify's has come to an end without us; null: nothing. Closed there without a
 * payment of ours is `closed`; what we are writing ourselves at that moment is not somebody else's end.
 */
export function decideFollowing(
  standing: ReturnStanding,
  status: NativeReturn['status'],
  /** It was asked for at Shopify. */
  there = false,
): 'approved' | 'cancelled' | 'declined' | 'closed' | null {
  switch (standing.state) {
    case 'settled':
    case 'declined':
    case 'cancelled':
    case 'closed':
    case 'expired':
      return null;
    case 'requested':
      break;
    default:
      if (standing.settling) return null;
  }
  switch (status) {
    case 'canceled':
      return 'cancelled';
    case 'declined':
      return 'declined';
    case 'closed':
      return 'closed';
    case 'open':
      // Asked for there, and approved there, too.
      return standing.state === 'requested' && there ? 'approved' : null;
    case 'requested':
      return null;
  }
}

interface HeldThere {
  readonly lineShopifyId: ShopifyId;
  readonly receivedAt: Instant | null;
  readonly disposition: Disposition | null;
}

/**
 * Units of ours that Shopify's return no longer has, because staff took them out of it: of each line the last ones of
 * which nothing has been seen.
 */
export function unitsTakenOut<Unit extends HeldThere>(
  { state, units }: { readonly state: ReturnState; readonly units: readonly Unit[] },
  native: Pick<NativeReturn, 'lines'>,
): readonly Unit[] {
  if (state === 'settled') return [];
  return [...new Set(units.map((unit) => unit.lineShopifyId))].flatMap((line) => {
    const own = units.filter((unit) => unit.lineShopifyId === line);
    const there = native.lines
      .filter((one) => one.lineShopifyId === line)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const open = own.filter((unit) => unit.receivedAt === null && unit.disposition === null);
    const gone = Math.min(open.length, Math.max(0, own.length - there));
    return gone === 0 ? [] : open.slice(-gone);
  });
}

/** How far a return has come, told by its units. */
export function stateOfUnits(
  units: readonly Pick<HeldThere, 'receivedAt' | 'disposition'>[],
): 'approved' | 'received' | 'inspected' {
  if (units.every((unit) => unit.disposition !== null)) return 'inspected';
  return units.some((unit) => unit.receivedAt !== null) ? 'received' : 'approved';
}
