import type { Money } from '#app/kernel/money.ts';
import type { ReturnTab } from './list.ts';

/** How many wait in each list; a hundred stand for more than 99. */
export interface ReturnCounts {
  readonly open: Readonly<Record<Exclude<ReturnTab, 'done'>, number>>;
  /** Those that wait for a person because something differs or was refused. */
  readonly held: number;
}

export interface ReturnFigures extends ReturnCounts {
  /** The last twelve local months, oldest first; in the shop's currency. */
  readonly months: readonly ReturnMonth[];
}

/** What one customer did with returns, as limits count it. */
export interface ReturnHistory {
  readonly returns: number;
  readonly unitsReturned: number;
  readonly unitsBought: number;
  readonly kept: number;
  readonly list: 'allow' | 'block' | null;
}

/** How long a return may wait in each list, in hours; null: as long as it takes. */
export interface ReturnSettings {
  readonly hours: Readonly<Record<Exclude<ReturnTab, 'done' | 'in-transit'>, number | null>>;
  /** Local days after approval at whose end what was never sent expires; null: never. */
  readonly expireAfterDays: number | null;
  /** Local days before that at which the customer is reminded. */
  readonly remindDaysBefore: number;
}

/** How a shop does with returns; money in its currency at each order's rate. */
export interface ReturnPerformance {
  readonly days: number;
  /** The last `days` local days and today. */
  readonly last: ReturnPeriod;
  /** The last twelve local months, oldest first. */
  readonly months: readonly (ReturnPeriod & {
    /** "2026-03". */
    readonly month: string;
  })[];
}

export interface ReturnPeriod {
  /** Units of merchandise in orders of that time. */
  readonly sold: number;
  /** Units asked back in that time; without what was declined, called off or never sent, and what customers keep. */
  readonly returned: number;
  /** Returns settled in that time. */
  readonly settled: number;
  /** Paid back to means of payment. */
  readonly refunded: Money;
  /** Given as store credit, without the bonus on it. */
  readonly credited: Money;
  /** Gone out in exchange, at the price it was exchanged at. */
  readonly exchanged: Money;
  /** From the request to the settlement, the middle one of those settled; null: none was. */
  readonly medianSeconds: number | null;
}

export interface ReturnMonth {
  /** "2026-03". */
  readonly month: string;
  readonly settled: number;
  readonly units: number;
  readonly refunded: Money;
  readonly credited: Money;
}
