import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import { Badge } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

const tones = { pending: { tone: 'attention' }, published: { tone: 'success' }, hidden: {} } as const;

/** Where a review stands. */
export function StatusBadge({ status }: { status: ReviewStatus }) {
  const { statuses } = useTexts().reviews;
  return <Badge {...tones[status]}>{statuses[status]}</Badge>;
}
