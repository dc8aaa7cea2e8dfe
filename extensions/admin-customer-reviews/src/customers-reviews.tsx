import type { Api } from '@shopify/ui-extensions/admin.customer-details.block.render';
import type { CustomerReviews } from '../../../app/contracts/customer-reviews.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { type Loaded, useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';
import { OneReview } from './one-review.tsx';

/** The app's own page, as links of the admin know it. */
const inbox = 'app:app/reviews';

/** On a customer's page: the latest reviews, how many there are, and the way to all of them. */
export function CustomersReviews({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const customer = page.data.selected[0]?.id ?? '';
  const [loaded, again] = useLoaded(() =>
    app.get<CustomerReviews>(`/api/staff/customer-reviews?customer=${encodeURIComponent(customer)}`),
  );
  return (
    <s-admin-block heading={words.say('heading')} collapsedSummary={summaryOf(words, loaded)}>
      <Content {...{ words, loaded, again }} />
    </s-admin-block>
  );
}

/** Of somebody whom the app does not know yet there are no reviews. */
function reviewsOf(loaded: Loaded<CustomerReviews>): CustomerReviews | null {
  if (loaded.state === 'loading') return null;
  if (loaded.done) return loaded.value;
  return loaded.why === 'not-yours' ? { customer: '', total: 0, latest: [] } : null;
}

function summaryOf(words: Words, loaded: Loaded<CustomerReviews>): string {
  if (loaded.state === 'loading') return words.say('loading');
  const reviews = reviewsOf(loaded);
  if (reviews === null) return words.say('not-loaded');
  return reviews.total === 0 ? words.say('none') : words.say('count', { count: reviews.total });
}

interface ContentProps {
  words: Words;
  loaded: Loaded<CustomerReviews>;
  again: () => Promise<void>;
}

function Content({ words, loaded, again }: ContentProps) {
  if (loaded.state === 'loading') return <s-spinner accessibilityLabel={words.say('loading')} />;
  const reviews = reviewsOf(loaded);
  if (reviews === null)
    return (
      <s-stack gap="small-200">
        <s-paragraph>{words.say('not-loaded')}</s-paragraph>
        <s-stack direction="inline">
          <s-button onClick={() => void again()}>{words.say('try-again')}</s-button>
        </s-stack>
      </s-stack>
    );
  if (reviews.total === 0)
    return (
      <s-stack gap="small-200">
        <s-paragraph>{words.say('none')}</s-paragraph>
        <s-paragraph color="subdued">{words.say('none-about')}</s-paragraph>
      </s-stack>
    );
  return (
    <s-stack gap="base">
      <s-stack direction="inline" justifyContent="space-between" gap="small-200">
        <s-text type="strong">{words.say('count', { count: reviews.total })}</s-text>
        <s-link href={`${inbox}?customer=${reviews.customer}`}>{words.say('all')}</s-link>
      </s-stack>
      {reviews.latest.map((review) => (
        <OneReview
          key={review.id}
          {...{ words, review }}
          href={`${inbox}?customer=${reviews.customer}&open=${review.id}`}
        />
      ))}
    </s-stack>
  );
}
