import type { ReactNode } from 'react';
import styles from './charts.module.css';
import { chartSize } from './scale.ts';

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

interface TableProps {
  title: string;
  tableLabel: string;
  /** Heading of the rows. */
  column: string;
  series: readonly ChartSeries[];
  /** From left to right; their texts by the series, as people read them. */
  rows: readonly { readonly label: string; readonly texts: readonly string[] }[];
}

interface ChartFrameProps extends TableProps {
  legend?: ReactNode;
  /** Values that the axis names, from its top to its ground. */
  ticks: readonly number[];
  /** Prints a value of the axis. */
  axis: (value: number) => string;
  /** Both ends are named, even if they are one. */
  bothEnds?: boolean;
  /** What is drawn, in an SVG of `chartSize`. */
  children: ReactNode;
}

const { width, height } = chartSize;

/** What stands around a drawing: its axis, its first and its last label, and the same as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, legend, ticks, axis, rows, bothEnds = rows.length > 1, children } = props;
  return (
    <figure className={styles.figure}>
      {legend}
      <div className={styles.plot} aria-hidden="true">
        <div className={styles.axis}>
          {ticks.map((value) => (
            <span key={value}>{axis(value)}</span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className={styles.chart}
          aria-hidden="true"
        >
          {[0, height / 2, height].map((y) => (
            <line key={y} x1="0" x2={width} y1={y} y2={y} className={styles.grid} />
          ))}
          {children}
        </svg>
        <div className={styles.ends}>
          <span>{rows[0]?.label}</span>
          {bothEnds ? <span>{rows.at(-1)?.label}</span> : null}
        </div>
      </div>
      <figcaption className={styles.caption}>{title}</figcaption>
      <SameAsTable {...props} />
    </figure>
  );
}

/** What is drawn, for those who want numbers or cannot see. */
function SameAsTable({ title, tableLabel, column, series, rows }: TableProps) {
  return (
    <details className={styles.table}>
      <summary>{tableLabel}</summary>
      <div className={styles.scroll}>
        <table>
          <caption className={styles.caption}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              {series.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, texts }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ id }, index) => (
                  <td key={id}>{texts[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
