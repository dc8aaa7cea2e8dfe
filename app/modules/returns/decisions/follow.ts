import type { NativeReturn } from '../ports.ts';
import type { ReturnStanding } from './moves.ts';

/**
 * What becomes of our return when Shopify's has come to an end without us; null: nothing. Closed there without a
 * payment of ours is `closed`; what we are writing ourselves at that moment is not somebody else's end.
 */
export function decideFollowing(
  { state, settling }: ReturnStanding,
  status: NativeReturn['status'],
): 'cancelled' | 'declined' | 'closed' | null {
  const over = state === 'settled' || state === 'cancelled' || state === 'declined' || state === 'closed';
  if (over || settling) return null;
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
