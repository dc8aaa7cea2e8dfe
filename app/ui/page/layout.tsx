import type { ReactNode } from 'react';
import styles from './layout.module.css';

interface LayoutProps {
  main: ReactNode;
  /** Beside the main column on a desktop, below it on a phone. */
  aside: ReactNode;
  /** On top of the aside; above the main column on a phone. */
  first?: ReactNode;
  /** Below the main column; on a phone below the aside. */
  last?: ReactNode;
  /** Both columns alike: what is looked at matters as much as what is done. */
  split?: 'even';
  /** The aside is as long as what it stands beside, and scrolls with it. */
  still?: boolean;
}

/** Two columns, of 2 : 1 unless split evenly, that become one on a phone. Without `first`, the aside stays in sight while main scrolls. */
export function Layout({ main, aside, first, last, split, still = false }: LayoutProps) {
  return (
    <div className={styles.columns} data-split={split}>
      {first ? <div className={styles.first}>{first}</div> : null}
      <div className={styles.main}>{main}</div>
      <div className={first ? styles.aside : `${styles.aside} ${still ? styles.still : styles.alone}`}>
        {aside}
      </div>
      {last ? <div className={styles.last}>{last}</div> : null}
    </div>
  );
}
