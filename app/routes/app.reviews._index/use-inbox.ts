import { useFetcher, useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { useCallback, useRef, useState } from 'react';
import type { HideReason } from '#app/modules/reviews/review.ts';
import { useKeys } from '../../ui/lists/use-keys.ts';
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
  { rows, reading }: Pick<InboxView, 'rows' | 'reading'>,
  choose: (id: string) => void,
): Inbox {
  const { reviews: words } = useTexts();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data, state, submit } = useFetcher<ModerationAnswer>();
  const [hiding, setHiding] = useState(false);
  const busy = state !== 'idle';
  const id = reading?.id ?? null;
  // The one that is being opened counts for moving on and choosing; what is decided has been seen.
  const { location } = useNavigation();
  const opening = location?.pathname === inboxPath ? new URLSearchParams(location.search).get('open') : null;
  // Keys come faster than pages are drawn.
  const at = useRef(opening ?? id);
  at.current = opening ?? id;
  const mayPublish = opening === null && reading !== null && reading.status !== 'published' && !busy;
  const mayHide = opening === null && reading !== null && reading.status !== 'hidden' && !busy;
  useToast(
    data,
    useCallback(
      (answer: ModerationAnswer) =>
        'done' in answer ? (answer.done === 'publish' ? words.published : words.hidden) : null,
      [words],
    ),
  );
  const searchTo = (open: string | null) => {
    const next = new URLSearchParams(search);
    if (open === null) next.delete('open');
    else next.set('open', open);
    return `?${next}`;
  };
  const send = (fields: Record<string, string>) => {
    setHiding(false);
    if (id !== null) submit({ ...fields, review: id }, { method: 'post', action: inboxPath });
  };
  const move = (by: 1 | -1) => {
    const from = rows.findIndex((row) => row.id === at.current);
    const next = rows[from === -1 ? 0 : from + by];
    if (next === undefined) return;
    at.current = next.id;
    navigate({ search: searchTo(next.id) }, { replace: true, preventScrollReset: true });
  };
  useKeys(
    hiding
      ? {}
      : {
          j: () => move(1),
          k: () => move(-1),
          p: () => mayPublish && at.current === id && send({ intent: 'publish' }),
          h: () => mayHide && at.current === id && setHiding(true),
          x: () => at.current !== null && choose(at.current),
        },
  );
  const refused = data && 'refused' in data && !busy ? data.refused : null;
  return {
    searchTo,
    busy,
    wrong:
      refused === null
        ? null
        : refused === 'already-done' || refused === 'not-yours'
          ? words.refused[refused]
          : words.refused.other,
    hiding,
    setHiding,
    publish: () => send({ intent: 'publish' }),
    hide: (reason) => send({ intent: 'hide', reason }),
  };
}
