import { type HoldSignal, holdSignals } from '../review.ts';
import { hasContact } from './contact-in-words.ts';
import { repeatsOthers } from './repeated-words.ts';

/**
 * What is looked at before a review is shown at once. There is no field for stars, and none for what somebody thinks:
 * whoever is content and whoever is not is held for the same reasons.
 */
export interface Suspicion {
  /** Title, body and name. */
  readonly words: readonly string[];
  /** The latest words of others of the shop. */
  readonly others: readonly string[];
  /** Reviews of the product within the last hour. */
  readonly ofProductWithinHour: number;
  /** Other people who wrote from the same device and network within 30 days. */
  readonly peopleOfSender: number;
  /** It was bought from an address that is thrown away. */
  readonly disposable: boolean;
  /** It was bought from an address of the shop's own. */
  readonly own: boolean;
  /** Nobody can have it in hand yet. */
  readonly beforeDelivery: boolean;
  /** All of the order was paid back and nothing of it came back. */
  readonly refunded: boolean;
  /** A field that people do not see was filled in. */
  readonly robot: boolean;
}

/** From so many of one product within an hour on, a person looks. */
export const burst = 20;
/** One household is two people, or one; from so many others on, a person looks. */
export const manyPeople = 2;

/** For what a person looks first, in the order of `holdSignals`; empty: for nothing. */
export function signalsOf(seen: Suspicion): HoldSignal[] {
  const text = seen.words.join('\n');
  const found: Readonly<Record<HoldSignal, boolean>> = {
    'contact-in-words': hasContact(text),
    'repeated-words': repeatsOthers(text, seen.others),
    burst: seen.ofProductWithinHour >= burst,
    'same-sender': seen.peopleOfSender >= manyPeople,
    'disposable-address': seen.disposable,
    staff: seen.own,
    'before-delivery': seen.beforeDelivery,
    refunded: seen.refunded,
    robot: seen.robot,
  };
  return holdSignals.filter((signal) => found[signal]);
}
