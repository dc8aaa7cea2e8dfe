import type { ReactNode } from 'react';
import styles from './pictures.module.css';

export type PictureName = 'people' | 'search' | 'trail' | 'ledger' | 'calm' | 'broken' | 'mail';

/** Small drawings of our own, in the colours of the admin. Decoration: nothing is said by them alone. */
export function Picture({ name }: { name: PictureName }) {
  return (
    <svg viewBox="0 0 120 80" className={styles.picture} aria-hidden="true" focusable="false">
      <ellipse cx="60" cy="72" rx="46" ry="5" className={styles.ground} />
      {drawings[name]}
    </svg>
  );
}

const drawings: Record<PictureName, ReactNode> = {
  people: (
    <>
      <circle cx="38" cy="32" r="9" className={styles.soft} />
      <path d="M22 66c0-12 7-20 16-20s16 8 16 20z" className={styles.soft} />
      <circle cx="84" cy="34" r="8" className={styles.soft} />
      <path d="M70 66c0-11 6-18 14-18s14 7 14 18z" className={styles.soft} />
      <circle cx="60" cy="26" r="11" className={styles.paper} />
      <path d="M41 70c0-15 8-25 19-25s19 10 19 25z" className={styles.paper} />
      <path
        d="M60 52l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8z"
        className={styles.warm}
      />
    </>
  ),
  search: (
    <>
      <rect x="24" y="14" width="60" height="54" rx="5" className={styles.paper} />
      <path d="M33 27h28M33 37h36M33 47h20" className={styles.line} />
      <circle cx="78" cy="46" r="14" className={styles.glass} />
      <path d="M88 57l11 11" className={styles.handle} />
    </>
  ),
  trail: (
    <>
      <path d="M26 66c0-18 22-8 30-20s-4-22 12-28 26 2 28 8" className={styles.dashes} />
      <circle cx="26" cy="64" r="6" className={styles.soft} />
      <circle cx="56" cy="46" r="6" className={styles.paper} />
      <circle cx="66" cy="20" r="6" className={styles.soft} />
      <circle cx="96" cy="26" r="8" className={styles.warm} />
    </>
  ),
  ledger: (
    <>
      <path d="M28 10h64v58l-8-5-8 5-8-5-8 5-8-5-8 5-8-5-8 5z" className={styles.paper} />
      <path d="M38 24h24M38 35h24M38 46h24" className={styles.line} />
      <path d="M72 24h10M72 35h10M72 46h10" className={styles.warmLine} />
    </>
  ),
  mail: (
    <>
      <rect x="24" y="18" width="72" height="48" rx="5" className={styles.paper} />
      <path d="M26 22l34 26 34-26" className={styles.line} />
      <circle cx="92" cy="22" r="9" className={styles.warm} />
      <path d="M88 22l3 3 5-6" className={styles.tick} />
    </>
  ),
  calm: (
    <>
      <path d="M18 46a42 42 0 0 1 84 0" className={styles.dashes} />
      <circle cx="60" cy="46" r="19" className={styles.warm} />
      <path d="M51 47l7 7 12-14" className={styles.tick} />
    </>
  ),
  broken: (
    <>
      <rect
        x="26"
        y="22"
        width="26"
        height="26"
        rx="5"
        className={styles.paper}
        transform="rotate(-6 39 35)"
      />
      <rect
        x="68"
        y="26"
        width="26"
        height="26"
        rx="5"
        className={styles.paper}
        transform="rotate(8 81 39)"
      />
      <path d="M54 38c4 4 6-6 12 0" className={styles.dashes} />
      <circle cx="39" cy="35" r="4" className={styles.warm} />
      <circle cx="81" cy="39" r="4" className={styles.soft} />
    </>
  ),
};
