import type { CustomerReview } from '../../../app/contracts/customer-reviews.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  review: CustomerReview;
  /** Where it is read whole, and decided about. */
  href: string;
}

const toneOf = { published: 'success', pending: 'caution', hidden: 'neutral' } as const;

/** One review: its stars and words, what it is about, and where it stands. */
export function OneReview({ words, review, href }: Props) {
  const { rating, title, excerpt, status, purchase, held } = review;
  const date = words.day(review.submittedAt);
  return (
    <s-stack gap="small-300">
      <s-divider />
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text accessibilityVisibility="hidden">{'★'.repeat(rating) + '☆'.repeat(5 - rating)}</s-text>
        <s-text accessibilityVisibility="exclusive">{words.say('stars', { count: rating })}</s-text>
        <s-link href={href}>{title || words.say('untitled')}</s-link>
      </s-stack>
      {excerpt !== '' && <s-paragraph lineClamp={2}>{excerpt}</s-paragraph>}
      <s-text color="subdued">
        {review.product === '' ? date : words.say('about', { product: review.product, date })}
      </s-text>
      <s-stack direction="inline" gap="small-300">
        <s-badge tone={toneOf[status]}>{words.say(`status.${status}`)}</s-badge>
        {held && <s-badge tone="warning">{words.say('held')}</s-badge>}
        {purchase !== null && <s-badge>{words.say(`purchase.${purchase}`)}</s-badge>}
      </s-stack>
    </s-stack>
  );
}
