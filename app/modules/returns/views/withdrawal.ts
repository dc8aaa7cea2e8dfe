import type { Instant, LocalDate } from '#app/kernel/calendar.ts';

/** What somebody without a login wrote. Texts are theirs: at most 100, 100, 320 and 1,000 characters. */
export interface WithdrawalStatement {
  /** Who states it. */
  readonly name?: string;
  readonly order: string;
  readonly email: string;
  readonly text: string;
  /** Of the page it was made on. */
  readonly language: string;
  readonly key: string;
}

export interface Withdrawal {
  readonly id: bigint;
  readonly statedAt: Instant;
  /** `nothing-left`: every unit is in another return, or was refunded. `handled`: a person has ended it. */
  readonly standing: 'found' | 'not-found' | 'too-late' | 'nothing-left' | 'handled';
  /** Null: not found. */
  readonly orderId: bigint | null;
  /** The return that was opened for it; null: a person has to look, unless they have. */
  readonly returnId: bigint | null;
  /** In which it was stated. */
  readonly language: string;
  /** What was written; null: erased. */
  readonly statement: {
    readonly name: string;
    readonly order: string;
    readonly email: string;
    readonly text: string;
  } | null;
  /** The last local day of the order's withdrawal period in its country; null: not found, or not all of it has come. */
  readonly lastDay: LocalDate | null;
}
