import { useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';

export interface Reading {
  /** The search that opens a row beside the same list; null: none. */
  readonly searchTo: (id: string | null) => string;
  /** Opens the next one, or the one before. */
  readonly move: (by: 1 | -1) => void;
  /** The row that is read or is being opened; null: none. */
  readonly at: () => string | null;
  /** What is drawn is that row: it has been seen, and may be decided. */
  readonly isSeen: () => boolean;
}

/** A list with a pane to read in, at `path`: keys may come faster than pages are drawn. */
export function useReading(
  rows: readonly { readonly id: string }[],
  id: string | null,
  path: string,
): Reading {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { location } = useNavigation();
  const opening = location?.pathname === path ? new URLSearchParams(location.search).get('open') : null;
  const at = useRef(opening ?? id);
  at.current = opening ?? id;
  const searchTo = (open: string | null) => {
    const next = new URLSearchParams(search);
    if (open === null) next.delete('open');
    else next.set('open', open);
    return `?${next}`;
  };
  return {
    searchTo,
    move(by) {
      const from = rows.findIndex((row) => row.id === at.current);
      const next = rows[from === -1 ? 0 : from + by];
      if (next === undefined) return;
      at.current = next.id;
      navigate({ search: searchTo(next.id) }, { replace: true, preventScrollReset: true });
    },
    at: () => at.current,
    isSeen: () => opening === null && at.current === id,
  };
}

/** Keeps the marked row in sight when it is moved by keys. Hand the result to that row. */
export function useInSight(id: string | undefined) {
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is the reason to look
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest('ol'))
      current.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return current;
}
