import { useKeys } from './use-keys.ts';

/** j and k move through the rows of the page's table, x chooses the one that is reached; Enter opens it as any link. */
export function useRowKeys(toggle?: (key: string) => void): void {
  const reached = () => document.activeElement?.closest<HTMLElement>('tr[data-row]') ?? null;
  const move = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>('tr[data-row]')];
    const here = reached();
    const at = here === null ? -1 : all.indexOf(here);
    const next = all[at === -1 ? 0 : at + by];
    const link = next?.querySelector('a');
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const key = reached()?.dataset.row;
      if (key !== undefined) toggle?.(key);
    },
  });
}
