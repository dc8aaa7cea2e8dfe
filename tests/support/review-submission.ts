import type { Submission } from '../../app/modules/reviews/door.ts';

type Entry = Submission['reviews'][number];

/** Reviews of lines of one order from its owner's account; what a test does not say was left empty, 5 stars. */
export function submissionOf(
  orderId: bigint,
  words: Partial<Entry> | readonly Partial<Entry>[] = {},
  change: Partial<Submission> = {},
): Submission {
  const plain: Entry = {
    lineShopifyId: 1n,
    stars: 5,
    title: '',
    body: '',
    displayName: '',
    recommends: null,
    answers: [],
    reuseConsent: false,
    media: [],
  };
  const reviews = [words].flat().map((entry) => ({ ...plain, ...entry }));
  return { orderId, via: 'account', reviews, language: null, sender: null, robot: false, ...change };
}
