import type { NativeReturn } from '../ports.ts';
import type { ReturnStanding } from './standing.ts';

/**
 * What becomes of our return when Shopify's has come to an end without us; null: nothing. Closed there without a
 * payment of ours is `closed`; what we are writing ourselves at that moment is not somebody else's end.
 */
export function decideFollowing(
  standing: ReturnStanding,
  status: NativeReturn['status'],
): 'cancelled' | 'declined' | 'closed' | null {
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
    case 'requested':
      return null;
  }
}
