import styles from './charts.module.css';
import { pathThrough, roundAbove, scaleTo } from './scale.ts';

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
}

interface LineChartProps {
  title: string;
  points: readonly ChartPoint[];
  /** Prints a value of the axis. */
  axis: (value: number) => string;
  /** Column headings of the table that says the same. */
  columns: { label: string; value: string };
  tableLabel: string;
}

const width = 600;
const height = 160;

/** A line over time with its first, last and highest value named, and the same numbers as a table. */
export function LineChart({ title, points, axis, columns, tableLabel }: LineChartProps) {
  const top = roundAbove(Math.max(...points.map((point) => point.value), 0));
  const scaled = scaleTo([...points.map((point) => point.value), top], { width, height, padding: 0 });
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const line = points.map((_, index) => ({
    x: Math.round(index * step * 100) / 100,
    y: scaled[index]?.y ?? height,
  }));
  const first = points[0];
  const last = points.at(-1);
  return (
    <figure className={styles.figure}>
      <div className={styles.plot} aria-hidden="true">
        <div className={styles.axis}>
          <span>{axis(top)}</span>
          <span>{axis(top / 2)}</span>
          <span>{axis(0)}</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className={styles.chart}
          aria-hidden="true"
        >
          {[0, height / 2, height].map((y) => (
            <line
              key={y}
              x1="0"
              x2={width}
              y1={y}
              y2={y}
              className={styles.grid}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={`${pathThrough(line)}L${width},${height}L0,${height}Z`} className={styles.area} />
          <path d={pathThrough(line)} className={styles.line} vectorEffect="non-scaling-stroke" />
        </svg>
        <div className={styles.ends}>
          <span>{first?.label}</span>
          <span>{last?.label}</span>
        </div>
      </div>
      <figcaption className={styles.caption}>{title}</figcaption>
      <details className={styles.table}>
        <summary>{tableLabel}</summary>
        <table>
          <caption className={styles.caption}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.label}</th>
              <th scope="col">{columns.value}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
