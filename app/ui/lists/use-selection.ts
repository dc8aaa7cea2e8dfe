import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  /** Of the rows that are there now. */
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly chooseAll: (chosen: boolean) => void;
  readonly clear: () => void;
}

/** Rows chosen on one page of a list; a row that leaves the list is no longer chosen. */
export function useSelection(keys: readonly string[]): Selection {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => new Set(keys.filter((key) => marked.has(key))), [keys, marked]);
  const toggle = useCallback(
    (key: string) =>
      setMarked((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  return {
    chosen,
    toggle,
    chooseAll: (all) => setMarked(new Set(all ? keys : [])),
    clear: () => setMarked(new Set()),
  };
}
