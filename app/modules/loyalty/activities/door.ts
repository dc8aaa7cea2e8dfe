import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';
import type { CustomEvent, Way } from '../earning/program.ts';

/**
 * What a customer did that is not an order. The key tells doings of one way apart: the line that was reviewed, the
 * year of a day that comes every year, nothing where it counts once for ever. The same again earns nothing.
 */
export interface Activity {
  readonly way: Way['way'];
  readonly key: string;
  readonly happenedAt: Instant;
}

/** What another system of the merchant's tells of a customer. */
export interface ToldEvent {
  /** Id of the event, as the programme names it. */
  readonly event: string;
  /** Of this telling: the same again counts once. Neither it nor the fingerprint may say who the customer is. */
  readonly key: string;
  /** Of everything that was sent: the same key with another one is refused. */
  readonly fingerprint: string;
  readonly happenedAt: Instant;
  /** Public id of the key that signed it. */
  readonly apiKeyId: string;
}

/** Why an event gave nothing: its limit is used up; the programme was not live when it happened, or is not now. */
export type EventSilence = 'limit' | 'not-live';

export type EventOutcome =
  | {
      /** 0 where there is a reason. */
      readonly points: Points;
      /** It was told before, and this is the answer of then. */
      readonly duplicate: boolean;
      readonly reason: EventSilence | null;
    }
  /** Nothing was kept. `bad-input`: it has not happened yet. `other-body`: its key stands for something else. */
  | { readonly refused: 'bad-input' | 'unknown-event' | 'other-body' };

export type ActivityOutcome =
  | { readonly granted: Points }
  /** `off`: the programme gives nothing for it, or was not live then. */
  | { readonly nothing: 'off' | 'already-done' };

/** Earning beside orders: the part of loyalty's door about activities. */
export interface ActivitiesDoor {
  /** Gives what the programme gives for it, by the rules of when it happened. */
  awardActivity(
    shopId: bigint,
    customerId: bigint,
    activity: Activity,
    now: Instant,
  ): Promise<ActivityOutcome>;
  /** Takes in what another system tells, once for its key, and gives by the programme of when it happened. */
  recordEvent(shopId: bigint, customerId: bigint, told: ToldEvent, now: Instant): Promise<EventOutcome>;
  /** The day on which a birthday is celebrated from now on; null: not known (any more). */
  setBirthday(
    shopId: bigint,
    customerId: bigint,
    birthday: { readonly month: number; readonly day: number } | null,
    now: Instant,
  ): Promise<{ readonly refused: 'bad-input' } | { readonly next: LocalDate | null }>;
  /** Awards birthdays and anniversaries that have come up to `now`. Returns how many. */
  sweepOccasions(shopId: bigint, now: Instant): Promise<number>;
  /** Remembers the day of the year of a customer's first paid order, which earns in the years after. */
  noteFirstOrder(shopId: bigint, customerId: bigint, now: Instant): Promise<void>;
  /** Ways to earn as a shopper sees them, and which of them they have already used; nobody: null. */
  waysFor(shopId: bigint, customerId: bigint | null, now: Instant): Promise<ShopperWays>;
  /** Forgets the days of the year that are known of a customer. */
  eraseOccasions(shopId: bigint, customerId: bigint): Promise<void>;
}

export interface ShopperWays {
  /** `done`: used for good, or for this year. */
  readonly ways: readonly { readonly way: Way; readonly done: boolean }[];
  /** `done`: a limit for ever is used up. */
  readonly events: readonly { readonly event: CustomEvent; readonly done: boolean }[];
  /** Null: not known. */
  readonly birthday: { readonly month: number; readonly day: number; readonly next: LocalDate } | null;
}
