import { useState } from 'preact/hooks';
import type {
  OpenReview,
  ReviewDraft,
  ReviewFormView,
  ReviewInput,
  UploadedMedia,
  WrittenReview,
} from '../../app/contracts/reviews.ts';
import type { AppClient } from './app-client.ts';
import { itemName } from './item-name.ts';
import { ReviewFields } from './review-fields.tsx';
import { ReviewMedia } from './review-media.tsx';
import { Stars } from './stars.tsx';
import { useDraft } from './use-draft.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  app: AppClient;
  open: OpenReview;
  form: ReviewFormView;
  /** Of the page, such as "de". */
  language?: string;
  onWritten: (review: WrittenReview) => Promise<void>;
}

const nothing: ReviewDraft = {
  rating: null,
  title: '',
  body: '',
  displayName: '',
  anonymous: false,
  recommends: null,
  answers: {},
};

/**
 * Stars at once; the rest comes after and is as much as the shopper likes. Fields have the whole width: a phone has no
 * room for them beside the picture.
 */
export function ReviewForm({ words, app, open, form, language, onWritten }: Props) {
  const [typed, setTyped] = useState<ReviewDraft>(open.draft ?? nothing);
  const [reuse, setReuse] = useState(false);
  const [media, setMedia] = useState<readonly UploadedMedia[]>([]);
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const draft = useDraft(app, open);

  const change = (part: Partial<ReviewDraft>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    draft.keep(next);
  };
  const send = async () => {
    if (typed.rating === null) return;
    setProblem(null);
    draft.stop();
    // The line is the key: the app takes one review of each.
    const answer = await app.post<WrittenReview>(
      '/api/reviews',
      inputOf(open, typed, typed.rating, { reuse, media, language }),
    );
    if (answer.done) await onWritten(answer.value);
    else setProblem(words.refusal(answer.why, answer.values));
  };

  const name = itemName(open.productTitle, open.variantTitle);
  return (
    <s-stack gap="base">
      <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="center">
        <s-product-thumbnail src={open.imageUrl ?? ''} alt="" size="base" />
        <s-stack gap="small-200">
          <s-text type="strong">{open.productTitle}</s-text>
          {open.variantTitle && <s-text color="subdued">{open.variantTitle}</s-text>}
        </s-stack>
      </s-grid>
      <Stars
        words={words}
        label={words.say('review.stars-label', { title: name })}
        name={`stars ${open.line}`}
        rating={typed.rating}
        onChange={(rating) => change({ rating })}
      />
      {typed.rating !== null && (
        <s-stack gap="base">
          <ReviewFields {...{ words, open, form, typed, reuse }} onChange={change} onReuse={setReuse} />
          {(form.photos || form.videos) && (
            <ReviewMedia
              {...{ words, app, form, media }}
              title={name}
              order={open.order}
              onChange={setMedia}
            />
          )}
          <s-button variant="primary" loading={busy} onClick={() => void run(send)}>
            {words.say('review.send')}
          </s-button>
        </s-stack>
      )}
      {problem && <s-banner tone="warning">{problem}</s-banner>}
    </s-stack>
  );
}

interface Beside {
  readonly reuse: boolean;
  readonly media: readonly UploadedMedia[];
  readonly language: string | undefined;
}

/** What is sent: only what was said. */
function inputOf(
  { order, line }: OpenReview,
  typed: ReviewDraft,
  rating: number,
  { reuse, media, language }: Beside,
): ReviewInput {
  const [title, body, displayName] = [typed.title, typed.body, typed.displayName].map((text) => text.trim());
  return {
    order,
    line,
    rating,
    ...(title ? { title } : {}),
    ...(body ? { body } : {}),
    ...(displayName && !typed.anonymous ? { displayName } : {}),
    ...(typed.anonymous ? { anonymous: true } : {}),
    ...(typed.recommends === null ? {} : { recommends: typed.recommends }),
    ...(Object.keys(typed.answers).length > 0 ? { answers: typed.answers } : {}),
    ...(reuse ? { reuseConsent: true } : {}),
    ...(media.length > 0 ? { media: media.map(({ id }) => id) } : {}),
    ...(language ? { language } : {}),
  };
}
