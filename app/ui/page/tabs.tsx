import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import styles from './tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Path, or search alone: the tab's own address. */
  readonly to: string;
  /** How many wait there; absent or 0: not shown. */
  readonly count?: number;
  /** A dot, and what it says to those who cannot see it. */
  readonly mark?: { readonly tone: 'changed' | 'wrong'; readonly says: string } | undefined;
}

/**
 * Views of one thing side by side. Links, so each has an address and works before scripts do. One line: what does not
 * fit into it is scrolled to.
 */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  const line = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab may be the one to bring into sight.
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    // Tells its first width, too.
    const watch = new ResizeObserver(() => showCurrent(element));
    watch.observe(element);
    return () => watch.disconnect();
  }, [current]);
  return (
    <nav ref={line} aria-label={label} className={styles.tabs}>
      {tabs.map(({ id, label: text, to, count = 0, mark }) => (
        <Link
          key={id}
          to={to.startsWith('?') || to === '' ? { search: to } : to}
          preventScrollReset
          className={styles.tab}
          {...(id === current ? { 'aria-current': 'page' } : {})}
        >
          {text}
          {count > 0 ? <span className={styles.count}>{count > 99 ? '99+' : count}</span> : null}
          {mark ? (
            <span className={styles.mark} data-tone={mark.tone} title={mark.says}>
              <span className={styles.says}>{mark.says}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}

/** Moves the line alone, and never the page around it. */
function showCurrent(line: HTMLElement): void {
  const tab = line.querySelector<HTMLElement>('[aria-current]');
  if (!tab) return;
  const { left, width } = tab.getBoundingClientRect();
  const room = line.getBoundingClientRect();
  line.scrollLeft += left - room.left - (room.width - width) / 2;
}
