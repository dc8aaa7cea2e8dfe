import { useEffect, useState } from 'react';

/** One page of a list as a loader answers it. */
export interface Page<Item, Cursor> {
  readonly items: readonly Item[];
  readonly next: Cursor | null;
}

interface Loads<Item, Cursor> {
  readonly data: Page<Item, Cursor> | undefined;
  readonly state: 'idle' | 'loading' | 'submitting';
  readonly load: (address: string) => void;
}

interface MorePages<Item, Cursor> extends Page<Item, Cursor> {
  readonly loading: boolean;
  readonly more: () => void;
}

/** A list that grows by a page at a time through a fetcher. A new first page begins it anew. */
export function useMorePages<Item, Cursor>(
  first: Page<Item, Cursor>,
  { data, state, load }: Loads<Item, Cursor>,
  addressOf: (cursor: Cursor) => string,
): MorePages<Item, Cursor> {
  const [pages, setPages] = useState<readonly Page<Item, Cursor>[]>([first]);
  const [start, setStart] = useState(() => JSON.stringify(first));
  const news = JSON.stringify(first);
  if (news !== start) {
    setStart(news);
    setPages([first]);
  }
  useEffect(() => {
    if (data !== undefined) setPages((known) => [...known, data]);
  }, [data]);
  const next = pages.at(-1)?.next ?? null;
  return {
    items: pages.flatMap((page) => page.items),
    next,
    loading: state !== 'idle',
    more: () => {
      if (next !== null) load(addressOf(next));
    },
  };
}
