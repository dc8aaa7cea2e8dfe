import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { BulkResult, QueueAnswer } from './decide.server.ts';

/** As many as one request decides; the screen shows how far it is in between. */
const atOnce = 5;

export type BulkMove = 'approve' | 'decline';

interface Run {
  readonly move: BulkMove;
  readonly more: Readonly<Record<string, string>>;
  readonly of: number;
  readonly left: readonly string[];
  readonly results: readonly BulkResult[];
  /** A request was not answered as expected: what is left was not tried. */
  readonly broken: boolean;
}

export interface Bulk {
  /** Null: nothing was decided yet, or its outcome was put away. */
  readonly run: Run | null;
  readonly running: boolean;
  readonly start: (move: BulkMove, ids: readonly string[], more?: Readonly<Record<string, string>>) => void;
  readonly close: () => void;
}

/** Decides several returns, a few at a time, and keeps what came of each. */
export function useBulk(): Bulk {
  const { data, state, submit } = useFetcher<QueueAnswer>();
  const [run, setRun] = useState<Run | null>(null);
  const [heard, setHeard] = useState<QueueAnswer | undefined>(undefined);
  const running = run !== null && !run.broken && (run.left.length > 0 || run.results.length < run.of);

  const send = ({ move, more, left }: Pick<Run, 'move' | 'more' | 'left'>) =>
    submit(
      {
        intent: move,
        ids: left.slice(0, atOnce).join(','),
        ...(left.length > atOnce ? { more: 'yes' } : {}),
        ...more,
      },
      { method: 'post', action: '/app/returns?index' },
    );

  // biome-ignore lint/correctness/useExhaustiveDependencies: only an answer is a reason to go on
  useEffect(() => {
    if (state !== 'idle' || data === undefined || data === heard || run === null) return;
    setHeard(data);
    if (!('results' in data)) {
      setRun({ ...run, broken: true });
      return;
    }
    const next = {
      ...run,
      left: run.left.slice(atOnce),
      results: [...run.results, ...data.results],
    };
    setRun(next);
    if (next.left.length > 0) send(next);
  }, [state, data]);

  return {
    run,
    running,
    start: (move, ids, more = {}) => {
      const begun: Run = { move, more, of: ids.length, left: ids, results: [], broken: false };
      setRun(begun);
      send(begun);
    },
    close: () => setRun(null),
  };
}
