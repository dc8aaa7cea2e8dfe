import type { ReactNode } from 'react';
import styles from './labelled-cell.module.css';

/** A value with its heading before it where a row has become a card and its column's heading is gone. */
export function LabelledCell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className={styles.label} aria-hidden="true">
        {label}{' '}
      </span>
      {children}
    </>
  );
}
