import styles from './charts.module.css';
import { pathThrough, scaleTo } from './scale.ts';

const width = 120;
const height = 32;

/** How a figure went, without axes. What it says stands in words beside it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  if (values.length < 2) return <div className={styles.spark} aria-hidden="true" />;
  const points = scaleTo(values, { width, height, padding: 3 });
  const line = pathThrough(points);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={styles.spark}
      role="img"
      aria-label={label}
    >
      <path d={`${line}L${width},${height}L0,${height}Z`} className={styles.area} />
      <path d={line} className={styles.line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
