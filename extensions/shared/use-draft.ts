import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { DraftInput, OpenReview, ReviewDraft, Saved } from '../../app/contracts/reviews.ts';
import type { AppClient } from './app-client.ts';

/** How long nothing is typed before it is kept. */
const quietMs = 1500;

/** Keeps what is typed at the app, so that it is there again on another day. What fails is tried with the next key. */
export function useDraft(
  app: AppClient,
  { order, line }: Pick<OpenReview, 'order' | 'line'>,
): { keep: (draft: ReviewDraft) => void; stop: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stop, [stop]);
  const keep = (draft: ReviewDraft) => {
    stop();
    const input: DraftInput = { ...draft, order, line };
    timer.current = setTimeout(() => void app.post<Saved>('/api/reviews/drafts', input), quietMs);
  };
  return { keep, stop };
}
