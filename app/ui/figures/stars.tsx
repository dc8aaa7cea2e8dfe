import { useTexts } from '../texts/texts.ts';
import styles from './stars.module.css';

const all = [1, 2, 3, 4, 5] as const;
const star = 'M8 1.2l2.1 4.4 4.8.6-3.5 3.3.9 4.8L8 11.9l-4.3 2.4.9-4.8L1.1 6.2l4.8-.6z';

/** One to five stars, said as "4 of 5 stars". */
export function Stars({ count, size = 'small' }: { count: number; size?: 'small' | 'large' }) {
  const { reviews } = useTexts();
  return (
    <span className={styles.stars} data-size={size} role="img" aria-label={reviews.starsOf(count)}>
      {all.map((position) => (
        <svg key={position} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d={star} className={position <= count ? styles.full : styles.open} />
        </svg>
      ))}
    </span>
  );
}
