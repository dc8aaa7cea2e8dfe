import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';

export type ReturnTab = 'to-review' | 'in-transit' | 'to-inspect' | 'to-settle' | 'done';

/** Where a return came from: `shopify-request` was asked for there, `shopify` made there by staff or at POS. */
export type ReturnOrigin = 'shopper' | 'staff' | 'withdrawal' | 'shopify-request' | 'shopify';

export interface ReturnQuery {
  /** Null: all of them, newest first. */
  readonly tab: ReturnTab | null;
  readonly outcome?: Outcome;
  /** `Reason.id`. */
  readonly reason?: string;
  readonly origin?: ReturnOrigin;
  /** Past its time in its list. */
  readonly overdue?: boolean;
  /** Waits for a person because something differs or was refused. */
  readonly held?: boolean;
  /** A message of the shopper's waits. */
  readonly unread?: boolean;
  /** Its customer’s tier has priority. */
  readonly first?: boolean;
  /** A staff member; "": nobody's. */
  readonly owner?: string;
  /** Minor units of the shop's currency. */
  readonly quotedAtLeast?: bigint;
  /** An order's or return's name, a SKU or part of a product's title, an exact e-mail or part of a customer's name. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Of each open list those with priority, then the others: overdue longest first, then what is due next; `done` newest first. */
export interface ReturnPage {
  readonly returns: readonly ReturnRow[];
  readonly next: string | null;
}

export interface ReturnRow {
  readonly id: bigint;
  /** "#1001-R1". */
  readonly name: string;
  readonly orderId: bigint;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly state: ReturnState;
  readonly outcome: Outcome;
  readonly units: number;
  /** Title of the first line. */
  readonly title: string;
  readonly reasons: readonly string[];
  readonly quoted: Money;
  readonly requestedAt: Instant;
  /** Since when it has been in its state. */
  readonly since: Instant;
  readonly held: boolean;
  readonly origin: ReturnOrigin;
  /** From when on it is overdue in its list; null: never. */
  readonly dueAt: Instant | null;
  readonly owner: string | null;
  readonly unread: boolean;
  /** Stands before others in open lists. */
  readonly first: boolean;
  /** `quoted` in the shop's currency at the order's rate. */
  readonly quotedShop: Money;
}

export interface SavedView {
  readonly id: bigint;
  readonly name: string;
  /** The queue's search parameters. */
  readonly address: string;
  readonly savedBy: string;
}
