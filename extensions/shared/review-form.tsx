import { useState } from 'preact/hooks';
import type { OpenReview, WrittenReview } from '../../app/contracts/reviews.ts';
import type { AppClient } from './app-client.ts';
import { chosenValue, fieldValue } from './field-value.ts';
import { itemName } from './item-name.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  app: AppClient;
  open: OpenReview;
  onWritten: (review: WrittenReview) => Promise<void>;
}

const ratings = [5, 4, 3, 2, 1];

/** Stars at once; the words come after and are as many as the shopper likes. */
export function ReviewForm({ words, app, open, onWritten }: Props) {
  const [rating, setRating] = useState(0);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);

  const send = async () => {
    setProblem(null);
    const said = { title: title.trim(), body: body.trim(), displayName: displayName.trim() };
    const given = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
    // The line is the key: the app takes one review of each.
    const answer = await app.post<WrittenReview>('/api/reviews', {
      order: open.order,
      line: open.line,
      rating,
      ...given,
    });
    if (answer.done) await onWritten(answer.value);
    else setProblem(words.refusal(answer.why, answer.values));
  };

  return (
    <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="start">
      <s-product-thumbnail src={open.imageUrl ?? ''} alt="" size="base" />
      <s-stack gap="base">
        <s-stack gap="small-200">
          <s-text type="strong">{open.productTitle}</s-text>
          {open.variantTitle && <s-text color="subdued">{open.variantTitle}</s-text>}
        </s-stack>
        <s-choice-list
          label={words.say('review.stars-label', { title: itemName(open.productTitle, open.variantTitle) })}
          labelAccessibilityVisibility="exclusive"
          name={`stars ${open.line}`}
          values={rating === 0 ? [] : [String(rating)]}
          onChange={(event) => setRating(Number(chosenValue(event) ?? 0))}
        >
          {ratings.map((stars) => (
            <s-choice
              key={stars}
              value={String(stars)}
              accessibilityLabel={words.say('review.stars', { count: stars })}
            >
              {'★'.repeat(stars) + '☆'.repeat(5 - stars)}
            </s-choice>
          ))}
        </s-choice-list>
        {rating > 0 && (
          <s-stack gap="base">
            <s-text-field
              label={words.say('review.title')}
              maxLength={120}
              value={title}
              onChange={(event) => setTitle(fieldValue(event))}
            />
            <s-text-area
              label={words.say('review.body')}
              rows={4}
              maxLength={4000}
              value={body}
              onChange={(event) => setBody(fieldValue(event))}
            />
            <s-text-field
              label={words.say('review.name')}
              maxLength={60}
              value={displayName}
              onChange={(event) => setDisplayName(fieldValue(event))}
            />
            <s-button variant="primary" loading={busy} onClick={() => void run(send)}>
              {words.say('review.send')}
            </s-button>
          </s-stack>
        )}
        {problem && <s-banner tone="warning">{problem}</s-banner>}
      </s-stack>
    </s-grid>
  );
}
