import { Stars } from '../../ui/figures/stars.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Badge, BlockStack, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { CustomerReviewsView } from './areas.server.ts';

/** What they wrote, newest first; nothing while they wrote nothing. */
export function ReviewsCard({ reviews }: { reviews: CustomerReviewsView }) {
  const { customer, reviews: words } = useTexts();
  if (reviews.shown.length === 0) return null;
  return (
    <Section title={customer.reviews.title}>
      {reviews.shown.map((review) => (
        <BlockStack gap="050" key={review.id}>
          <InlineStack gap="200" blockAlign="center">
            <Stars count={review.stars} />
            {review.status === 'published' ? null : <Badge>{words.statuses[review.status]}</Badge>}
          </InlineStack>
          <Link url={`/app/reviews?open=${review.id}`}>{review.product}</Link>
          <Text as="p" variant="bodySm" tone="subdued">
            <Moment at={review.at} />
          </Text>
        </BlockStack>
      ))}
      {reviews.more ? (
        <Text as="p" tone="subdued">
          {reviews.more}
        </Text>
      ) : null}
      <InlineStack>
        <Link url={reviews.allTo}>{customer.reviews.all}</Link>
      </InlineStack>
    </Section>
  );
}
