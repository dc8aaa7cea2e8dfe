import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { HideReason } from '#app/modules/reviews/review.ts';
import { useKeys } from '../../ui/lists/use-keys.ts';
import { useReading } from '../../ui/lists/use-reading.ts';
import { useMay } from '../../ui/page/allowed.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ModerationAnswer } from '../app.reviews/decide.server.ts';
import type { InboxView } from './view.server.ts';

export interface Inbox {
  /** The search that opens a review beside the same list. */
  readonly searchTo: (id: string | null) => string;
  readonly busy: boolean;
  /** What came of the last decision, if it was refused. */
  readonly wrong: string | null;
  /** The reason for hiding is being asked for. */
  readonly hiding: boolean;
  readonly setHiding: (hiding: boolean) => void;
  readonly publish: () => void;
  readonly hide: (reason: HideReason) => void;
}

const inboxPath = '/app/reviews';

/** Moving through the inbox and deciding, by pointer or keys: j, k, p, h, x. */
export function useInbox(
  { rows, reading, readAt }: Pick<InboxView, 'rows' | 'reading' | 'readAt'>,
  choose: (id: string) => void,
): Inbox {
  const { reviews: words } = useTexts();
  const { data, state, submit } = useFetcher<ModerationAnswer>();
  const [hiding, setHiding] = useState(false);
  const busy = state !== 'idle';
  const id = reading?.id ?? null;
  const { searchTo, move, at, isSeen } = useReading(rows, id, inboxPath);
  const may = useMay('decide');
  const mayPublish = may && reading !== null && reading.status !== 'published' && !busy;
  const mayHide = may && reading !== null && reading.status !== 'hidden' && !busy;
  useToast(
    data,
    useCallback(
      (answer: ModerationAnswer) =>
        'done' in answer ? (answer.done === 'publish' ? words.published : words.hidden) : null,
      [words],
    ),
  );
  const send = (fields: Record<string, string>) => {
    setHiding(false);
    if (id !== null) submit({ ...fields, review: id }, { method: 'post', action: inboxPath });
  };
  const publish = () => send({ intent: 'publish', readAt });
  useKeys(
    hiding
      ? {}
      : {
          j: () => move(1),
          k: () => move(-1),
          p: () => mayPublish && isSeen() && publish(),
          h: () => mayHide && isSeen() && setHiding(true),
          x: () => {
            const chosen = at();
            if (chosen !== null) choose(chosen);
          },
        },
  );
  const refused = data && 'refused' in data && !busy ? data.refused : null;
  return {
    searchTo,
    busy,
    wrong:
      refused === null
        ? null
        : refused === 'already-done' ||
            refused === 'not-yours' ||
            refused === 'not-allowed' ||
            refused === 'expired'
          ? words.refused[refused]
          : words.refused.other,
    hiding,
    setHiding,
    publish,
    hide: (reason) => send({ intent: 'hide', reason }),
  };
}
