import { useState } from 'preact/hooks';
import type { ReviewEdit, Withdrawn, WrittenReview } from '../../../app/contracts/reviews.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import { CopyableCode } from '../../shared/copyable-code.tsx';
import { fieldValue, isTicked } from '../../shared/field-value.ts';
import { Stars } from '../../shared/stars.tsx';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  app: AppClient;
  review: WrittenReview;
  again: () => Promise<void>;
}

/** What was written once: where it stands, what the shop answered, and the way to change it or take it back. */
export function WrittenOne({ words, app, review, again }: Props) {
  const [open, setOpen] = useState<'edit' | 'take-back' | null>(null);
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);

  const settle = async (answer: Answer<WrittenReview | Withdrawn>) => {
    if (!answer.done) return setProblem(words.refusal(answer.why, answer.values));
    setProblem(null);
    setOpen(null);
    await again();
  };
  const post = (path: string, body: object) =>
    void run(async () => settle(await app.post<WrittenReview | Withdrawn>(`/api/reviews/${path}`, body)));

  return (
    <s-stack gap="small-200">
      <Said {...{ words, review }} />
      {open === 'edit' && (
        <Edit
          {...{ words, review, busy }}
          onSave={(edit) => post('edit', edit)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'take-back' && (
        <s-stack gap="base">
          <s-paragraph>{words.say('written.take-back-what')}</s-paragraph>
          <s-stack direction="inline" gap="base">
            <s-button loading={busy} onClick={() => post('withdraw', { review: review.id })}>
              {words.say('written.take-back-now')}
            </s-button>
            <s-button variant="secondary" onClick={() => setOpen(null)}>
              {words.say('written.cancel')}
            </s-button>
          </s-stack>
        </s-stack>
      )}
      {open === null && (
        <s-stack gap="small-200">
          <s-checkbox
            label={words.say('review.reuse')}
            checked={review.reuseConsent}
            disabled={busy}
            onChange={(event) => post('consent', { review: review.id, reuse: isTicked(event) })}
          />
          <s-stack direction="inline" gap="base">
            <s-link
              onClick={() => setOpen('edit')}
              accessibilityLabel={words.say('written.edit-label', { title: review.productTitle })}
            >
              {words.say('written.edit')}
            </s-link>
            <s-link
              onClick={() => setOpen('take-back')}
              accessibilityLabel={words.say('written.take-back-label', { title: review.productTitle })}
            >
              {words.say('written.take-back')}
            </s-link>
          </s-stack>
        </s-stack>
      )}
      {problem && <s-banner tone="warning">{problem}</s-banner>}
    </s-stack>
  );
}

function Said({ words, review }: { words: Words; review: WrittenReview }) {
  return (
    <>
      <s-text type="strong">{review.productTitle}</s-text>
      <s-text>{words.say('review.stars', { count: review.rating })}</s-text>
      {review.title && <s-text>{review.title}</s-text>}
      {review.body && <s-paragraph>{review.body}</s-paragraph>}
      <s-text color="subdued">
        {words.say(`written.${review.status}`, { date: words.day(review.submittedAt) })}
      </s-text>
      {review.edited && <s-text color="subdued">{words.say('written.edited')}</s-text>}
      {review.reply && <s-paragraph>{words.say('written.reply', { reply: review.reply })}</s-paragraph>}
      {review.thanksCode && (
        <s-stack gap="small-200">
          <s-text>{words.say('written.code')}</s-text>
          <CopyableCode words={words} id={`thanks-${review.id}`} code={review.thanksCode} />
        </s-stack>
      )}
    </>
  );
}

interface EditProps {
  words: Words;
  review: WrittenReview;
  busy: boolean;
  onSave: (edit: ReviewEdit) => void;
  onCancel: () => void;
}

function Edit({ words, review, busy, onSave, onCancel }: EditProps) {
  const [rating, setRating] = useState(review.rating);
  const [title, setTitle] = useState(review.title);
  const [body, setBody] = useState(review.body);
  return (
    <s-stack gap="base">
      <Stars
        words={words}
        label={words.say('review.stars-label', { title: review.productTitle })}
        name={`stars of ${review.id}`}
        rating={rating}
        onChange={setRating}
      />
      <s-text-field
        label={words.say('review.title')}
        maxLength={120}
        value={title}
        onInput={(event) => setTitle(fieldValue(event))}
      />
      <s-text-area
        label={words.say('review.body')}
        rows={4}
        maxLength={5000}
        value={body}
        onInput={(event) => setBody(fieldValue(event))}
      />
      <s-stack direction="inline" gap="base">
        <s-button
          variant="primary"
          loading={busy}
          onClick={() => onSave({ review: review.id, rating, title: title.trim(), body: body.trim() })}
        >
          {words.say('written.save')}
        </s-button>
        <s-button variant="secondary" onClick={onCancel}>
          {words.say('written.cancel')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
