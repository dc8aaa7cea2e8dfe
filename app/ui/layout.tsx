import type { ReactNode } from 'react';
import styles from './layout.module.css';

interface LayoutProps {
  main: ReactNode;
  /** Beside the main column on a desktop, where it stays in sight; on a phone below it, or above. */
  aside: ReactNode;
  asideFirst?: boolean;
}

/** Two columns of 2 : 1 that become one on a phone. */
export function Layout({ main, aside, asideFirst = false }: LayoutProps) {
  return (
    <div className={asideFirst ? `${styles.columns} ${styles.asideFirst}` : styles.columns}>
      <div className={styles.main}>{main}</div>
      <div className={styles.aside}>{aside}</div>
    </div>
  );
}
