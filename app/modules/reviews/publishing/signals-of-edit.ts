import { type HoldSignal, holdSignals, type ReviewStatus } from '../review.ts';
import { signalsOf } from './signals.ts';

/** Of other words, only what stands in them is looked at anew. */
const ofWords: readonly HoldSignal[] = ['contact-in-words', 'repeated-words'];

/** For what a person looks first once somebody has changed their words: what held it and was never decided holds it on. */
export function signalsOfEdit(
  before: { readonly status: ReviewStatus; readonly heldFor: readonly HoldSignal[] },
  words: readonly string[],
  others: readonly string[],
): HoldSignal[] {
  const kept =
    before.status !== 'published' ? before.heldFor.filter((signal) => !ofWords.includes(signal)) : [];
  const nothing = {
    ...{ ofProductWithinHour: 0, peopleOfSender: 0, disposable: false, own: false },
    ...{ beforeDelivery: false, refunded: false, robot: false },
  };
  const found = signalsOf({ ...nothing, words, others });
  return holdSignals.filter((signal) => kept.includes(signal) || found.includes(signal));
}
