import type { Instant } from '#app/kernel/calendar.ts';
import type { Drift } from './drift.ts';

/** What is counted of reviews. The shop comes first. */
export interface Counting {
  /** Every counter that is not what a recount gives; empty is good. At most 500 of each kind. */
  audit(shopId: bigint): Promise<readonly Drift[]>;
  /** Counts those anew, while reviews go on being written. Returns what did not add up. */
  mendCounts(shopId: bigint): Promise<readonly Drift[]>;
  /** Forgets where reviews came from that are older than signals look back. */
  eraseSenders(shopId: bigint, now: Instant): Promise<void>;
}
