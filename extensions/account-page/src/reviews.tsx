import { useState } from 'preact/hooks';
import type { ReviewsView, WrittenReview } from '../../../app/contracts/reviews.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import { allOrders, orderPage } from '../../shared/places.ts';
import { ReviewForm } from '../../shared/review-form.tsx';
import { ReviewThanks } from '../../shared/review-thanks.tsx';
import type { Words } from '../../shared/words.ts';
import { WrittenOne } from './written-review.tsx';

interface Props {
  words: Words;
  app: AppClient;
  /** gid of the order that a link to this page was about. */
  order: string | null;
  /** Of this page, such as "de". */
  language: string;
  answer: Answer<ReviewsView>;
  again: () => Promise<void>;
}

const none: ReviewsView = {
  open: [],
  written: [],
  later: 0,
  form: { photos: false, videos: false, recommend: false, thanks: null },
};

/** What may be reviewed, what was, and the orders it belongs to. */
export function Reviews({ words, app, order, language, answer, again }: Props) {
  const [thanked, setThanked] = useState<WrittenReview | null>(null);
  const { open: all, written, form } = answer.done ? answer.value : none;
  // Those that the shopper came for stand first.
  const open = [...all].sort((a, b) => Number(b.order === order) - Number(a.order === order));
  return (
    <>
      {(open.length > 0 || thanked) && (
        <s-section heading={words.say('review.heading')}>
          <s-stack gap="large">
            {thanked && <s-banner tone="success">{words.say(`review.thanks-${thanked.status}`)}</s-banner>}
            {open.length > 0 && <ReviewThanks {...{ words, form }} />}
            {open.map((one) => (
              <ReviewForm
                key={one.line}
                {...{ words, app, form, language }}
                open={one}
                onWritten={async (review) => {
                  await again();
                  setThanked(review);
                }}
              />
            ))}
          </s-stack>
        </s-section>
      )}
      {written.length > 0 && (
        <s-section heading={words.say('written.heading')}>
          <s-stack gap="large">
            {written.map((one) => (
              <WrittenOne key={one.id} {...{ words, app, again }} review={one} />
            ))}
          </s-stack>
        </s-section>
      )}
      <Orders words={words} orders={new Map(open.map((one) => [one.order, one.orderName]))} />
    </>
  );
}

/** Returns belong to an order, so the way there leads through the orders. */
function Orders({ words, orders }: { words: Words; orders: ReadonlyMap<string, string> }) {
  return (
    <s-section heading={words.say('returns.heading')}>
      <s-stack gap="small-200">
        <s-paragraph>{words.say('returns.how')}</s-paragraph>
        {[...orders].map(([order, name]) => (
          <s-link key={order} href={orderPage(order)}>
            {words.say('returns.order', { order: name })}
          </s-link>
        ))}
        <s-link href={allOrders}>{words.say('returns.all')}</s-link>
      </s-stack>
    </s-section>
  );
}
