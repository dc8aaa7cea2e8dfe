import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { chartSize, pathThrough, roundAbove, scaleTo } from './scale.ts';

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

const { width, height } = chartSize;

/** A line over time with its first, last and highest value named, and the same numbers as a table. */
export function LineChart({ title, points, axis, columns, tableLabel }: LineChartProps) {
  const top = roundAbove(Math.max(...points.map((point) => point.value), 0));
  const scaled = scaleTo([...points.map((point) => point.value), top], { ...chartSize, padding: 0 });
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const line = points.map((_, index) => ({
    x: Math.round(index * step * 100) / 100,
    y: scaled[index]?.y ?? height,
  }));
  return (
    <ChartFrame
      {...{ title, axis, tableLabel }}
      ticks={[top, top / 2, 0]}
      bothEnds
      column={columns.label}
      series={[{ id: 'value', label: columns.value }]}
      rows={points.map(({ label, text }) => ({ label, texts: [text] }))}
    >
      <path d={`${pathThrough(line)}L${width},${height}L0,${height}Z`} className={styles.area} />
      <path d={pathThrough(line)} className={styles.line} vectorEffect="non-scaling-stroke" />
    </ChartFrame>
  );
}
