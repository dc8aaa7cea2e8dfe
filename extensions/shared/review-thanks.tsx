import type { ReviewFormView } from '../../app/contracts/reviews.ts';
import type { Words } from './words.ts';

/** What any review is thanked with, said before one is written. Nothing where there is nothing. */
export function ReviewThanks({ words, form: { thanks } }: { words: Words; form: ReviewFormView }) {
  if (thanks === null) return null;
  const { points, percent } = thanks;
  const text =
    points === null
      ? words.say('review.for-percent', { percent: percent ?? 0 })
      : percent === null
        ? words.sayPoints('review.for-points', points)
        : words.sayPoints('review.for-both', points, { percent });
  return <s-paragraph>{text}</s-paragraph>;
}
