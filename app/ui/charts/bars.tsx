import styles from './charts.module.css';

const width = 120;
const height = 32;
const gap = 4;

/** Parts of one whole, from left to right. What they say stands in words beside them. */
export function Bars({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const each = (width - gap * (values.length - 1)) / values.length;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={styles.spark}
      role="img"
      aria-label={label}
    >
      {values.map((value, index) => {
        const tall = Math.max(1, (value / most) * (height - 2));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            key={index}
            x={index * (each + gap)}
            y={height - tall}
            width={each}
            height={tall}
            className={styles.bar}
          />
        );
      })}
    </svg>
  );
}
